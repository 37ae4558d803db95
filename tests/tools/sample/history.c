/* The pool as a repository with five years of commits: what git fast-import
 * reads.  Each snapshot is made by a process of its own, as of its day, and
 * compared with the one before. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct item {
	char *path;		/* below records */
	const char *text;
	size_t size;
	int keeper;		/* who commits it */
};

struct snapshot {
	char *data;		/* that the items point into */
	struct item *items;
	size_t count, room;
};

/* Who keeps which records, in the order in which they commit on a day: what
 * others refer to comes first.  Of a group office two people take turns. */
enum keeper {
	SECRETARIAT, SUPPORT, REQUESTS, PLACEMENT, OFFICE, TRAINING = OFFICE + 4,
	QUALITY, KEEPERS
};

static const char *const keeper_names[KEEPERS] = {
	"secretariat", "support-team", "requests", "placement", "con-office",
	"ind-office", "lab-office", "ld-office", "training", "quality"
};

static const struct { const char *folder; enum keeper keeper; } keeps[] = {
	{ "actions", SECRETARIAT }, { "plans", SECRETARIAT },
	{ "papers", SECRETARIAT }, { "meetings", SECRETARIAT },
	{ "recommendations", SECRETARIAT }, { "options", SECRETARIAT },
	{ "board-requests", SECRETARIAT }, { "responsibilities", SECRETARIAT },
	{ "consultations", SECRETARIAT }, { "publications", SECRETARIAT },
	{ "requests", REQUESTS }, { "calendars", REQUESTS },
	{ "allocations", REQUESTS }, { "officers", PLACEMENT },
	{ "courses", TRAINING }, { "events", TRAINING },
	{ "attendance", TRAINING }, { "inductions", TRAINING },
	{ "bulletins", TRAINING }, { "equality", QUALITY },
	{ "consents", QUALITY }, { "code-lists", QUALITY },
	{ "census", QUALITY }, { "service-feedback", QUALITY },
};

static bool in_folder(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return strncmp(path, folder, n) == 0 && path[n] == '/';
}

/* Copies the value of a line such as "group: con" of the text. */
static bool value_of(const struct item *item, const char *key, char *out,
		     size_t size)
{
	const char *at = item->text, *end = at + item->size;
	size_t n = strlen(key), length;

	while (at && (size_t)(end - at) > n + 2 &&
	       (strncmp(at, key, n) != 0 || at[n] != ':')) {
		at = memchr(at, '\n', (size_t)(end - at));
		at = at ? at + 1 : NULL;
	}
	if (!at || (size_t)(end - at) <= n + 2)
		return false;
	at += n + 2;
	length = strcspn(at, " \n");
	if (length >= size)
		return false;
	memcpy(out, at, length);
	out[length] = '\0';
	return true;
}

/* Which group's office keeps a person's records. */
struct kept { char person[12]; int group; };

static int by_person(const void *a, const void *b)
{
	return strcmp(((const struct kept *)a)->person,
		      ((const struct kept *)b)->person);
}

static int group_of(const struct item *item)
{
	char group[8];

	if (!value_of(item, "group", group, sizeof(group)))
		return -1;
	for (int g = 0; g < GROUPS; g++)
		if (strcmp(group, group_names[g]) == 0)
			return g;
	return -1;
}

static enum keeper keeper_of(const struct item *item, const struct kept *kept,
			     size_t count)
{
	struct kept key = { .group = group_of(item) };
	const struct kept *found = NULL;
	bool person = in_folder(item->path, "people");

	for (size_t i = 0; i < sizeof(keeps) / sizeof(*keeps); i++)
		if (in_folder(item->path, keeps[i].folder))
			return keeps[i].keeper;
	if (key.group < 0 && value_of(item, person ? "id" : "person",
				      key.person, sizeof(key.person)) && count)
		found = bsearch(&key, kept, count, sizeof(*kept), by_person);
	if (found)
		key.group = found->group;
	return key.group < 0 ? SUPPORT : OFFICE + (enum keeper)key.group;
}

