/* The files that are written. */
#include "sample.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void die(const char *what, const char *name)
{
	fprintf(stderr, "sample: %s: %s%s%s\n", what, name,
		errno ? ": " : "", errno ? strerror(errno) : "");
	exit(1);
}

/* The folder of each kind, and its files' ending. */
static const struct {
	const char *kind, *folder, *ending;
} places[] = {
	{ "council", "councils", "yaml" },
	{ "group", "groups", "yaml" },
	{ "person", "people", "yaml" },
	{ "peer", "peers", "yaml" },
	{ "holder", "holders", "yaml" },
	{ "officer", "officers", "yaml" },
	{ "adjustment", "adjustments", "yaml" },
	{ "course", "courses", "yaml" },
	{ "event", "events", "yaml" },
	{ "attendance", "attendance", "yaml" },
	{ "calendar", "calendars", "yaml" },
	{ "request", "requests", "yaml" },
	{ "offer", "offers", "yaml" },
	{ "allocation", "allocations", "yaml" },
	{ "assignment", "assignments", "yaml" },
	{ "application", "applications", "yaml" },
	{ "referee", "referees", "yaml" },
	{ "decision", "decisions", "yaml" },
	{ "feedback", "feedback", "md" },
	{ "appraisal", "appraisals", "yaml" },
	{ "equality", "equality", "yaml" },
	{ "consent", "consents", "yaml" },
	{ "policy", "policies", "yaml" },
	{ "document", "documents", "yaml" },
	{ "bulletin", "bulletins", "md" },
	{ "induction", "inductions", "yaml" },
	{ "mentoring", "mentoring", "yaml" },
};

static char open_id[200];

/* Where all records go, if not each to its file. */
static FILE *stream;
static char open_path[200], *streamed;
static size_t streamed_size;

void records_to(FILE *f)
{
	stream = f;
}

static FILE *open_file(const char *folder)
{
	FILE *f;

	if (stream)
		return open_memstream(&streamed, &streamed_size);
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		die("cannot make", folder);
	f = fopen(open_path, "wx");
	if (!f)
		die("cannot write", open_path);
	return f;
}

FILE *record_open_file(const char *folder, const char *name)
{
	snprintf(open_path, sizeof(open_path), "%s/%s", folder, name);
	return open_file(folder);
}

FILE *record_open(const char *kind, const char *id)
{
	char name[200];
	size_t i = 0;
	FILE *f;

	while (strcmp(places[i].kind, kind) != 0)
		i++;
	snprintf(name, sizeof(name), "%s.%s", id, places[i].ending);
	f = record_open_file(places[i].folder, name);
	if (strcmp(places[i].ending, "md") == 0)
		fputs("---\n", f);
	else
		fprintf(f, "# yaml-language-server: "
			"$schema=../../schemas/%s.yaml\n", kind);
	fprintf(f, "id: %s\n", id);
	snprintf(open_id, sizeof(open_id), "%s", id);
	return f;
}

void record_day(FILE *f, const char *key, int day)
{
	if (day)
		fprintf(f, "%s: %s\n", key, day_text(day).s);
}

void record_past(FILE *f, const char *key, int day)
{
	record_day(f, key, day <= asof ? day : 0);
}

void record_folded(FILE *f, const char *key, const char *text)
{
	fprintf(f, "%s: >-\n", key);
	while (*text) {
		size_t n = strlen(text);

		if (n > 76)
			for (n = 76; text[n] != ' '; n--)
				;
		fprintf(f, "  %.*s\n", (int)n, text);
		text += n + (text[n] == ' ');
	}
}

bool record_over(int ended, int years)
{
	return ended && ended + years * 365 + years / 4 < asof;
}

void record_close(FILE *f)
{
	bool bad = ferror(f);

	if (fclose(f) != 0 || bad)
		die("cannot write", open_path);
	if (!stream)
		return;
	fprintf(stream, "%s %zu\n", open_path, streamed_size);
	if (fwrite(streamed, 1, streamed_size, stream) != streamed_size)
		die("cannot write", open_path);
	free(streamed);
}

struct salt_text salt_text(void)
{
	struct chance c = chance_new(open_id, 0);
	struct salt_text salt;

	chance_text(&c, salt.s, 26);
	return salt;
}

void record_salt(FILE *f)
{
	fprintf(f, "salt: %s\n", salt_text().s);
	record_close(f);
}
