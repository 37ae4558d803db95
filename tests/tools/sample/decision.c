/* Records of decisions about people, and who decides. */
#include "application.h"

#include <string.h>

void decision_write(const struct decision *d, unsigned number)
{
	struct chance c = chance_new("decision", number);
	char id[12] = "d-";
	int minute;
	FILE *f;

	chance_text(&c, id + 2, 8);
	minute = chance_between(&c, 2, 68);
	if (d->day > asof)
		return;
	f = record_open("decision", id);
	fprintf(f, "person: %s  # %s\ngroup: %s\nabout: %s\n", d->who->person,
		d->who->name, group_names[d->group], d->about);
	if (d->application)
		fprintf(f, "application: %s\n", d->application);
	fprintf(f, "outcome: %s\ndecided_on: %s\ndecided_by: %s\n",
		d->outcome, day_text(d->day).s, d->role);
	if (d->by)
		fprintf(f, "decider: %s  # %s\n", d->by->who.person,
			d->by->who.name);
	if (strcmp(d->role, "group-executive") == 0)
		fprintf(f, "minute: %cGE %d/%d\n",
			"CILD"[d->group], day_year(d->day), minute);
	if (d->reason)
		fprintf(f, "reason: %s\n", d->reason);
	record_day(f, "valid_until", d->valid_until);
	fprintf(f, "source: %s\n", d->register_only ? "register" :
		strcmp(d->role, "group-executive") == 0 ? "minutes" :
		"letter");
	record_salt(f);
}

/* Who decides, on that day: by the way of the group. */
void decision_plan(const struct pool *pool, struct decision *d, int region,
		   bool by_regional, const struct human *about)
{
	d->by = NULL;
	if (d->group == CON) {
		d->role = "group-executive";
		if (d->day >= INTERVIEWS_FROM &&
		    strcmp(d->outcome, "refused") != 0)
			d->valid_until = day_years_after(d->day, 3);
		return;
	}
	d->role = "national-lead-peer";
	if (d->group == LAB && by_regional) {
		d->by = lead_regional(pool, LAB, region, d->day);
		/* Whoever was regional lead peer before the one that we know,
		 * was erased; the role remains. */
		if (d->by || d->day < day_of(2022, 9, 1))
			d->role = "regional-lead-peer";
	}
	if (!d->by && strcmp(d->role, "national-lead-peer") == 0)
		d->by = lead_national(pool, d->group, d->day);
	if (d->by && d->by->who.number == about->number)
		d->by = NULL;
}
