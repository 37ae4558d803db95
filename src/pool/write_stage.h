#ifndef PP_POOL_WRITE_STAGE_H
#define PP_POOL_WRITE_STAGE_H

/* For pool/write*.c only. */

#include "pool/write_area.h"
#include "store/pack_write.h"

/* Make the new content of every file, in threads: new/NUMBER, read back; and,
 * where pack is not NULL, its blob in there.  0; or -1 with a finding. */
int pp_write_stage(struct pp_write_plan *plan,
		   const struct pp_write_area *area,
		   struct pp_pack_writer *pack);

/* Make the folders that are wanted, noting them first.  0; or -1 with a
 * finding. */
int pp_write_stage_folders(const struct pp_write_plan *plan,
			   const struct pp_write_area *area);

/* Remove those that were noted and are empty still, of whichever pool below
 * place's work tree. */
void pp_write_stage_undo(const struct pp_write_area *area,
			 const struct pp_pool *pool);

/* Write the pack's two files, read them back, and objects from them: all, or
 * 2,000 where there are more; and look whether they can be moved to objects,
 * git's folder of them.  0; or -1 with a finding. */
int pp_write_stage_pack(const struct pp_write_area *area,
			const struct pp_pack_files *files,
			const char *objects, struct pp_listing into);

#endif
