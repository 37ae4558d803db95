#ifndef HISTORY_MAKE_H
#define HISTORY_MAKE_H

/* Random histories of a small pool, as a stream for git fast-import: branches,
 * merges of two and more, reverts, records that are made, changed, deleted and
 * made again, renamed with their kind's path pattern or apart from it, kinds
 * that come, go and change their name, faulty schemas and records, hidden
 * properties that are hidden later, clocks that go wrong.  Values are few, so
 * that branches often come to the same by themselves. */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAKE_RECORDS = 14, MAKE_FIELDS = 7, MAKE_COMMITS = 32 };

struct make_record {
	bool here, is_note, is_link, is_broken, is_executable;
	bool is_odd;		/* lies in a folder that is not its own */
	int style;
	int field[MAKE_FIELDS];
};

struct make_tree {
	struct make_record records[MAKE_RECORDS];
	bool no_pool;
	bool sharded;		/* the pattern of members */
	bool lies_sharded;	/* and how they lie */
	bool moved;		/* records are in data/ */
	bool notes;		/* there is a kind of notes */
	bool person;		/* members are called persons */
	bool faulty;
	int hidden;		/* bits: properties kept for statistics */
};

struct make {
	uint64_t seed;
	bool is_linear;		/* no merges, but odd places */
	struct make_tree trees[MAKE_COMMITS];
	int parents[MAKE_COMMITS][5], parent_count[MAKE_COMMITS];
	int count;
	FILE *out;
};

static uint32_t make_random(struct make *m, uint32_t below)
{
	m->seed ^= m->seed << 13;
	m->seed ^= m->seed >> 7;
	m->seed ^= m->seed << 17;
	return (uint32_t)(m->seed >> 11) % below;
}

static bool make_chance(struct make *m, uint32_t of_hundred)
{
	return make_random(m, 100) < of_hundred;
}

/* --- a tree as files ------------------------------------------------------ */

static void make_file(struct make *m, const char *mode, const char *path,
		      const char *text)
{
	fprintf(m->out, "M %s inline %s\ndata %zu\n%s\n", mode, path,
		strlen(text), text);
}

static void make_schemas(struct make *m, const struct make_tree *t)
{
	static const char stat[] = ", x-use: statistics-only";
	const char *folder = t->moved ? "data" : "records";
	char text[2000];

	snprintf(text, sizeof(text),
		 "x-kind: { name: %s, path: '%s/members/%s{id}.yaml', "
		 "prefix: m, salt: true }\n"
		 "type: object\nproperties:\n"
		 "  origin: { type: string%s }\n"
		 "  address:\n    type: object\n    properties:\n"
		 "      postcode: { type: string%s }\n"
		 "  days:\n    type: array\n    items:\n      type: object\n"
		 "      properties:\n        why: { type: string%s }\n%s",
		 t->person ? "person" : "member", folder,
		 t->sharded ? "{id:1}/" : "", t->hidden & 1 ? stat : "",
		 t->hidden & 2 ? stat : "", t->hidden & 4 ? stat : "",
		 t->faulty ? "broken: [\n" : "");
	make_file(m, "100644", "schemas/member.yaml", text);
	snprintf(text, sizeof(text),
		 "x-kind: { name: note, path: '%s/notes/{id}.md', slug: true }"
		 "\ntype: object\n", folder);
	if (t->notes)
		make_file(m, "100644", "schemas/note.yaml", text);
}

