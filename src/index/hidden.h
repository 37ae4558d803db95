#ifndef PP_INDEX_HIDDEN_H
#define PP_INDEX_HIDDEN_H

#include "base/buf.h"
#include "record/kind.h"

/* The properties that history does not tell: those that a schema keeps for
 * statistics (x-use: statistics-only), with all below them, and salts.
 *
 * They are kept as text, so that the schemas of many commits can be added up
 * and remembered: a line for each, "KIND PLACE", where the place is made of
 *   /=KEY      a property          /-        any item of a list
 *   /#N        item N of a list    /+K1,K2   any property but these
 *   /~KEY      a property of that name, however deep
 * and what is no letter or digit in a name is written %XX.  An empty place is
 * the whole record. */

/* Add the lines of a kind.  One that has no shape, since its schema is faulty,
 * hides all properties that bear a name for which its document says so.  A
 * place within itself (a schema that refers to itself) is hidden where it
 * comes round, if anything below is. */
void pp_hidden_write(struct pp_buf *out, const struct pp_kind *kind);

/* The union of texts: sorted lines, each once; in arena.  Equal sets, equal
 * texts. */
struct pp_str pp_hidden_join(struct pp_arena *arena, const struct pp_str *texts,
			     size_t count);

/* What the lines of one kind hide. */
struct pp_hidden;

/* NULL: nothing. */
const struct pp_hidden *pp_hidden_new(struct pp_arena *arena,
				      struct pp_str text, struct pp_str kind);

/* The value without all that is hidden; the value itself where nothing is, else
 * a copy in arena.  NULL: all of it is hidden.  hidden may be NULL. */
const struct pp_value *pp_hidden_strip(struct pp_arena *arena,
				       const struct pp_hidden *hidden,
				       const struct pp_value *value);

#endif
