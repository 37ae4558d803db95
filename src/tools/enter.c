/* Finding the pool, and finishing what was interrupted: see the header. */
#include "tools/enter.h"

#include <stdio.h>

#include "pool/write.h"
#include "tools/commands.h"

static void say(const struct pp_recovery *recovery)
{
	const char *command = recovery->command ? recovery->command : "change";

	fflush(stdout);
	if (recovery->what == PP_RECOVERED_DONE)
		fprintf(stderr, "peerpool: an interrupted %s has been "
			"finished\n", command);
	else if (recovery->what == PP_RECOVERED_UNDONE)
		fputs("peerpool: an interrupted command had changed nothing "
		      "yet; what it had prepared is removed\n", stderr);
}

int pp_enter_found(const struct pp_pool *pool, const struct pp_arguments *args,
		   struct pp_listing into)
{
	struct pp_sink told = { 0 };
	struct pp_recovery recovery;
	int rc = pp_write_recover(&recovery, pool,
				  (struct pp_listing){ into.arena, &told });

	if (rc < 0) {
		pp_sink_absorb(into.sink, &told);
	} else {
		say(&recovery);
		if (told.count)
			pp_tell(&told, args);
	}
	pp_sink_release(&told);
	return rc;
}

int pp_enter(struct pp_pool *out, const struct pp_arguments *args,
	     struct pp_listing into)
{
	if (pp_pool_find(out, into.arena, into.sink, ".") < 0)
		return -1;
	return pp_enter_found(out, args, into);
}
