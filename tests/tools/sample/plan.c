/* Plans, papers, publications and the like are written by hand: they are copied
 * from the committed records, without what was not known by asof. */
#include "sample.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	LINES_MAX = 600, WIDTH_MAX = 400, UNBORN_MAX = 200, FILES_MAX = 200,
	PATH_SIZE = 800
};

/* The folders, and from when there is a record: the date of a key, and so many
 * days before it. */
static const struct folder {
	const char *name, *key;
	int before;
} folders[] = {
	{ "plans", "recorded_on", 0 },
	{ "actions", "recorded_on", 0 },
	{ "recommendations", "made_on", 0 },
	{ "meetings", "held_on", 366 },
	{ "papers", "issued_on", 14 },
	{ "board-requests", "asked_on", 0 },
	{ "options", "asked_on", 0 },
	{ "responsibilities", "agreed_on", 0 },
	{ "consultations", "asked_on", 0 },
	{ "practice-notes", "shared_on", 0 },
	{ "publications", "published_on", 0 },
	{ "processes", "in_force_from", 60 },
	{ "review-schemes", "in_force_from", 60 },
	{ "service-feedback", "received_on", 0 },
	{ "statistics", "as_at", -20 },
	{ "targets", "decided_on", 0 },
};

enum { FOLDERS = sizeof(folders) / sizeof(*folders) };

/* What is not known before the day of the first key. */
static const char *const later[][6] = {
	{ "started_on", "started_on" },
	{ "done_on", "done_on" },
	{ "closed_on", "closed_on", "closed_because", "carried_to",
	  "superseded_by" },
	{ "decided_on", "decided_on", "decided_by", "chosen", "because",
	  "meeting" },
	{ "answered_on", "answered_on", "answered_by" },
	{ "considered_on", "considered_on", "meeting" },
	{ "issued_on", "issued_on" },
	{ "held_on", "minutes" },
	{ "in_force_until", "in_force_until" },
};

enum { LATER = sizeof(later) / sizeof(*later) };

/* The timescales were printed with the review's paper. */
#define PRINTED day_of(2023, 2, 8)

struct text {
	char lines[LINES_MAX][WIDTH_MAX];
	bool cut[LINES_MAX];
	int count, head;	/* head: how many lines are keys, not prose */
};

static char source[PATH_SIZE / 2];
static char unborn[UNBORN_MAX][64];
static int unborn_count;

void plan_from(const char *councils)
{
	const char *end = strrchr(councils, '/');
	bool folder = end && strcmp(end, "/councils") == 0;
	char here[PATH_SIZE / 4] = "";

	if (*councils != '/' || !folder) {
		if (!getcwd(here, sizeof(here) - 1))
			die("cannot tell", "where this is");
		strcat(here, "/");
	}
	snprintf(source, sizeof(source), "%s%.*s", here,
		 folder ? (int)(end - councils) : 7,
		 folder ? councils : "records");
}

static void read_text(struct text *t, const char *path)
{
	FILE *f = fopen(path, "r");
	bool prose = false;

	*t = (struct text){ 0 };
	if (!f)
		die("cannot read", path);
	while (fgets(t->lines[t->count], WIDTH_MAX, f)) {
		const char *line = t->lines[t->count];

		if (!strchr(line, '\n') || t->count + 1 == LINES_MAX)
			die("too long", path);
		if (strcmp(line, "---\n") == 0 && t->count)
			prose = true;
		t->count++;
		if (!prose)
			t->head = t->count;
	}
	fclose(f);
}

static bool is_key(const char *line, const char *key)
{
	size_t n = strlen(key);

	return strncmp(line, key, n) == 0 && line[n] == ':';
}

static int line_of(const struct text *t, const char *key)
{
	for (int i = 0; i < t->head; i++)
		if (is_key(t->lines[i], key))
			return i;
	return -1;
}

/* The day that stands after the first ": " of the line. */
static int day_in(const char *line)
{
	const char *value = strstr(line, ": ");

	return value && value[2] == '2' ? day_parse(value + 2) : 0;
}

static int day_at(const struct text *t, const char *key)
{
	int i = line_of(t, key);

	return i < 0 ? 0 : day_in(t->lines[i]);
}

/* The line after the last one of what begins at line i. */
static int end_of(const struct text *t, int i)
{
	size_t indent = strspn(t->lines[i], " ");

	for (i++; i < t->head && strspn(t->lines[i], " ") > indent; i++)
		;
	return i;
}

static void cut(struct text *t, int i)
{
	for (int end = i < 0 ? i : end_of(t, i); i < end; i++)
		t->cut[i] = true;
}

/* Cuts the items of a list that came after asof, and the key if none is left;
 * a due date goes back to what it was before the first of these. */
static void cut_items(struct text *t, int key)
{
	int end = end_of(t, key), due = line_of(t, "due_on");
	bool redated = is_key(t->lines[key], "redated"), left = false;

	for (int i = key + 1; i < end; i = end_of(t, i)) {
		if (strncmp(t->lines[i], "  - day: ", 9) != 0 ||
		    day_in(t->lines[i]) <= asof) {
			left = true;
			continue;
		}
		if (redated && strstr(t->lines[i + 1], "from: "))
			snprintf(t->lines[due], WIDTH_MAX, "due_on: %s",
				 strstr(t->lines[i + 1], ": ") + 2);
		redated = false;
		cut(t, i);
	}
	t->cut[key] = !left;
}

