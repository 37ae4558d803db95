/* The part of peerpool export that is about PostgreSQL. */
#include "tools/export_postgres.h"

#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "cli/progress.h"
#include "exchange/export_postgres.h"

static void put(const char *before, struct pp_str text, const char *after)
{
	struct pp_buf b;

	pp_buf_init(&b, 1 << 20);
	pp_escape_terminal(&b, text);
	fprintf(stderr, "%s%.*s%s", before, PP_STR(b), after);
	pp_buf_release(&b);
}

static void tell_left_out(const struct pp_postgres_done *done)
{
	for (size_t i = 0; i < done->left_out_count; i++) {
		put("the view ", done->left_out[i]->name, " is left out: ");
		put("", done->left_out[i]->sqlite_only, "\n");
	}
}

static void tell_sent(const struct pp_export *e,
		      const struct pp_postgres_done *done)
{
	/* Who hands it on should know what it is made of. */
	static const char *const classes[] = {
		[PP_CLASS_NONE] = "\n",
		[PP_CLASS_PERSONAL] = ", made of personal data\n",
		[PP_CLASS_SPECIAL] = ", made of special category data\n",
	};

	fprintf(stderr, "%zu record%s", done->records,
		done->records == 1 ? "" : "s");
	if (!done->is_whole)
		fprintf(stderr, " changed, %zu gone", done->gone);
	fprintf(stderr, ": %zu row%s", done->rows,
		done->rows == 1 ? "" : "s");
	put(" for the schema ", done->schema, classes[done->class]);
	put(done->is_whole ? "load it all: psql -f " : "load what has changed: "
	    "psql -f ", pp_str(e->folder), "/load.sql\n");
}

static int tell_done(const struct pp_export *e,
		     const struct pp_export_postgres_settings *s,
		     const struct pp_index *index,
		     const struct pp_postgres_done *done)
{
	long long n = index->counts.broken;

	tell_left_out(done);
	tell_sent(e, done);
	if (!n)
		return PP_EXIT_OK;
	fprintf(stderr, "%lld broken record%s left out: 'peerpool check%s%s' "
		"tells why\n", n, n == 1 ? " was" : "s were",
		s->at ? " --at " : "", s->at ? s->at : "");
	return s->partial ? PP_EXIT_OK : PP_EXIT_FINDINGS;
}

/* A view that cannot be read would be missing there, unsaid. */
static bool hides_view(const struct pp_sink *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const char *file = faults->items[i]->pos.file;

		if (file && strstr(file, "/views/"))
			return true;
	}
	return false;
}

static int run(struct pp_export *e,
	       const struct pp_export_postgres_settings *s, int *status)
{
	const struct pp_index_want want = {
		.source = e->source, .repo = e->repo, .commit = e->commit,
		.is_head = e->is_head, .progress = e->progress,
		.progress_data = e->progress_data,
	};
	const struct pp_postgres_want how = {
		.folder = e->folder, .schema = s->schema, .whole = s->whole,
	};
	struct pp_postgres_done done;
	struct pp_sink faults = { 0 };
	struct pp_index index;
	int rc = pp_index_open(&index, e->pool, &want, e->into, &faults);

	if (rc < 0) {
		pp_sink_release(&faults);
		return -1;
	}
	if (hides_view(&faults)) {
		pp_sink_absorb(e->into.sink, &faults);
		rc = -1;
	} else {
		rc = pp_export_postgres(&done, &index, &how, e->into);
	}
	pp_sink_release(&faults);
	if (e->progress_data)
		pp_progress_end(e->progress_data);
	if (!rc) {
		e->class = done.class;
		*status = tell_done(e, s, &index, &done);
	}
	pp_index_close(&index);
	return rc;
}

int pp_export_postgres_run(struct pp_export *export,
			   const struct pp_export_postgres_settings *s,
			   const struct pp_arguments *args)
{
	int status = PP_EXIT_FAILED;

	if (run(export, s, &status) < 0)
		pp_tell(export->into.sink, args);
	return status;
}
