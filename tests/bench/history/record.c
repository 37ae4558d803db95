/* What the records of the pool with a history say. */
#include "record.h"

#include <stdbool.h>

#include "../invent.h"

static const char *const programmes[] = {
	"corporate-peer-challenge", "finance-review", "member-mentoring",
	"planning-review", "scrutiny-review", "chair-support",
};
static const char *const assignment_states[] = {
	"offered", "accepted", "done", "withdrawn"
};
static const char *const tasks[] = {
	"Read the position statement and the last two budgets",
	"Meet the leader, the chief executive and the section 151 officer",
	"Sit in on the scrutiny committee and speak to its chair",
	"Write the part of the letter on governance",
	"Hold the feedback session on the last day",
};
static const char *const summaries[] = {
	"The council asked for somebody who has been through the same change.",
	"Two days on site, with calls before and after; the travel is long.",
	"The letter went out a week late, as figures were still coming in.",
	"A second visit was agreed for the spring, after the new cabinet.",
};

/* What a version has changed so far: how often each of COUNT things. */
enum change { STATE, PHONE, SKILL, MONTH, NOTE, TRAINING, COUNT };
enum { DAYS = PHONE, ENDS = SKILL, TASK = MONTH, SESSIONS = TRAINING };

static void count_changes(unsigned counts[COUNT], uint64_t i, unsigned version)
{
	for (int k = 0; k < COUNT; k++)
		counts[k] = 0;
	for (unsigned v = 1; v <= version; v++)
		counts[mixed(i, 1000 + v) % COUNT]++;
}

void made_init(struct made *made, uint64_t records)
{
	made->records = records;
	made->councils = records / 50 < 300 ? records / 50 : 300;
	made->members = records / 2;
	made->folder = records > 10000 ? 2 : 1;
}

/* Distinct for distinct i below 2^20.  The first letter is any of 32, the
 * second one of 8, so that two of them name 256 folders. */
static void id_of(char id[9], uint64_t i)
{
	uint64_t x = i * 0x9e3b5 & 0xfffff, more = mixed(i, 1);

	id[0] = letters[x >> 15];
	id[1] = letters[x >> 12 & 7];
	id[2] = letters[x >> 7 & 31];
	id[3] = letters[x >> 2 & 31];
	id[4] = letters[(x & 3) << 3 | (more & 7)];
	for (int k = 5; k < 8; k++)
		id[k] = letters[more >> 5 * k & 31];
	id[8] = '\0';
}

void made_path(char path[MADE_PATH], const struct made *made, uint64_t i)
{
	const char *kind = i < made->councils + made->members ? "member" :
								 "assignment";
	char id[9];

	if (i < made->councils) {
		snprintf(path, MADE_PATH, "records/councils/E%08u.yaml",
			 (unsigned)(6000000 + i));
		return;
	}
	id_of(id, i);
	snprintf(path, MADE_PATH, "records/%ss/%.*s/%c-%s.yaml", kind,
		 (int)made->folder, id, kind[0], id);
}

static unsigned any(uint64_t i, uint64_t salt, unsigned below)
{
	return (unsigned)(mixed(i, salt) % below);
}

static void write_date(FILE *f, const char *key, unsigned year, uint64_t r)
{
	fprintf(f, "%s: %u-%02u-%02u\n", key, year, 1 + (unsigned)(r % 12),
		1 + (unsigned)(r / 12 % 28));
}

static void write_council_ref(FILE *f, const struct made *made, uint64_t i,
			      uint64_t salt)
{
	fprintf(f, "council: E%08u\n",
		6000000 + any(i, salt, (unsigned)made->councils));
}

static void write_member_ref(FILE *f, const struct made *made,
			     const char *key, uint64_t r)
{
	char id[9];

	id_of(id, made->councils + r % made->members);
	fprintf(f, "%s: m-%s\n", key, id);
}

static void write_head(FILE *f, char kind, const char *schema, uint64_t i)
{
	char id[9];

	id_of(id, i);
	fprintf(f, "# yaml-language-server: $schema=../../../schemas/%s.yaml\n",
		schema);
	fprintf(f, "id: %c-%s\n", kind, id);
}

static void write_salt(FILE *f, uint64_t i)
{
	fputs("salt: ", f);
	for (unsigned k = 0; k < 26; k++)
		putc(letters[mixed(i, 60 + k) & 31], f);
	putc('\n', f);
}

static void write_council(FILE *f, uint64_t i)
{
	fprintf(f, "# yaml-language-server: "
		   "$schema=../../schemas/council.yaml\n"
		   "id: E%08u\nname: %s %s Council\nregion: %s\n",
		(unsigned)(6000000 + i), ANY(family, i),
		any(i, 2, 2) ? "Borough" : "District",
		ANY(regions, mixed(i, 3)));
	fprintf(f, "website: https://council-%u.example/\nseats: %u\n",
		(unsigned)i, 30 + any(i, 4, 60));
	fprintf(f, "elections:\n");
	for (unsigned k = 0; k < 8; k++)
		fprintf(f, "  - held_on: %u-05-%02u\n    kind: %s\n"
			   "    turnout: %u.%u\n    control: %s\n",
			2018 + k, 1 + any(i, 10 + k, 7),
			k % 4 ? "by-thirds" : "whole-council",
			25 + any(i, 20 + k, 20), 1 + any(i, 30 + k, 9),
			ANY(groups, mixed(i, 40 + k)));
	fprintf(f, "notes: >-\n  %s\n  %s\n", ANY(summaries, i),
		ANY(summaries, i + 1));
}

