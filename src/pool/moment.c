/* From what --at is given to a commit. */
#include "pool/moment.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/zone.h"
#include "data/read.h"
#include "pool/mainline.h"
#include "store/commit.h"
#include "store/ref.h"
#include "store/snapshot.h"

/* One search. */
struct search {
	const struct pp_pool *pool;
	struct pp_repo *repo;
	struct pp_listing into;
	const char *text;
	struct pp_config config;
	const char *zone;
	uint8_t head[PP_ID_SIZE];
	bool has_head;
};

static const struct pp_place *place_of(const struct search *s)
{
	return &s->pool->place;
}

/* As now, not as then: the time zone and the branch are those of whoever
 * asks. */
static int read_config(struct search *s)
{
	struct pp_commit_info info;
	struct pp_commit head;
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	int rc;

	if (s->pool->root) {
		snapshot = pp_snapshot_worktree(s->into.sink, s->pool->root);
	} else {
		if (pp_commit_read(&info, s->into, s->repo, s->head) < 0)
			return -1;
		memcpy(head.id, info.id, PP_ID_SIZE);
		memcpy(head.tree, info.tree, PP_ID_SIZE);
		snapshot = pp_snapshot_revision(s->into.sink, s->repo, &head,
						s->pool->prefix);
	}
	if (!snapshot)
		return -1;
	reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
	rc = pp_config_read(&s->config, s->into.arena, s->into.sink, reader);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
	s->zone = pp_arena_str(s->into.arena, s->config.time_zone).p;
	return rc;
}

static int report_no_zone(struct pp_sink *sink, struct pp_str zone)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(POOL_CONFIG),
		      (struct pp_pos){ .file = PP_CONFIG_FILE },
		      "this system knows no time zone '%.*s'", PP_STR(zone));
	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "names are as in 'Europe/London'; the package tzdata "
		       "brings them");
	return -1;
}

static int report_zone(const struct search *s)
{
	return report_no_zone(s->into.sink, s->config.time_zone);
}

static int report_no_commit(const struct search *s)
{
	pp_report(s->into.sink, PP_R(REVISION), (struct pp_pos){ 0 },
		  "nothing has been committed yet");
	return -1;
}

static void fill(struct pp_moment *out, const struct search *s,
		 const struct pp_commit_info *info)
{
	memcpy(out->commit.id, info->id, PP_ID_SIZE);
	memcpy(out->commit.tree, info->tree, PP_ID_SIZE);
	out->is_head = s->has_head && !memcmp(s->head, info->id, PP_ID_SIZE);
}

/* --- a revision ---------------------------------------------------------- */

/* The commit that an object is or, as a tag, leads to.  Most are one, and are
 * read without libgit2. */
static int read_commit(struct pp_commit_info *out, const struct search *s,
		       const uint8_t id[PP_ID_SIZE])
{
	struct pp_sink quiet = { .limit = 1 };
	struct pp_commit commit;
	int rc = pp_commit_read(out, (struct pp_listing){ s->into.arena,
							  &quiet }, s->repo,
				id);

	pp_sink_release(&quiet);
	if (!rc)
		return 0;
	if (pp_rev_lookup(&commit, s->repo, s->into.sink, id) < 0)
		return -1;
	return pp_commit_read(out, s->into, s->repo, commit.id);
}

/* Something of digits and hyphens, or slashes, that was meant for a day? */
static int report_bad_date(const struct search *s, const char *hint)
{
	struct pp_finding *f = pp_report(s->into.sink, PP_R(REVISION),
					 (struct pp_pos){ 0 },
					 "%s is neither a revision nor a day",
					 pp_brief(s->into.arena,
						  pp_str(s->text), 60));

	pp_report_note(s->into.sink, f, (struct pp_pos){ 0 }, "%s", hint);
	return -1;
}

/* An expression, a short id, or nothing of the sort. */
static int resolve(struct pp_commit_info *out, const struct search *s)
{
	const char *hint = pp_date_hint(s->into.arena, pp_str(s->text));
	struct pp_sink found = { 0 };
	struct pp_commit commit;
	int rc = pp_rev_resolve(&commit, s->repo, &found, s->text);

	if (rc < 0 && hint)
		report_bad_date(s, hint);
	else
		pp_sink_absorb(s->into.sink, &found);
	pp_sink_release(&found);
	return rc < 0 ? -1 : pp_commit_read(out, s->into, s->repo, commit.id);
}

static int find_revision(struct pp_moment *out, const struct search *s)
{
	struct pp_commit_info info;
	uint8_t id[PP_ID_SIZE];
	int rc;

	if (pp_ref_read(id, place_of(s), s->text) > 0)
		rc = read_commit(&info, s, id);
	else
		rc = resolve(&info, s);
	if (rc < 0)
		return -1;
	fill(out, s, &info);
	return pp_zone_day(out->day, s->zone, info.time) < 0 ?
		       report_zone(s) : 0;
}

/* --- a day --------------------------------------------------------------- */

