#ifndef PP_REPORT_DISCLOSURE_H
#define PP_REPORT_DISCLOSURE_H

#include <stddef.h>
#include <stdint.h>

/* Disclosure control: what may be shown of a count of people, so that nobody
 * can be found in it. */
enum {
	PP_DISCLOSE_LEAST = 10,		/* a smaller count is withheld */
	PP_DISCLOSE_STEP = 5,		/* all others are rounded to this */
	PP_WITHHELD = -1,		/* shown as "[c]", for "confidential" */
};

/* The count as it may be shown, or PP_WITHHELD.  None at all is withheld too:
 * that nobody gave an answer says something of everybody.  A total is a count
 * of its own, so that it need not be the sum of what it totals. */
int64_t pp_disclose(size_t count);

#endif
