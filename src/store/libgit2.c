/* libgit2 is one in a process, with state of its own that is made once; so is
 * the table of its functions, the only thing here that is not constant. */
#include "store/libgit2.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

/* PP_LIBGIT2_NAME, its file's name, comes from the Makefile: that of the
 * library whose headers we were compiled with. */

static struct pp_libgit2 table;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_loaded;

/* A function pointer from dlsym, as POSIX has it. */
static bool find(void *library, const char *name, void *function)
{
	void *symbol = dlsym(library, name);

	*(void **)function = symbol;
	return symbol;
}

static bool fill_table(void *library)
{
	bool all = true;

#define FIND(name) all &= find(library, "git_" #name, &table.name);
	PP_LIBGIT2(FIND)
#undef FIND
	return all;
}

static void set_options(void)
{
	/* What these repositories differ in does not matter to a reader. */
	static const char *const extensions[] = {
		"worktreeconfig", "partialclone", "preciousobjects",
	};

	if (getenv("GIT_CONFIG_NOSYSTEM"))
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH,
				 GIT_CONFIG_LEVEL_SYSTEM, "");
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
			 sizeof(extensions) / sizeof(*extensions));
}

static void load(void)
{
	void *library = dlopen(PP_LIBGIT2_NAME, RTLD_NOW | RTLD_LOCAL);

	if (!library || !fill_table(library) || git_libgit2_init() < 0)
		return;
	set_options();
	is_loaded = true;
}

const struct pp_libgit2 *pp_libgit2(void)
{
	return &table;
}

int pp_libgit2_load(void)
{
	pthread_once(&once, load);
	return is_loaded ? 0 : -1;
}
