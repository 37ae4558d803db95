/* A JSON writer. */
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>

#include "base/escape.h"

static uint64_t level(const struct pp_json *j)
{
	return (uint64_t)1 << (j->depth - 1);
}

static void new_line(struct pp_json *j)
{
	if (!j->pretty)
		return;
	pp_buf_putc(j->out, '\n');
	for (unsigned i = 0; i < j->depth; i++)
		pp_buf_puts(j->out, "  ");
}

/* What stands between the last element of this level and the next. */
static void separate(struct pp_json *j)
{
	if (!j->depth)
		return;
	if (j->filled & level(j))
		pp_buf_putc(j->out, ',');
	j->filled |= level(j);
	new_line(j);
}

static void before_value(struct pp_json *j)
{
	if (j->keyed) {
		j->keyed = false;
		return;
	}
	assert(!j->depth || !(j->objects & level(j)));
	separate(j);
}

static void open_level(struct pp_json *j, char bracket, bool object)
{
	before_value(j);
	assert(j->depth < PP_JSON_DEPTH_MAX);
	pp_buf_putc(j->out, bracket);
	j->depth++;
	j->filled &= ~level(j);
	j->objects = object ? j->objects | level(j) : j->objects & ~level(j);
}

void pp_json_init(struct pp_json *j, struct pp_buf *out, bool pretty)
{
	*j = (struct pp_json){ .out = out, .pretty = pretty };
}

void pp_json_object(struct pp_json *j)
{
	open_level(j, '{', true);
}

void pp_json_array(struct pp_json *j)
{
	open_level(j, '[', false);
}

void pp_json_end(struct pp_json *j)
{
	bool object, filled;

	assert(j->depth && !j->keyed);
	object = j->objects & level(j);
	filled = j->filled & level(j);
	j->depth--;
	if (filled)
		new_line(j);
	pp_buf_putc(j->out, object ? '}' : ']');
	if (!j->depth && j->pretty)
		pp_buf_putc(j->out, '\n');
}

void pp_json_key(struct pp_json *j, const char *key)
{
	assert(j->depth && j->objects & level(j) && !j->keyed);
	separate(j);
	pp_escape_json(j->out, pp_str(key));
	pp_buf_puts(j->out, j->pretty ? ": " : ":");
	j->keyed = true;
}

void pp_json_str(struct pp_json *j, struct pp_str text)
{
	before_value(j);
	pp_escape_json(j->out, text);
}

void pp_json_string(struct pp_json *j, const char *text)
{
	pp_json_str(j, pp_str(text));
}

void pp_json_number(struct pp_json *j, uint64_t number)
{
	before_value(j);
	pp_buf_printf(j->out, "%" PRIu64, number);
}

void pp_json_bool(struct pp_json *j, bool value)
{
	before_value(j);
	pp_buf_puts(j->out, value ? "true" : "false");
}

void pp_json_null(struct pp_json *j)
{
	before_value(j);
	pp_buf_puts(j->out, "null");
}

void pp_json_put_string(struct pp_json *j, const char *key, const char *text)
{
	pp_json_key(j, key);
	pp_json_string(j, text);
}

void pp_json_put_number(struct pp_json *j, const char *key, uint64_t number)
{
	pp_json_key(j, key);
	pp_json_number(j, number);
}