static void make_text(char *out, size_t size, const struct make_record *r,
		      int number)
{
	static const char *const names[] = { "Ann", "Bo", "'x\"y\\z'", "12" };
	static const char *const origins[] = { "", "origin: a\n",
					       "origin: b\n" };
	static const char *const skills[] = {
		"", "skills: [a, b]\n", "skills: [a, c]\n", "skills: [a]\n",
		"skills: []\n", "skills: a\n",
	};
	static const char *const cities[] = { "", "  city: Leeds\n",
					      "  city: Hull\n" };
	static const char *const codes[] = { "", "  postcode: x\n",
					     "  postcode: y\n" };
	static const char *const loans[] = {
		"", "loans: 1\n", "loans: 1.0\n", "loans: 2\n",
		"loans: null\n", "loans: true\n",
	};
	static const char *const days[] = {
		"", "days:\n  - { when: 1, why: a }\n",
		"days:\n  - { when: 1, why: b }\n",
		"days:\n  - { when: 2, why: b }\n  - { when: 3 }\n",
		"days:\n  - { when: 2, why: c }\n  - { when: 4 }\n",
	};
	const int *f = r->field;
	bool address = f[3] % 3 || f[4] % 3;
	const char *first = names[f[0] % 4], *mark = r->is_note ? "---\n" : "";

	snprintf(out, size, "%s%sid: m-%d\n%s%s%s%s%s%s%s%s%ssalt: %d\n%s%s"
		 "%s%s%s", mark, r->style & 1 ? "# as it came\n" : "", number,
		 r->style & 2 ? "" : "name: ", r->style & 2 ? "" : first,
		 r->style & 2 ? "" : "\n", origins[f[1] % 3],
		 skills[f[2] % 6], address ? "address:\n" : "",
		 cities[f[3] % 3], codes[f[4] % 3], loans[f[5] % 6],
		 f[6] % 2, days[f[6] % 5],
		 r->style & 2 ? "name: " : "", r->style & 2 ? first : "",
		 r->style & 2 ? "\n" : "", mark);
	if (r->is_broken)
		snprintf(out + strlen(out), size - strlen(out), "%s",
			 f[0] % 2 ? "broken: [\n" : "id: twice\n");
	if (r->is_broken && f[0] % 2 && r->is_note)
		snprintf(out, size, "---\nid: [\n---\n");
	if (r->is_note && !r->is_broken && f[0] % 2)
		snprintf(out + strlen(out), size - strlen(out),
			 "\nBody %d\n", f[1] % 3);
}

static void make_tree_files(struct make *m, const struct make_tree *t)
{
	const char *folder = t->moved ? "data" : "records";
	char path[100], text[3000];

	fputs("deleteall\n", m->out);
	if (!t->no_pool)
		make_file(m, "100644", ".peerpool.yaml",
			  t->moved ? "name: p\nrecords: data\n" : "name: p\n");
	make_schemas(m, t);
	make_file(m, "100644", "records/readme.txt", "not a record");
	for (int i = 0; i < MAKE_RECORDS; i++) {
		const struct make_record *r = &t->records[i];

		if (!r->here)
			continue;
		if (r->is_note)
			snprintf(path, sizeof(path), "%s/notes/m-%d.md", folder,
				 i);
		else if (t->lies_sharded)
			snprintf(path, sizeof(path), "%s/members/%d/m-%d.yaml",
				 folder, r->is_odd ? 7 : i % 10, i);
		else
			snprintf(path, sizeof(path), "%s/members/m-%d.yaml",
				 folder, i);
		make_text(text, sizeof(text), r, i);
		make_file(m, r->is_link ? "120000" : r->is_executable ?
			     "100755" : "100644", path,
			  r->is_link ? "elsewhere" : text);
	}
}

/* --- what happens --------------------------------------------------------- */

static void make_change(struct make *m, struct make_tree *t)
{
	struct make_record *r = &t->records[make_random(m, MAKE_RECORDS)];

	if (!r->here) {
		*r = (struct make_record){
			.here = true, .is_note = make_chance(m, 25),
		};
		for (int i = 0; i < MAKE_FIELDS; i++)
			r->field[i] = (int)make_random(m, 6);
		return;
	}
	switch (make_random(m, 12)) {
	case 0:
		r->here = false;
		break;
	case 5:
		r->is_odd = m->is_linear && !r->is_odd;
		break;
	case 1:
		r->is_broken = !r->is_broken;
		break;
	case 2:
		r->is_link = make_chance(m, 50) && !r->is_link;
		break;
	case 3:
		r->is_executable = !r->is_executable;
		break;
	case 4:
		r->style = (int)make_random(m, 4);
		break;
	default:
		r->field[make_random(m, MAKE_FIELDS)] =
			(int)make_random(m, 6);
	}
}

