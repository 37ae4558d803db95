#ifndef PP_DATA_READ_H
#define PP_DATA_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/finding.h"
#include "data/value.h"

/* Reading a file's bytes into value trees. */

enum pp_syntax { PP_SYNTAX_YAML, PP_SYNTAX_JSON, PP_SYNTAX_MARKDOWN };

/* The syntax that a file name's ending says: .json is JSON; .md and .markdown
 * are Markdown; everything else is YAML. */
enum pp_syntax pp_syntax_of(const char *file);

enum {
	PP_READ_DEPTH_MAX = 64,		/* nested lists and mappings */
	PP_READ_VALUES_MAX = 4000000,	/* values in one file, aliases
					   counted as often as they are used */
	PP_READ_TEXT_MAX = 1000000,	/* bytes in one text of a record */
};

/* Files larger than this are refused before they are read: see base/file.h. */
#define PP_READ_BYTES_MAX ((size_t)16 << 20)

struct pp_read {
	const char *file;	/* its name in positions; outlives the tree */
	enum pp_syntax syntax;
	/* A record: no anchors, aliases, tags, merge keys or second documents.
	 * Otherwise anyone's file: anchors and aliases are resolved, within
	 * PP_READ_VALUES_MAX, tags of the core schema obeyed and every
	 * document read. */
	bool record;
};

/* What a file holds. */
struct pp_docs {
	struct pp_value *roots;	/* one for each document */
	size_t count;
	/* Markdown only: the text after the front matter, from its first line
	 * that is not blank to the end of the file, PP_STRING of style
	 * PP_STYLE_BODY; NULL where it is blank.  Lines end in LF. */
	const struct pp_value *body;
};

/* Read bytes.  The trees live as long as arena; their strings may point into
 * bytes, which must live as long.  Every fault goes to sink with its place.
 * Returns 0 and sets *out where every document could be read as a tree
 * (findings that leave the tree whole, such as a duplicate key, where the first
 * one stands, or CR LF, are reported all the same); or -1, with at least one
 * error in sink, where there is no tree to go on with; *out is then empty.
 *
 * Bounded: time is linear in bytes.n, nesting is cut at PP_READ_DEPTH_MAX. */
int pp_read(struct pp_docs *out, struct pp_arena *arena, struct pp_sink *sink,
	    const struct pp_read *how, struct pp_str bytes);

/* A copy of the mapping root with one member more, "body"; root itself where
 * body is NULL. */
struct pp_value *pp_value_with_body(struct pp_arena *arena,
				    struct pp_value *root,
				    const struct pp_value *body);

#endif
