#ifndef PP_EXCHANGE_IMPORT_TEXT_H
#define PP_EXCHANGE_IMPORT_TEXT_H

#include "exchange/import_store.h"

/* What the records of an import come to: the text of each file, and how it
 * differs from what is there. */

/* Fill in text and changes of each target that something is said of.  One that
 * stays as it is has none.  An existing file is edited where it must be, and
 * nowhere else.  What cannot be done is a finding at the row, whose place in
 * faulty is set.  In as many threads as are worth it. */
void pp_import_texts_make(struct pp_import_target **targets, size_t count,
			  const struct pp_import_values *values, bool *faulty);

/* The text of a new record, in the order of its schema: the line for editors,
 * the id, the properties, the salt.  root has neither; in arena. */
struct pp_str pp_import_new_text(struct pp_arena *arena,
				 const struct pp_kind *kind, const char *path,
				 struct pp_str id, const struct pp_value *root);

#endif