static void set_status(struct text *t)
{
	int i = line_of(t, "status"), began = day_at(t, "started_on");
	int done = day_at(t, "done_on"), closed = day_at(t, "closed_on");

	if (i >= 0 && !(done && done <= asof) && !(closed && closed <= asof))
		snprintf(t->lines[i], WIDTH_MAX, "status: %s\n",
			 began && began <= asof ? "in-progress" :
			 "not-started");
}

static void cut_later(struct text *t)
{
	set_status(t);
	for (int n = 0; n < LATER; n++)
		for (int k = 1; day_at(t, later[n][0]) > asof && k < 6 &&
		     later[n][k]; k++)
			cut(t, line_of(t, later[n][k]));
	if (asof < PRINTED)
		cut(t, line_of(t, "printed_due"));
	for (int i = 0; i < t->head; i = end_of(t, i)) {
		if (i + 1 < t->head && !t->cut[i] &&
		    strncmp(t->lines[i + 1], "  - ", 4) == 0)
			cut_items(t, i);
		if (is_key(t->lines[i], "response") &&
		    day_in(t->lines[i + 2]) > asof)
			cut(t, i);
	}
}

static bool is_unborn(const char *text, size_t n)
{
	for (int i = 0; i < unborn_count; i++)
		if (strlen(unborn[i]) == n && memcmp(unborn[i], text, n) == 0)
			return true;
	return false;
}

/* Takes from "key: [a, b]\n" what is not there yet; false if none is left. */
static bool keep_born(char *line)
{
	char kept[WIDTH_MAX], *list = strchr(line, '['), *at = list + 1;
	bool any = false;

	snprintf(kept, sizeof(kept), "%.*s[", (int)(list - line), line);
	while (*at && *at != '\n') {
		size_t n = strcspn(at, ",]");

		if (!is_unborn(at, n)) {
			strcat(kept, any ? ", " : "");
			strncat(kept, at, n);
			any = true;
		}
		at += n + 1;
		at += strspn(at, " ");
	}
	strcat(kept, "]\n");
	strcpy(line, kept);
	return any;
}

static void cut_unborn(struct text *t)
{
	for (int i = 0; i < t->head; i++) {
		char *value = strstr(t->lines[i], ": ");

		if (!value || is_key(t->lines[i], "id"))
			continue;
		if (value[2] == '[')
			t->cut[i] |= !keep_born(t->lines[i]);
		else if (is_unborn(value + 2, strcspn(value + 2, "\n")))
			t->cut[i] = true;
	}
}

/* The names of a folder's files, in order. */
static int files_of(char names[FILES_MAX][64], const char *folder)
{
	char path[PATH_SIZE];
	struct dirent **found;
	int n, count = 0;

	snprintf(path, sizeof(path), "%s/%s", source, folder);
	n = scandir(path, &found, NULL, alphasort);
	if (n < 0)
		die("cannot read", path);
	for (int i = 0; i < n; i++) {
		if (found[i]->d_name[0] != '.') {
			if (count == FILES_MAX || strlen(found[i]->d_name) > 63)
				die("too many files, or too long", path);
			strcpy(names[count++], found[i]->d_name);
		}
		free(found[i]);
	}
	free(found);
	return count;
}

static void load(struct text *t, const struct folder *folder, const char *name)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "%s/%s/%s", source, folder->name, name);
	read_text(t, path);
}

/* A draft has no date yet; it is of the last days. */
static bool born(const struct text *t, const struct folder *folder)
{
	int day = day_at(t, folder->key);

	return (day ? day - folder->before : TODAY - 10) <= asof;
}

static void note_unborn(const struct folder *folder)
{
	static char names[FILES_MAX][64];
	static struct text t;
	int n = files_of(names, folder->name);

	for (int i = 0; i < n; i++) {
		load(&t, folder, names[i]);
		if (born(&t, folder))
			continue;
		if (unborn_count == UNBORN_MAX)
			die("too many", "records to come");
		*strchr(names[i], '.') = '\0';
		strcpy(unborn[unborn_count++], names[i]);
	}
}

static void copy(const struct folder *folder)
{
	static char names[FILES_MAX][64];
	static struct text t;
	int n = files_of(names, folder->name);
	FILE *f;

	for (int i = 0; i < n; i++) {
		load(&t, folder, names[i]);
		if (!born(&t, folder))
			continue;
		cut_later(&t);
		cut_unborn(&t);
		f = record_open_file(folder->name, names[i]);
		for (int k = 0; k < t.count; k++)
			if (!t.cut[k])
				fputs(t.lines[k], f);
		record_close(f);
	}
}

void plan_write(void)
{
	for (int i = 0; i < FOLDERS; i++)
		note_unborn(&folders[i]);
	for (int i = 0; i < FOLDERS; i++)
		copy(&folders[i]);
}
