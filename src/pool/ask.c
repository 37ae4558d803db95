/* What statements run on. */
#include "pool/ask.h"

#include "base/zone.h"
#include "pool/finding_table.h"

static int make_findings(struct pp_ask *a, struct pp_session *session)
{
	struct pp_check check = {
		.source = a->want.source, .repo = a->repo,
		.overlay = a->overlay, .today = a->today,
		.progress = a->progress, .progress_data = a->progress_data,
	};

	if (a->moment) {
		check.commit = a->moment->commit;
		check.is_head = a->moment->is_head;
	}
	return pp_finding_table(session, a->pool, &check, a->into);
}

/* An overlay is no commit: what it changes is not in the history. */
static int make_changes(struct pp_ask *a, struct pp_session *session)
{
	const struct pp_history_want want = {
		.repo = a->repo,
		.commit = a->moment ? a->moment->commit.id : NULL,
		.name = a->together.items[0].index.name,
		.progress = a->progress, .progress_data = a->progress_data,
	};

	if (pp_history_open(&a->history, a->pool, &want, a->into) < 0)
		return -1;
	a->is_shallow |= a->history.is_shallow;
	return pp_session_attach(session, a->into.sink, PP_HISTORY_SCHEMA,
				 a->history.path, "change",
				 a->history.select);
}

/* A statement mentions a table that is made when it is asked for. */
static int make_table(void *data, struct pp_session *session,
		      const char *table)
{
	struct pp_ask *a = data;

	return !strcmp(table, "finding") ? make_findings(a, session) :
					   make_changes(a, session);
}

/* A day means something in every pool; a revision in one repository. */
static void choose_pools(const struct pp_ask *a, struct pp_together_want *want)
{
	want->alone = a->alone;
	if (!a->moment)
		return;
	want->at = a->moment->day;
	want->alone |= !a->moment->is_date;
}

int pp_ask_open(struct pp_ask *ask)
{
	struct pp_together_want want = { 0 };

	ask->uncommitted = NULL;
	ask->want = (struct pp_index_want){
		.repo = ask->repo, .overlay = ask->overlay,
		.progress = ask->progress,
		.progress_data = ask->progress_data,
	};
	if (ask->moment) {
		ask->want.source = PP_SOURCE_REVISION;
		ask->want.commit = ask->moment->commit;
		ask->want.is_head = ask->moment->is_head;
	}
	want.own = ask->want;
	choose_pools(ask, &want);
	return pp_together_open(&ask->together, ask->pool, &want, ask->into);
}

int pp_ask_day(char day[11], const struct pp_ask *ask)
{
	struct pp_str zone = ask->together.items[0].index.time_zone;

	if (ask->moment) {
		memcpy(day, ask->moment->day, sizeof(ask->moment->day));
		return 0;
	}
	if (pp_zone_today(day, pp_arena_str(ask->into.arena, zone).p) == 0)
		return 0;
	pp_report(ask->into.sink, PP_R(POOL_CONFIG), (struct pp_pos){ 0 },
		  "today cannot be told: the system does not know the time "
		  "zone '%.*s', or PEERPOOL_TODAY is not a date",
		  PP_STR(zone));
	return -1;
}

void pp_ask_recall(struct pp_ask *ask, const struct pp_recall *recall)
{
	ask->recall = recall;
	if (ask->session)
		pp_session_recall(ask->session, recall);
}

static void close_session(struct pp_ask *a)
{
	pp_session_free(a->session);
	a->session = NULL;
}

int pp_ask_session(struct pp_ask *ask, const char *day)
{
	const struct pp_together *t = &ask->together;
	struct pp_session_pool *pools = pp_new(ask->into.arena,
					       struct pp_session_pool,
					       t->count);
	struct pp_sink faults = { 0 };
	const struct pp_session_options o = {
		.pools = pools, .pool_count = t->count,
		.today = ask->today,
		.views = t->views, .view_count = t->view_count,
		.ask = make_table, .ask_data = ask,
		.recall = ask->recall,
	};

	close_session(ask);
	pp_history_close(&ask->history);
	ask->history = (struct pp_history){ 0 };
	memcpy(ask->today, day, sizeof(ask->today));
	for (size_t i = 0; i < t->count; i++)
		pools[i] = (struct pp_session_pool){
			t->items[i].index.name, t->items[i].index.db,
			t->items[i].index.path,
		};
	/* Views that cannot be made are for `peerpool check` to tell. */
	ask->session = pp_session_new(ask->into.arena, &faults, &o);
	if (!ask->session)
		pp_sink_absorb(ask->into.sink, &faults);
	pp_sink_release(&faults);
	return ask->session ? 0 : -1;
}

void pp_ask_discard(struct pp_ask *ask)
{
	close_session(ask);
	pp_history_discard(&ask->history, ask->pool);
	ask->history = (struct pp_history){ 0 };
	pp_together_discard(&ask->together);
}

void pp_ask_close(struct pp_ask *ask)
{
	close_session(ask);
	pp_history_close(&ask->history);
	ask->history = (struct pp_history){ 0 };
	pp_together_close(&ask->together);
}
