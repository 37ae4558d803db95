/* Findings, and the sink that collects them. */
#include "base/finding.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"

enum { FOUND_MAX = 60 };

const struct pp_rule pp_rules[PP_RULE_COUNT] = {
#define PP_RULE(name, id, severity, what, why, bad, good) \
	{ id, PP_##severity, what, why, bad, good },
#include "base/rules.def"
#undef PP_RULE
};

const struct pp_rule *pp_rule_find(const char *id)
{
	for (size_t i = 0; i < PP_RULE_COUNT; i++)
		if (!strcmp(pp_rules[i].id, id))
			return &pp_rules[i];
	return NULL;
}

const char *pp_severity_name(enum pp_severity severity)
{
	static const char *const names[] = { "note", "warning", "error" };

	return names[severity];
}

static void tally(struct pp_sink *sink, enum pp_severity severity)
{
	if (severity == PP_ERROR)
		sink->errors++;
	else if (severity == PP_WARNING)
		sink->warnings++;
}

struct pp_finding *pp_report(struct pp_sink *sink, const struct pp_rule *rule,
			     struct pp_pos pos, const char *format, ...)
{
	struct pp_finding *f;
	va_list ap;

	tally(sink, rule->severity);
	if (sink->limit && sink->count >= sink->limit) {
		sink->dropped++;
		sink->spare = (struct pp_finding){ .rule = rule, .text = "" };
		return &sink->spare;
	}
	f = pp_new(&sink->arena, struct pp_finding, 1);
	f->rule = rule;
	f->severity = rule->severity;
	f->pos = pos;
	va_start(ap, format);
	f->text = pp_arena_vprintf(&sink->arena, format, ap);
	va_end(ap);
	pp_grow(sink->items, sink->count, sink->cap);
	sink->items[sink->count++] = f;
	return f;
}

void pp_report_found(struct pp_sink *sink, struct pp_finding *f,
		     struct pp_str value)
{
	if (f != &sink->spare)
		f->found = pp_brief(&sink->arena, value, FOUND_MAX);
}

void pp_report_pointer(struct pp_sink *sink, struct pp_finding *f,
		       struct pp_str pointer)
{
	if (f != &sink->spare)
		f->pointer = pp_arena_str(&sink->arena, pointer).p;
}

struct pp_note *pp_report_note(struct pp_sink *sink, struct pp_finding *f,
			       struct pp_pos pos, const char *format, ...)
{
	struct pp_note *note, **end = &f->notes;
	va_list ap;

	if (f == &sink->spare)
		return &sink->spare_note;
	note = pp_new(&sink->arena, struct pp_note, 1);
	note->pos = pos;
	va_start(ap, format);
	note->text = pp_arena_vprintf(&sink->arena, format, ap);
	va_end(ap);
	while (*end)
		end = &(*end)->next;
	*end = note;
	return note;
}

/* How many bytes of text its first max code points take. */
static size_t bytes_of(struct pp_str text, size_t max)
{
	size_t n = 0;

	for (size_t points = 0; n < text.n && points < max; points++) {
		uint32_t cp;
		unsigned len = pp_utf8_decode(
			(struct pp_str){ text.p + n, text.n - n }, &cp);

		n += len ? len : 1;
	}
	return n;
}

char *pp_brief(struct pp_arena *arena, struct pp_str text, size_t max)
{
	static const char nul_sign[] = "\xe2\x90\x80", more[] = "…'";
	size_t n = bytes_of(text, max);
	char *brief, *p;

	/* In case every byte is a NUL: n is small, since max is. */
	brief = p = pp_new_raw(arena, char, 3 * n + 1 + sizeof(more));
	*p++ = '\'';
	for (size_t i = 0; i < n; i++) {
		if (text.p[i]) {
			*p++ = text.p[i];
			continue;
		}
		memcpy(p, nul_sign, sizeof(nul_sign) - 1);
		p += sizeof(nul_sign) - 1;
	}
	if (n < text.n)
		memcpy(p, more, sizeof(more));
	else
		memcpy(p, "'", 2);
	return brief;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare(const void *a, const void *b)
{
	const struct pp_finding *x = *(struct pp_finding *const *)a;
	const struct pp_finding *y = *(struct pp_finding *const *)b;
	int order = compare_texts(x->pos.file, y->pos.file);

	if (!order)
		order = compare_numbers(x->pos.line, y->pos.line);
	if (!order)
		order = compare_numbers(x->pos.col, y->pos.col);
	if (!order)
		order = strcmp(x->rule->id, y->rule->id);
	if (!order)
		order = strcmp(x->text, y->text);
	if (!order)
		order = compare_texts(x->found, y->found);
	return order ? order : compare_texts(x->pointer, y->pointer);
}

void pp_sink_sort(struct pp_sink *sink)
{
	if (sink->count)
		qsort(sink->items, sink->count, sizeof(*sink->items), compare);
}

static bool is_same_file(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

void pp_sink_unique(struct pp_sink *sink)
{
	size_t kept = 0;

	pp_sink_sort(sink);
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		const struct pp_finding *last = kept ? sink->items[kept - 1] :
						       NULL;

		if (last && last->rule == f->rule &&
		    last->pos.line == f->pos.line &&
		    last->pos.col == f->pos.col &&
		    is_same_file(last->pos.file, f->pos.file) &&
		    !strcmp(last->text, f->text)) {
			sink->errors -= f->severity == PP_ERROR;
			sink->warnings -= f->severity == PP_WARNING;
			continue;
		}
		sink->items[kept++] = f;
	}
	sink->count = kept;
}

void pp_sink_absorb(struct pp_sink *sink, struct pp_sink *from)
{
	for (size_t i = 0; i < from->count; i++) {
		if (sink->limit && sink->count >= sink->limit) {
			sink->dropped += from->count - i;
			break;
		}
		pp_grow(sink->items, sink->count, sink->cap);
		sink->items[sink->count++] = from->items[i];
	}
	sink->errors += from->errors;
	sink->warnings += from->warnings;
	sink->dropped += from->dropped;
	pp_arena_absorb(&sink->arena, &from->arena);
	pp_sink_release(from);
}

static bool has_finding(const struct pp_sink *sink, const struct pp_finding *f)
{
	for (size_t k = 0; k < sink->count; k++) {
		const struct pp_finding *s = sink->items[k];

		if (s->rule == f->rule && s->pos.line == f->pos.line &&
		    s->pos.col == f->pos.col && s->pos.file == f->pos.file &&
		    !strcmp(s->text, f->text))
			return true;
	}
	return false;
}

void pp_sink_absorb_new(struct pp_sink *sink, struct pp_sink *from)
{
	size_t kept = 0;

	for (size_t i = 0; i < from->count; i++) {
		struct pp_finding *f = from->items[i];

		if (!has_finding(sink, f)) {
			from->items[kept++] = f;
			continue;
		}
		from->errors -= f->severity == PP_ERROR;
		from->warnings -= f->severity == PP_WARNING;
	}
	from->count = kept;
	pp_sink_absorb(sink, from);
}

void pp_sink_clear(struct pp_sink *sink)
{
	pp_arena_clear(&sink->arena);
	sink->count = sink->errors = sink->warnings = sink->dropped = 0;
}

void pp_sink_release(struct pp_sink *sink)
{
	pp_arena_release(&sink->arena);
	pp_free(sink->items);
	*sink = (struct pp_sink){ .limit = sink->limit };
}
