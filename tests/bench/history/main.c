/* history N COMMITS
 *
 * Writes a stream for `git fast-import` that makes a pool of N records with
 * COMMITS commits above what refs/heads/main has (the schemas); the same ones
 * each time.  The first twentieth creates the records, then a commit changes
 * five or so; one in twenty is a merge.  Times ascend, over ten years. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../invent.h"
#include "record.h"

enum { PARTS_MAX = 9, SIDE_MAX = 3 };

struct history {
	struct made made;
	unsigned *versions;	/* of each record, so far */
	uint64_t commits, count, created;
	uint64_t main, side;	/* marks of their tips; side 0: there is none */
	uint64_t on_side[SIDE_MAX * PARTS_MAX];
	size_t side_count, side_commits;
};

static void start_commit(struct history *h, const char *branch,
			 const char *subject)
{
	static const uint64_t first = 1451865600, span = 341280000;
	uint64_t k = ++h->count;
	const char *who = ANY(given, mixed(k, 5) % 8);

	printf("commit refs/heads/%s\nmark :%llu\n"
	       "committer %s Officer <%s@pool.example> %llu +0000\n"
	       "data %zu\n%s\n",
	       branch, (unsigned long long)k, who, who,
	       (unsigned long long)(first + span / h->commits * k),
	       strlen(subject), subject);
}

static void put_file(struct history *h, uint64_t i)
{
	char path[MADE_PATH], *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (f)
		made_write(f, &h->made, i, h->versions[i]);
	if (!f || fclose(f)) {
		perror("history");
		exit(1);
	}
	made_path(path, &h->made, i);
	printf("M 100644 inline %s\ndata %zu\n", path, size);
	fwrite(text, 1, size, stdout);
	putchar('\n');
	free(text);
}

static void create(struct history *h)
{
	uint64_t upto = h->made.records * 20 / h->commits * (h->count + 1);

	if (upto > h->made.records || (h->count + 2) * 20 > h->commits)
		upto = h->made.records;
	start_commit(h, "main", "add records");
	if (h->count == 1)
		printf("from refs/heads/main^0\n");
	for (; h->created < upto; h->created++)
		put_file(h, h->created);
	h->main = h->count;
}

static bool is_on_side(const struct history *h, uint64_t i)
{
	for (size_t k = 0; k < h->side_count; k++)
		if (h->on_side[k] == i)
			return true;
	return false;
}

/* Some records change, other ones than on the branch beside. */
static void change(struct history *h, bool side)
{
	uint64_t members = h->made.records - h->made.councils;
	uint64_t parts = 1 + mixed(h->count, 7) % PARTS_MAX;

	for (uint64_t k = 0; k < parts; k++) {
		uint64_t i = h->made.councils +
			     mixed(h->count, 100 + k) % members;

		if (is_on_side(h, i))
			continue;
		h->versions[i]++;
		put_file(h, i);
		if (side)
			h->on_side[h->side_count++] = i;
	}
}

static void commit_on_main(struct history *h)
{
	start_commit(h, "main", "update records");
	change(h, false);
	h->main = h->count;
}

static void commit_on_side(struct history *h)
{
	uint64_t from = h->side ? h->side : h->main;

	start_commit(h, "side", "update records on a branch");
	printf("from :%llu\n", (unsigned long long)from);
	change(h, true);
	h->side = h->count;
	h->side_commits++;
}

static void merge(struct history *h)
{
	start_commit(h, "main", "merge a branch");
	printf("from :%llu\nmerge :%llu\n", (unsigned long long)h->main,
	       (unsigned long long)h->side);
	for (size_t k = 0; k < h->side_count; k++)
		put_file(h, h->on_side[k]);
	h->main = h->count;
	h->side = h->side_count = h->side_commits = 0;
}

/* A side branch has three commits at most, and a commit of main beside. */
static void step(struct history *h)
{
	uint64_t left = h->commits - h->count;

	if (h->side && (h->side_commits == SIDE_MAX || left == 1))
		merge(h);
	else if (h->side && h->main > h->side - h->side_commits)
		commit_on_side(h);
	else if (h->side)
		commit_on_main(h);
	else if (left > 4 && mixed(h->count, 9) % 16 == 0)
		commit_on_side(h);
	else
		commit_on_main(h);
}

int main(int argc, char **argv)
{
	struct history h = { .commits = argc == 3 ? strtoull(argv[2], NULL, 10)
						  : 0 };
	uint64_t n = argc == 3 ? strtoull(argv[1], NULL, 10) : 0;

	if (n < 100 || n > 1 << 20 || h.commits < 20) {
		fputs("usage: history N COMMITS | git fast-import\n", stderr);
		return 2;
	}
	made_init(&h.made, n);
	h.versions = calloc(n, sizeof(*h.versions));
	if (!h.versions) {
		perror("history");
		return 1;
	}
	while (h.created < n)
		create(&h);
	while (h.count < h.commits)
		step(&h);
	free(h.versions);
	return fflush(stdout) || ferror(stdout);
}