static int report_no_branch(const struct search *s)
{
	const char *head = pp_ref_head(s->into.arena, place_of(s));
	struct pp_finding *f;

	f = pp_report(s->into.sink, PP_R(REVISION), (struct pp_pos){ 0 },
		      "the protected branch '%.*s' is not in this repository",
		      PP_STR(s->config.branch));
	if (head && !strncmp(head, "refs/heads/", 11))
		pp_report_note(s->into.sink, f, (struct pp_pos){ 0 },
			       "where it is '%s': say 'branch: %s' in "
			       PP_CONFIG_FILE, head + 11, head + 11);
	pp_report_note(s->into.sink, f, (struct pp_pos){ 0 },
		       "where it was not fetched: 'git fetch origin "
		       "%.*s:%.*s'", PP_STR(s->config.branch),
		       PP_STR(s->config.branch));
	return -1;
}

/* The tip of the protected branch: the local one, or the one that was fetched;
 * *name is what to call it. */
static int find_tip(uint8_t tip[PP_ID_SIZE], const char **name,
		    const struct search *s)
{
	static const char *const folders[] = {
		"refs/heads", "refs/remotes/origin",
	};

	*name = "HEAD";
	if (!s->config.branch.n) {
		memcpy(tip, s->head, PP_ID_SIZE);
		return s->has_head ? 0 : report_no_commit(s);
	}
	*name = pp_arena_str(s->into.arena, s->config.branch).p;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (pp_ref_read(tip, place_of(s),
				pp_arena_printf(s->into.arena, "%s/%s",
						folders[i], *name)) > 0)
			return 0;
	return s->has_head ? report_no_branch(s) : report_no_commit(s);
}

static int report_too_early(const struct search *s, const char *branch,
			    int64_t first)
{
	bool shallow = pp_place_is_shallow(place_of(s));
	struct pp_finding *f;
	char day[11];

	if (pp_zone_day(day, s->zone, first) < 0)
		return report_zone(s);
	f = pp_report(s->into.sink, PP_R(REVISION), (struct pp_pos){ 0 },
		      shallow ? "%s cannot be told: this clone has the history "
				"of %s from %s on" :
				"nothing was recorded by %s: the first commit "
				"of %s is of %s",
		      s->text, branch, day);
	pp_report_note(s->into.sink, f, (struct pp_pos){ 0 },
		       shallow ? "'git fetch --unshallow' brings all of it" :
		       "what was true on a day, whenever it was recorded: "
		       "--date");
	return -1;
}

/* Committer times may go back along a line, where a clock was wrong: what
 * follows a commit was not there before it, so each counts as made at the
 * greatest time so far. */
static int find_day(struct pp_moment *out, const struct search *s)
{
	struct pp_commit_info last;
	struct pp_mainline line;
	uint8_t tip[PP_ID_SIZE];
	const char *branch;
	int64_t end;
	size_t count;

	if (pp_zone_day_end(&end, s->zone, s->text) < 0)
		return report_zone(s);
	if (find_tip(tip, &branch, s) < 0 ||
	    pp_mainline_read(&line, s->pool, s->repo, s->into, tip) < 0)
		return -1;
	count = pp_mainline_before(&line, end);
	if (!count)
		return report_too_early(s, branch, line.items[0].time);
	if (pp_commit_read(&last, s->into, s->repo,
			   line.items[count - 1].id) < 0)
		return -1;
	fill(out, s, &last);
	out->is_date = true;
	memcpy(out->day, s->text, sizeof(out->day));
	return 0;
}

/* --- either -------------------------------------------------------------- */

static int find(struct pp_moment *out, const struct search *s)
{
	struct pp_date date;
	uint8_t id[PP_ID_SIZE];

	if (!pp_date_parse(&date, pp_str(s->text)))
		return find_revision(out, s);
	if (pp_ref_read(id, place_of(s), s->text) <= 0)
		return find_day(out, s);
	pp_report(s->into.sink, PP_R(DATE_NAME), (struct pp_pos){ 0 },
		  "'%s' is taken for the branch or tag of that name, not for "
		  "the day", s->text);
	return find_revision(out, s);
}

int pp_moment_find(struct pp_moment *out, const struct pp_pool *pool,
		   struct pp_repo *repo, struct pp_listing into,
		   const char *text)
{
	struct search s = { .pool = pool, .repo = repo, .into = into,
			    .text = text };

	*out = (struct pp_moment){ 0 };
	s.has_head = pp_ref_read(s.head, place_of(&s), "HEAD") > 0;
	if (!s.has_head && !pool->root)
		return report_no_commit(&s);
	return read_config(&s) < 0 ? -1 : find(out, &s);
}

int pp_moment_today(char day[11], const struct pp_config *config,
		    struct pp_sink *sink)
{
	struct pp_arena arena = { 0 };
	const char *zone = pp_arena_str(&arena, config->time_zone).p;
	const char *fixed = getenv("PEERPOOL_TODAY");
	int rc = pp_zone_today(day, zone);

	if (rc < 0 && fixed && *fixed)
		pp_report(sink, PP_R(POOL_CONFIG), (struct pp_pos){ 0 },
			  "PEERPOOL_TODAY is no day: it must be YYYY-MM-DD");
	else if (rc < 0)
		report_no_zone(sink, config->time_zone);
	pp_arena_release(&arena);
	return rc;
}
