/* Changing many files at once: see the header. */
#include "pool/write.h"

#include <errno.h>
#include <unistd.h>

#include "pool/write_plan.h"

static int write_item(struct pp_write_plan *plan,
		      const struct pp_write_item *item)
{
	const char *path = pp_arena_printf(plan->into.arena, "%s/%s",
					   plan->write->pool->root, item->path);
	int rc;

	if (item->what == PP_WRITE_DELETE)
		rc = unlink(path);
	else
		rc = pp_file_write(path, item->bytes, 0644,
				   item->what == PP_WRITE_MAKE);
	if (!rc)
		return 0;
	pp_report(plan->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = item->path },
		  "cannot write the file: %s", strerror(errno));
	return -1;
}

static int write_all(struct pp_write_result *out, struct pp_write_plan *plan)
{
	for (size_t i = 0; i < plan->folder_count; i++)
		pp_file_mkdirs(pp_arena_printf(plan->into.arena, "%s/%s",
					       plan->write->pool->root,
					       plan->folders[i]), 0777);
	for (size_t i = 0; i < plan->count; i++) {
		if (write_item(plan, &plan->items[i]) < 0)
			return -1;
		out->made += plan->items[i].what == PP_WRITE_MAKE;
		out->changed += plan->items[i].what == PP_WRITE_CHANGE;
		out->deleted += plan->items[i].what == PP_WRITE_DELETE;
	}
	return 0;
}

int pp_write_run(struct pp_write_result *out, const struct pp_write *write,
		 struct pp_listing into)
{
	struct pp_write_plan plan;
	int rc;

	*out = (struct pp_write_result){ 0 };
	rc = pp_write_plan(&plan, write, into);
	if (!rc && !write->dry_run)
		rc = write_all(out, &plan);
	pp_write_plan_release(&plan);
	return rc;
}

int pp_write_recover(struct pp_recovery *out, const struct pp_pool *pool,
		     struct pp_listing into)
{
	(void)pool;
	(void)into;
	*out = (struct pp_recovery){ 0 };
	return 0;
}