static void plan_keepers(struct snapshot *s)
{
	struct kept *kept = malloc((s->count + 1) * sizeof(*kept));
	size_t count = 0;

	if (!kept)
		die("no memory", "");
	/* Of who is a peer, the peer's record says it. */
	for (int pass = 0; pass < 2; pass++) {
		size_t known = count;

		qsort(kept, known, sizeof(*kept), by_person);
		for (size_t i = 0; i < s->count; i++) {
			struct kept k = { .group = group_of(&s->items[i]) };

			if (in_folder(s->items[i].path, "peers") != !pass ||
			    k.group < 0 ||
			    !value_of(&s->items[i], "person", k.person,
				      sizeof(k.person)) ||
			    (known && bsearch(&k, kept, known, sizeof(k),
					      by_person)))
				continue;
			kept[count++] = k;
		}
	}
	qsort(kept, count, sizeof(*kept), by_person);
	for (size_t i = 0; i < s->count; i++)
		s->items[i].keeper = (int)keeper_of(&s->items[i], kept, count);
	free(kept);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct item *)a)->path,
		      ((const struct item *)b)->path);
}

/* "PATH SIZE\nTEXT" for each record, in any order. */
static void split(struct snapshot *s, size_t size)
{
	char *at = s->data, *end = at + size;

	while (at < end) {
		struct item *item;
		char *space = strchr(at, ' ');

		if (s->count == s->room) {
			s->room = s->room ? 2 * s->room : 1024;
			s->items = realloc(s->items,
					   s->room * sizeof(*s->items));
			if (!s->items)
				die("no memory", "");
		}
		item = &s->items[s->count++];
		*space = '\0';
		item->path = at;
		item->size = strtoul(space + 1, &at, 10);
		item->text = ++at;
		at += item->size;
	}
	qsort(s->items, s->count, sizeof(*s->items), by_path);
}

static char *read_all(int fd, size_t *size)
{
	size_t room = 1 << 20;
	char *data = malloc(room);
	ssize_t n;

	*size = 0;
	while (data && (n = read(fd, data + *size, room - *size - 1)) > 0) {
		*size += (size_t)n;
		if (room - *size < 1 << 16)
			data = realloc(data, room *= 2);
	}
	if (!data)
		die("no memory", "");
	data[*size] = '\0';
	return data;
}

/* A process of its own, since modules remember what they dealt. */
static struct snapshot snapshot_new(struct pool *pool, int day)
{
	struct snapshot s = { 0 };
	int ends[2], status;
	size_t size;
	pid_t child;

	fflush(stdout);
	if (pipe(ends) != 0 || (child = fork()) < 0)
		die("cannot start", "a process");
	if (child == 0) {
		FILE *f = fdopen(ends[1], "w");

		close(ends[0]);
		asof = day;
		records_to(f);
		sample_make(pool);
		if (fclose(f) != 0)
			die("cannot write", "a snapshot");
		_exit(0);
	}
	close(ends[1]);
	s.data = read_all(ends[0], &size);
	close(ends[0]);
	if (waitpid(child, &status, 0) != child || status != 0)
		die("failed", day_text(day).s);
	split(&s, size);
	plan_keepers(&s);
	return s;
}

static void snapshot_free(struct snapshot *s)
{
	free(s->data);
	free(s->items);
}

/* What a keeper changed since the snapshot before: for each folder how many
 * were added, changed and removed. */
struct change { const struct item *old, *new; };

struct commit {
	struct change *changes;
	size_t count;
};

static const struct item *of_change(const struct change *c)
{
	return c->new ? c->new : c->old;
}

/* "people, peers: 2 added, 5 changed": never a name, nor an id. */
static void write_subject(FILE *f, const struct commit *commit)
{
	size_t counts[3] = { 0 };
	static const char *const words[] = { "added", "changed", "removed" };
	const char *folder = "", *comma = "";
	size_t n = 0;

	for (size_t i = 0; i < commit->count; i++) {
		const struct change *c = &commit->changes[i];
		const char *path = of_change(c)->path;

		counts[!c->old ? 0 : c->new ? 1 : 2]++;
		if (strncmp(path, folder, n) == 0 && n)
			continue;
		folder = path;
		n = strcspn(path, "/") + 1;
		fprintf(f, "%s%.*s", comma, (int)n - 1, folder);
		comma = ", ";
	}
	comma = ": ";
	for (int i = 0; i < 3; i++) {
		if (counts[i])
			fprintf(f, "%s%zu %s", comma, counts[i], words[i]);
		if (counts[i])
			comma = ", ";
	}
}