static void make_upheaval(struct make *m, struct make_tree *t)
{
	switch (make_random(m, 9)) {
	case 0:
		t->sharded = !t->sharded;
		t->lies_sharded = t->sharded;
		break;
	case 1:
		t->sharded = !t->sharded;
		break;
	case 2:
		t->lies_sharded = !t->lies_sharded;
		break;
	case 3:
		t->moved = !t->moved;
		break;
	case 4:
		t->notes = !t->notes;
		break;
	case 5:
		t->person = !t->person;
		break;
	case 6:
		t->faulty = !t->faulty;
		break;
	case 7:
		t->hidden ^= 1 << make_random(m, 3);
		break;
	default:
		t->no_pool = make_chance(m, 30);
	}
}

/* Each record from one of the parents, or its fields from several. */
static void make_merge(struct make *m, int node)
{
	struct make_tree *t = &m->trees[node];
	int n = m->parent_count[node];

	*t = m->trees[m->parents[node][make_random(m, (uint32_t)n)]];
	for (int i = 0; i < MAKE_RECORDS; i++) {
		int from = m->parents[node][make_random(m, (uint32_t)n)];
		bool mixed = make_chance(m, 40);

		t->records[i] = m->trees[from].records[i];
		for (int k = 0; mixed && k < MAKE_FIELDS; k++) {
			from = m->parents[node][make_random(m, (uint32_t)n)];
			t->records[i].field[k] =
				m->trees[from].records[i].field[k];
		}
	}
}

static void make_commit(struct make *m)
{
	static const char *const actors[] = {
		"Ann Ash <ann@example.org>", "Zo\xc3\xab <z@example.org>",
		"B <>",
	};
	int node = m->count++, near = node < 6 ? node : 6;
	int *parents = m->parents[node], *n = &m->parent_count[node];
	bool merge = !m->is_linear && node > 3 && make_chance(m, 30);

	if (node)
		parents[(*n)++] = node - 1 - (int)make_random(
			m, make_chance(m, 60) ? 1 : (uint32_t)near);
	for (int k = merge ? 1 + (int)make_random(m, 3) : 0; k; k--) {
		int other = node - 1 - (int)make_random(m, (uint32_t)near);
		bool there = false;

		for (int i = 0; i < *n; i++)
			there |= parents[i] == other;
		if (!there)
			parents[(*n)++] = other;
	}
	if (*n > 1)
		make_merge(m, node);
	else if (node)
		m->trees[node] = m->trees[make_chance(m, 6) ?
			(int)make_random(m, (uint32_t)node) : parents[0]];
	if (*n < 2 || make_chance(m, 40))
		for (uint32_t k = 1 + make_random(m, node ? 3 : 20); k; k--)
			make_change(m, &m->trees[node]);
	if (make_chance(m, 22))
		make_upheaval(m, &m->trees[node]);
	fprintf(m->out, "commit refs/heads/work\nmark :%d\n"
		"author %s %d +0000\ncommitter C <c@example.org> %d +0100\n"
		"data <<END\nChange %d\n\nAnd why.\nEND\n", node + 1,
		actors[make_random(m, 3)], 1600000000 + node,
		1600000000 + node * 1000 + (int)make_random(m, 90000), node);
	for (int i = 0; i < *n; i++)
		fprintf(m->out, "%s :%d\n", i ? "merge" : "from",
			parents[i] + 1);
	make_tree_files(m, &m->trees[node]);
}

/* Write a whole history to out. */
static void make_history(struct make *m, uint64_t seed, FILE *out)
{
	int count;

	memset(m, 0, sizeof(*m));
	m->seed = seed * 0x9e3779b97f4a7c15u + 1;
	m->is_linear = seed % 4 == 0;
	m->out = out;
	for (int i = 0; i < 20; i++)
		make_random(m, 2);
	count = 8 + (int)make_random(m, MAKE_COMMITS - 8);
	while (m->count < count)
		make_commit(m);
}

#endif
