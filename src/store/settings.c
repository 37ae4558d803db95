/* Git's settings, by libgit2: see the header. */
#include "store/settings.h"

#include <stdlib.h>
#include <strings.h>

#include "store/git.h"

enum { ENVIRONMENT_MAX = 1000 };

struct reading {
	struct pp_arena *arena;
	git_config *config;
};

/* GIT_CONFIG_KEY_0 and GIT_CONFIG_VALUE_0 go before every file; of several
 * the last counts. */
static const char *from_environment(const struct reading *r, const char *key)
{
	const char *text = getenv("GIT_CONFIG_COUNT"), *found = NULL;
	long count = text ? strtol(text, NULL, 10) : 0;

	for (long i = 0; i < count && i < ENVIRONMENT_MAX; i++) {
		const char *name = getenv(pp_arena_printf(
			r->arena, "GIT_CONFIG_KEY_%ld", i));

		if (name && !strcasecmp(name, key))
			found = getenv(pp_arena_printf(
				r->arena, "GIT_CONFIG_VALUE_%ld", i));
	}
	return found;
}

static const char *text_of(const struct reading *r, const char *key)
{
	const char *text = from_environment(r, key);

	if (!text && git_config_get_string(&text, r->config, key))
		return NULL;
	return text ? pp_arena_copy(r->arena, text, strlen(text)) : NULL;
}

static bool is_true(const char *text)
{
	return text && (!*text || !strcasecmp(text, "true") ||
			!strcasecmp(text, "yes") || !strcasecmp(text, "on") ||
			!strcmp(text, "1"));
}

static void read_all(struct pp_settings *out, const struct reading *r)
{
	const char *crlf = text_of(r, "core.autocrlf");

	*out = (struct pp_settings){
		.user_name = text_of(r, "user.name"),
		.user_email = text_of(r, "user.email"),
		.author_name = text_of(r, "author.name"),
		.author_email = text_of(r, "author.email"),
		.committer_name = text_of(r, "committer.name"),
		.committer_email = text_of(r, "committer.email"),
		.sign = is_true(text_of(r, "commit.gpgsign")),
		.crlf = is_true(crlf) || (crlf && !strcasecmp(crlf, "input")),
		.log_refs = text_of(r, "core.logallrefupdates"),
		.attributes = text_of(r, "core.attributesfile"),
	};
}

/* Strings are lent by a snapshot only. */
static int take_snapshot(git_config **out, git_repository *git)
{
	const char *global = getenv("GIT_CONFIG_GLOBAL");
	git_config *config;
	int rc = git_repository_config(&config, git);

	if (rc)
		return rc;
	if (global && *global)
		rc = git_config_add_file_ondisk(config, global,
						GIT_CONFIG_LEVEL_GLOBAL, git,
						1);
	if (!rc)
		rc = git_config_snapshot(out, config);
	git_config_free(config);
	return rc;
}

int pp_settings_read(struct pp_settings *out, struct pp_listing into,
		     struct pp_repo *repo)
{
	struct reading r = { .arena = into.arena };
	git_repository *git = pp_repo_git(repo, into.sink);

	if (!git)
		return -1;
	if (take_snapshot(&r.config, git)) {
		pp_report(into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "cannot read git's settings: %s", pp_git_message());
		return -1;
	}
	read_all(out, &r);
	git_config_free(r.config);
	return 0;
}
