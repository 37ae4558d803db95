/* Values as YAML. */
#include "data/yaml_write.h"

#include <stdio.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "data/scalar.h"
#include "data/scan.h"
#include "data/yaml_prose.h"

enum {
	/* Longer texts are not looked at for whether they can stand bare. */
	BARE_MAX = 1000,
	/* Numbers of more digits get an exponent. */
	DIGITS_MAX = 25,
};

struct writer {
	struct pp_buf *out;
	const struct pp_yaml_form *form;
};

static void write_after(struct writer *w, struct pp_yaml_at at,
			const struct pp_value *v);

static void spaces(struct writer *w, unsigned n)
{
	while (n--)
		pp_buf_putc(w->out, ' ');
}

/* --- scalars ------------------------------------------------------------ */

static bool has_unseen(struct pp_str text)
{
	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		if (!n || pp_is_unseen(cp) || cp == 0xfffe || cp == 0xffff)
			return true;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	return false;
}

/* Does it read, as it stands, as one plain scalar that ends where it ends? */
static bool scans_plain(struct pp_str text, bool flow)
{
	char line[BARE_MAX + 2];
	const char *end;

	memcpy(line, text.p, text.n);
	line[text.n] = flow ? ',' : '\n';
	line[text.n + 1] = '\n';
	end = pp_scan_plain(line, flow ? PP_SCAN_FLOW : PP_SCAN_BLOCK);
	return end == line + text.n && line[text.n - 1] != ' ';
}

bool pp_yaml_needs_quotes(struct pp_str text, bool flow)
{
	return !text.n || text.n > BARE_MAX ||
	       pp_scalar_classify(text) != PP_SCALAR_STRING ||
	       pp_scalar_yaml11(text, PP_SCALAR_STRING) ||
	       pp_str_is(text, "<<") || pp_str_is(text, "=") ||
	       has_unseen(text) || !scans_plain(text, flow);
}

static void write_escape(struct pp_buf *out, uint32_t cp)
{
	if (cp == '\n')
		pp_buf_puts(out, "\\n");
	else if (cp == '\t')
		pp_buf_puts(out, "\\t");
	else
		pp_buf_printf(out, cp < 0x100 ? "\\x%02x" :
			      cp < 0x10000 ? "\\u%04x" : "\\U%08x",
			      (unsigned)cp);
}

void pp_yaml_write_quoted(struct pp_buf *out, struct pp_str text)
{
	pp_buf_putc(out, '"');
	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		if (n && (cp == '"' || cp == '\\'))
			pp_buf_printf(out, "\\%c", (char)cp);
		else if (n && (pp_is_unseen(cp) || cp == 0xfffe ||
			       cp == 0xffff))
			write_escape(out, cp);
		else
			pp_buf_add(out, text.p, n ? n : 1);
		n = n ? n : 1;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	pp_buf_putc(out, '"');
}

static void write_text(struct pp_buf *out, struct pp_str text, bool flow)
{
	if (pp_yaml_needs_quotes(text, flow))
		pp_yaml_write_quoted(out, text);
	else
		pp_buf_str(out, text);
}

/* As YAML 1.2 and YAML 1.1 both have it, from its digits. */
static void write_decimal(struct pp_buf *out, const struct pp_decimal *d)
{
	char digits[24];
	struct pp_str s = d->digits;

	if (!s.n) {
		snprintf(digits, sizeof(digits), "%llu",
			 (unsigned long long)d->coefficient);
		s = pp_str(digits);
	}
	if (d->negative)
		pp_buf_putc(out, '-');
	if (d->exponent >= 0 && s.n + (size_t)d->exponent <= DIGITS_MAX) {
		pp_buf_str(out, s);
		for (int32_t i = 0; i < d->exponent; i++)
			pp_buf_putc(out, '0');
		return;
	}
	if (d->exponent < 0 && d->exponent > -DIGITS_MAX &&
	    s.n > (size_t)-d->exponent) {
		size_t whole = s.n - (size_t)-d->exponent;

		pp_buf_printf(out, "%.*s.%.*s", (int)whole, s.p,
			      (int)(s.n - whole), s.p + whole);
		return;
	}
	pp_buf_printf(out, "%.*s.0e%+d", PP_STR(s), (int)d->exponent);
}

/* As it was written, where all readers agree on it. */
static void write_number(struct pp_buf *out, const struct pp_value *v)
{
	enum pp_scalar meaning = pp_scalar_classify(v->text);

	if ((meaning == PP_SCALAR_INT || meaning == PP_SCALAR_FLOAT) &&
	    !pp_scalar_yaml11(v->text, meaning))
		pp_buf_str(out, v->text);
	else
		write_decimal(out, v->number);
}

static void write_scalar(struct pp_buf *out, const struct pp_value *v,
			 bool flow)
{
	switch ((enum pp_type)v->type) {
	case PP_NULL:
		pp_buf_puts(out, "null");
		break;
	case PP_BOOL:
		pp_buf_puts(out, v->boolean ? "true" : "false");
		break;
	case PP_NUMBER:
		write_number(out, v);
		break;
	default:
		write_text(out, v->text, flow);
	}
}

void pp_yaml_write_key(struct pp_buf *out, struct pp_str key, bool flow)
{
	/* At the left margin these begin or end a document. */
	if (pp_str_starts(key, PP_LIT("---")) ||
	    pp_str_starts(key, PP_LIT("...")))
		pp_yaml_write_quoted(out, key);
	else
		write_text(out, key, flow);
}