static void write_head(int day, int minute, const char *who, const char *text)
{
	printf("commit refs/heads/main\n"
	       "committer %s <%s@example.org> %lld +0000\n"
	       "data %zu\n%s\n", who, who,
	       (day * 1440LL + minute) * 60, strlen(text), text);
}

static void write_commit(const struct commit *commit, int day,
			 enum keeper keeper, int week)
{
	struct chance c = chance_new("commit", (unsigned)day * KEEPERS +
				     (unsigned)keeper);
	int minute = 540 + 45 * (int)keeper + chance_between(&c, 0, 40);
	bool office = keeper >= OFFICE && keeper < TRAINING;
	char who[40], *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	write_subject(f, commit);
	fclose(f);
	snprintf(who, sizeof(who), "%s-%d", keeper_names[keeper],
		 office ? 1 + week % 2 : 1);
	write_head(day, minute, who, text);
	free(text);
	for (size_t i = 0; i < commit->count; i++) {
		const struct item *new = commit->changes[i].new;

		if (!new) {
			printf("D records/%s\n", commit->changes[i].old->path);
			continue;
		}
		printf("M 100644 inline records/%s\ndata %zu\n", new->path,
		       new->size);
		fwrite(new->text, 1, new->size, stdout);
		putchar('\n');
	}
}

static bool same(const struct item *a, const struct item *b)
{
	return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* What differs between the snapshots, in the order of paths. */
static struct commit differences(const struct snapshot *old,
				 const struct snapshot *new)
{
	struct commit all = {
		malloc((old->count + new->count + 1) * sizeof(struct change)), 0
	};
	size_t i = 0, j = 0;

	if (!all.changes)
		die("no memory", "");
	while (i < old->count || j < new->count) {
		const struct item *a = i < old->count ? &old->items[i] : NULL;
		const struct item *b = j < new->count ? &new->items[j] : NULL;
		int order = !a ? 1 : !b ? -1 : strcmp(a->path, b->path);

		i += order <= 0;
		j += order >= 0;
		if (order == 0 && same(a, b))
			continue;
		all.changes[all.count++] = (struct change){
			order <= 0 ? a : NULL, order >= 0 ? b : NULL
		};
	}
	return all;
}

static void write_commits(const struct snapshot *old,
			  const struct snapshot *new, int day, int week)
{
	struct commit all = differences(old, new);
	struct commit own = {
		malloc((all.count + 1) * sizeof(struct change)), 0
	};

	if (!own.changes)
		die("no memory", "");
	for (int k = 0; k < KEEPERS; k++) {
		own.count = 0;
		for (size_t i = 0; i < all.count; i++)
			if (of_change(&all.changes[i])->keeper == k)
				own.changes[own.count++] = all.changes[i];
		if (own.count)
			write_commit(&own, day, (enum keeper)k, week);
	}
	free(all.changes);
	free(own.changes);
}

/* The first commit: the files that standard input names, as they are. */
static void write_files(int day)
{
	char path[500];

	write_head(day, 8 * 60, "secretariat-1",
		   "Begin the pool: configuration, schemas, councils");
	while (fgets(path, sizeof(path), stdin)) {
		FILE *f;
		char *text;
		size_t size;

		path[strcspn(path, "\n")] = '\0';
		f = fopen(path, "r");
		if (!f)
			die("cannot read", path);
		text = read_all(fileno(f), &size);
		fclose(f);
		printf("M 100644 inline %s\ndata %zu\n", path, size);
		fwrite(text, 1, size, stdout);
		putchar('\n');
		free(text);
	}
}

void history_write(struct pool *pool, int every)
{
	int day = day_of(2021, 11, 19), week = 0;
	struct snapshot old = { 0 }, new;

	printf("feature done\n");
	write_files(day);
	for (;; week++) {
		new = snapshot_new(pool, day);
		write_commits(&old, &new, day, week);
		snapshot_free(&old);
		old = new;
		if (day == TODAY)
			break;
		day = day + every < TODAY ? day + every : TODAY;
	}
	snapshot_free(&old);
	printf("done\n");
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write", "the history");
}
