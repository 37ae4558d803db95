#ifndef PP_BASE_JSON_H
#define PP_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Writes JSON (RFC 8259) as it goes, with commas and nesting right: what a
 * caller can get wrong (a value without its key, an end too many) is asserted.
 *
 *	pp_json_init(&j, &buf, true);
 *	pp_json_object(&j);
 *	pp_json_key(&j, "format");
 *	pp_json_number(&j, 1);
 *	pp_json_end(&j);
 */
enum { PP_JSON_DEPTH_MAX = 64 };

struct pp_json {
	struct pp_buf *out;
	bool pretty;		/* a line for each value, indented by two */
	bool keyed;		/* a key stands there and waits for its value */
	unsigned depth;
	uint64_t objects;	/* bit for each open level: 1 an object */
	uint64_t filled;	/* bit for each open level: 1 not empty */
};

/* Start a document; out is lent until the outermost pp_json_end. */
void pp_json_init(struct pp_json *j, struct pp_buf *out, bool pretty);

void pp_json_object(struct pp_json *j);
void pp_json_array(struct pp_json *j);

/* Close the innermost object or array.  In pretty form the outermost one ends
 * in a line break. */
void pp_json_end(struct pp_json *j);

void pp_json_key(struct pp_json *j, const char *key);

void pp_json_str(struct pp_json *j, struct pp_str text);
void pp_json_string(struct pp_json *j, const char *text);
void pp_json_number(struct pp_json *j, uint64_t number);
void pp_json_bool(struct pp_json *j, bool value);
void pp_json_null(struct pp_json *j);

/* A key with its value. */
void pp_json_put_string(struct pp_json *j, const char *key, const char *text);
void pp_json_put_number(struct pp_json *j, const char *key, uint64_t number);

#endif
