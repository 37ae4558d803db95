#ifndef PP_BASE_FINDING_H
#define PP_BASE_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum pp_severity { PP_NOTE, PP_WARNING, PP_ERROR };

/* A rule that a finding can break.  Those of the engine stand in rules.def;
 * others may be made at run time (the pool's own rules). */
struct pp_rule {
	const char *id;			/* "unknown-key" */
	enum pp_severity severity;
	const char *what;		/* one sentence, without full stop */
	const char *why;		/* a paragraph for `explain` */
	const char *bad, *good;		/* a short example of each */
};

/* The engine's rules, in the order of rules.def. */
enum pp_rule_number {
#define PP_RULE(name, id, severity, what, why, bad, good) PP_RULE_##name,
#include "base/rules.def"
#undef PP_RULE
	PP_RULE_COUNT
};

extern const struct pp_rule pp_rules[PP_RULE_COUNT];

/* The rule with that id, or NULL. */
const struct pp_rule *pp_rule_find(const char *id);

/* "note", "warning" or "error". */
const char *pp_severity_name(enum pp_severity severity);

/* Where a finding stands.  line and col start at 1, col in code points; 0
 * means "not known" (a finding about the whole file).  end_col is the column
 * after the last one on the same line, or 0.  file is lent: it must outlive
 * the sink. */
struct pp_pos {
	const char *file;
	uint32_t line, col, end_col;
};

/* Advice beneath a finding.  pos.file is NULL where it has no place. */
struct pp_note {
	struct pp_note *next;
	struct pp_pos pos;
	const char *text;
	bool about_value;	/* tells something of the value: see found */
};

struct pp_finding {
	const struct pp_rule *rule;
	enum pp_severity severity;
	struct pp_pos pos;
	const char *text;	/* what was wanted; holds no values */
	const char *found;	/* the value found, quoted and cut to be read;
				   or NULL.  Left out under --no-values */
	const char *pointer;	/* JSON pointer of the place, or NULL */
	bool no_source;		/* the source lines there are not to be shown */
	struct pp_note *notes;	/* in order */
	bool tells;		/* text is the pool's own and may hold values:
				   --no-values shows rule->what in its place */
};

/* Collects findings.  A zeroed struct is an empty sink without a limit.
 * Everything in it lives in its own arena.  One thread each. */
struct pp_sink {
	struct pp_arena arena;
	struct pp_finding **items;
	size_t count, cap;
	size_t errors, warnings;
	size_t limit;		/* keep at most so many; 0: all */
	size_t dropped;		/* counted in errors/warnings, not kept */
	struct pp_finding spare;	/* what pp_report returns for those */
	struct pp_note spare_note;
};

/* Add a finding, with the rule's own severity.  text is formatted into the
 * sink; control characters in it are escaped by whoever prints.  Returns the
 * finding, to which notes can be added until the sink is sorted. */
__attribute__((format(printf, 4, 5)))
struct pp_finding *pp_report(struct pp_sink *sink, const struct pp_rule *rule,
			     struct pp_pos pos, const char *format, ...);

/* Say what value was found: it is quoted, and cut after 60 code points. */
void pp_report_found(struct pp_sink *sink, struct pp_finding *f,
		     struct pp_str value);

/* Set the JSON pointer; it is copied. */
void pp_report_pointer(struct pp_sink *sink, struct pp_finding *f,
		       struct pp_str pointer);

/* Add a note beneath the finding.  pos may be { 0 }. */
__attribute__((format(printf, 4, 5)))
struct pp_note *pp_report_note(struct pp_sink *sink, struct pp_finding *f,
			       struct pp_pos pos, const char *format, ...);

/* text in single quotes, cut after max code points with an ellipsis.  A NUL in
 * it becomes U+2400, the sign for it. */
char *pp_brief(struct pp_arena *arena, struct pp_str text, size_t max);

/* Order by file, line, column, rule id, text, value found, pointer; two runs
 * give the same order. */
void pp_sink_sort(struct pp_sink *sink);

/* Order them so, and keep one of those of the same rule, place and text. */
void pp_sink_unique(struct pp_sink *sink);

/* Move all findings of from, and its memory, into sink; from is then empty. */
void pp_sink_absorb(struct pp_sink *sink, struct pp_sink *from);

/* The same, but for those that sink has already: of the same rule, place and
 * text. */
void pp_sink_absorb_new(struct pp_sink *sink, struct pp_sink *from);

/* Forget all findings; memory may be kept. */
void pp_sink_clear(struct pp_sink *sink);
void pp_sink_release(struct pp_sink *sink);

/* Shorthand: PP_R(UNKNOWN_KEY) is &pp_rules[PP_RULE_UNKNOWN_KEY]. */
#define PP_R(name) (&pp_rules[PP_RULE_##name])

#endif