void pp_yaml_write_flow(struct pp_buf *out, const struct pp_value *v)
{
	bool map = v->type == PP_MAP;

	if (v->type != PP_LIST && !map) {
		write_scalar(out, v, true);
		return;
	}
	pp_buf_putc(out, map ? '{' : '[');
	for (uint32_t i = 0; i < v->count; i++) {
		if (i)
			pp_buf_puts(out, ", ");
		if (map) {
			pp_yaml_write_key(out, v->members[i].key, true);
			pp_buf_puts(out, ": ");
		}
		pp_yaml_write_flow(out, map ? &v->members[i].value
					    : &v->items[i]);
	}
	pp_buf_putc(out, map ? '}' : ']');
}

/* --- lists and mappings ------------------------------------------------- */

/* In brackets, where that is its style and there is room, or nothing else is
 * possible. */
static bool write_brackets(struct writer *w, unsigned used,
			   const struct pp_value *v)
{
	size_t mark = w->out->n;
	struct pp_str text;

	if (v->count && v->style != PP_STYLE_FLOW)
		return false;
	pp_buf_putc(w->out, ' ');
	pp_yaml_write_flow(w->out, v);
	text = pp_buf_get(w->out);
	text.p += mark;
	text.n -= mark;
	if (v->count && used + pp_utf8_length(text) > w->form->width) {
		w->out->n = mark;
		return false;
	}
	pp_buf_putc(w->out, '\n');
	return true;
}

/* The first one stands on the line that is begun, if there is one. */
static void write_items(struct writer *w, unsigned col, bool begun,
			const struct pp_value *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		if (i || !begun)
			spaces(w, col);
		pp_buf_putc(w->out, '-');
		write_after(w, (struct pp_yaml_at){ col, col + 1, true },
			    &list->items[i]);
	}
}

static void write_member(struct writer *w, unsigned col, struct pp_str key,
			 const struct pp_value *value)
{
	size_t mark = w->out->n;
	struct pp_yaml_at at = { .col = col };
	struct pp_str written;

	pp_yaml_write_key(w->out, key, false);
	pp_buf_putc(w->out, ':');
	written = (struct pp_str){ w->out->p + mark, w->out->n - mark };
	at.used = col + (unsigned)pp_utf8_length(written);
	write_after(w, at, value);
}

static void write_members(struct writer *w, unsigned col, bool begun,
			  const struct pp_value *map)
{
	for (uint32_t i = 0; i < map->count; i++) {
		if (i || !begun)
			spaces(w, col);
		write_member(w, col, map->members[i].key,
			     &map->members[i].value);
	}
}

static void write_collection(struct writer *w, struct pp_yaml_at at,
			     const struct pp_value *v)
{
	unsigned in = at.item ? 2 : v->type == PP_LIST ? w->form->list_indent
						       : w->form->indent;

	if (write_brackets(w, at.used, v))
		return;
	pp_buf_putc(w->out, at.item ? ' ' : '\n');
	if (v->type == PP_LIST)
		write_items(w, at.col + in, at.item, v);
	else
		write_members(w, at.col + in, at.item, v);
}

static void write_after(struct writer *w, struct pp_yaml_at at,
			const struct pp_value *v)
{
	struct pp_yaml_room room = {
		.used = at.used + 1, .indent = at.col + w->form->indent,
		.width = w->form->width,
	};
	enum pp_yaml_prose prose = PP_PROSE_NONE;

	if (v->type == PP_LIST || v->type == PP_MAP) {
		write_collection(w, at, v);
		return;
	}
	pp_buf_putc(w->out, ' ');
	if (v->type == PP_STRING)
		prose = pp_yaml_prose_form(v->text, room);
	if (prose) {
		pp_yaml_prose_write(w->out, prose, v->text, room);
		return;
	}
	write_scalar(w->out, v, false);
	pp_buf_putc(w->out, '\n');
}

void pp_yaml_write_after(struct pp_buf *out, const struct pp_yaml_form *form,
			 struct pp_yaml_at at, const struct pp_value *value)
{
	struct writer w = { out, form };

	write_after(&w, at, value);
}

void pp_yaml_write_member(struct pp_buf *out, const struct pp_yaml_form *form,
			  unsigned col, struct pp_str key,
			  const struct pp_value *value)
{
	struct writer w = { out, form };

	spaces(&w, col);
	write_member(&w, col, key, value);
}

void pp_yaml_write_item(struct pp_buf *out, const struct pp_yaml_form *form,
			unsigned col, const struct pp_value *value)
{
	struct writer w = { out, form };

	spaces(&w, col);
	pp_buf_putc(out, '-');
	write_after(&w, (struct pp_yaml_at){ col, col + 1, true }, value);
}

void pp_yaml_write(struct pp_buf *out, const struct pp_yaml_form *form,
		   const struct pp_value *root)
{
	struct writer w = { out, form };

	if (root->type == PP_MAP && root->count) {
		write_members(&w, 0, false, root);
	} else if (root->type == PP_LIST && root->count) {
		write_items(&w, 0, false, root);
	} else {
		pp_yaml_write_flow(out, root);
		pp_buf_putc(out, '\n');
	}
}