static void write_contact(FILE *f, uint64_t i, const unsigned *n)
{
	fprintf(f, "contact:\n  email: member-%u@council.example\n"
		   "  telephone: '01632 %06u'\n  address:\n"
		   "    line: %u High Street\n    town: Wendbury\n"
		   "    postcode: ZZ%u %uZZ\n",
		(unsigned)i, (any(i, 12, 900000) + 97 * n[PHONE]) % 1000000,
		1 + any(i, 13, 200), 10 + any(i, 14, 90), any(i, 15, 10));
}

static void write_lists(FILE *f, uint64_t i, const unsigned *n)
{
	fprintf(f, "skills:\n");
	for (unsigned k = 0; k < 6; k++)
		fprintf(f, "  - %s\n", ANY(skills, mixed(i, 2) + 3 * k +
						   (k == 5 ? n[SKILL] % 3 : 0)));
	fprintf(f, "availability:\n");
	for (unsigned month = 1; month <= 6; month++)
		fprintf(f, "  month-%02u: %u\n", month,
			(any(i, 40 + month, 8) + (month == 1 ? n[MONTH] : 0)) %
				31);
	fprintf(f, "languages:\n  - en\n  - cy\n");
}

static void write_training(FILE *f, uint64_t i, unsigned count)
{
	fprintf(f, "training:\n");
	for (unsigned k = 0; k < count; k++)
		fprintf(f, "  - course: course-%02u\n"
			   "    attended_on: 20%02u-%02u-%02u\n"
			   "    days: %u.5\n",
			any(i, 200 + k, 40), 15 + any(i, 300 + k, 10),
			1 + any(i, 400 + k, 12), 1 + any(i, 500 + k, 28),
			k % 4);
}

static void write_member(FILE *f, const struct made *made, uint64_t i,
			 const unsigned *n)
{
	bool paused = (any(i, 8, 5) + n[STATE]) % 5 == 0;

	write_head(f, 'm', "member", i);
	fprintf(f, "name: %s %s\ngroup: %s\nregion: %s\n",
		ANY(given, mixed(i, 3)), ANY(family, mixed(i, 4)),
		ANY(groups, mixed(i, 5)), ANY(regions, mixed(i, 6)));
	write_council_ref(f, made, i, 7);
	if (i > made->councils)
		write_member_ref(f, made, "mentor",
				 mixed(i, 16) % (i - made->councils));
	fprintf(f, "status: %s\n", paused ? "paused" : "active");
	write_date(f, "status_on", 2025, n[STATE]);
	if (paused)
		write_date(f, "paused_until", 2027, n[STATE]);
	write_date(f, "joined_on", 2010 + any(i, 9, 14), mixed(i, 10));
	write_contact(f, i, n);
	write_lists(f, i, n);
	write_training(f, i, 3 + n[TRAINING]);
	fprintf(f, "notes: >-\n  %s\n  %s\n", ANY(notes, i + n[NOTE]),
		ANY(notes, i + 1));
	fprintf(f, "rate: %u.25\nconsent: true\n", (unsigned)(100 + i % 400));
	write_salt(f, i);
}

static void write_tasks(FILE *f, uint64_t i, unsigned year, const unsigned *n)
{
	fprintf(f, "tasks:\n");
	for (unsigned k = 0; k < 3; k++) {
		fprintf(f, "  - title: %s\n  ",
			ANY(tasks, i + k + (k == 2 ? n[TASK] : 0)));
		write_date(f, "  due_on", year, mixed(i, 20 + k));
		fprintf(f, "    done: %s\n", any(i, 30 + k, 2) ? "true" : "false");
	}
}

static void write_assignment(FILE *f, const struct made *made, uint64_t i,
			     const unsigned *n)
{
	unsigned year = 2018 + any(i, 6, 9), days = 1 + any(i, 7, 8);

	write_head(f, 'a', "assignment", i);
	write_member_ref(f, made, "member", mixed(i, 2));
	write_member_ref(f, made, "lead", mixed(i, 3));
	write_council_ref(f, made, i, 4);
	fprintf(f, "programme: %s\ngroup: %s\nyear: %u\nstatus: %s\n",
		ANY(programmes, mixed(i, 5)), ANY(groups, mixed(i, 8)), year,
		ANY(assignment_states, mixed(i, 9) + n[STATE]));
	write_date(f, "starts_on", year, any(i, 10, 120));
	write_date(f, "ends_on", year + 1, any(i, 11, 120) + n[ENDS]);
	fprintf(f, "days: %u\nsessions:\n  agreed: %u\n  held: %u\n",
		days + n[DAYS], 1 + any(i, 12, 9), n[SESSIONS]);
	write_tasks(f, i, year, n);
	fprintf(f, "outcomes:\n  - letter sent\n  - follow-up agreed\n"
		   "cost:\n  travel: %u.40\n  fee: %u.00\n",
		20 + any(i, 13, 300), 150 * days);
	fprintf(f, "summary: >-\n  %s\n  %s\n  %s\n",
		ANY(summaries, i + n[NOTE]), ANY(summaries, i + 1),
		ANY(summaries, i + 2));
	fprintf(f, "remarks: >-\n  %s\n  %s\n", ANY(notes, i), ANY(notes, i + 3));
	write_salt(f, i);
}

void made_write(FILE *f, const struct made *made, uint64_t i, unsigned version)
{
	unsigned n[COUNT];

	count_changes(n, i, version);
	if (i < made->councils)
		write_council(f, i);
	else if (i < made->councils + made->members)
		write_member(f, made, i, n);
	else
		write_assignment(f, made, i, n);
}
