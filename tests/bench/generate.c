/* generate [--faults K] DIR N
 *
 * Makes a pool of N records of one kind in the new folder DIR; the same ones
 * each time.  All are sound, but for K of them, spread evenly, that have one
 * fault each, of the kinds below in turn: they are printed, one to a line.
 *
 * A record has about 1.1 KB in some fifty lines, and refers to another one.
 * The schema is tests/bench/member.yaml, which stands for itself, so that every
 * JSON Schema program can use it.
 *
 * A folder holds some three hundred records, which git likes best. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "invent.h"

static const char *const roles[] = {
	"team-member", "lead", "mentor", "shadow"
};

static void die(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void make_folder(const char *path)
{
	if (mkdir(path, 0777) && errno != EEXIST)
		die(path);
}

static void write_days(FILE *f, uint64_t i)
{
	fprintf(f, "training:\n");
	for (unsigned k = 0; k < 3; k++)
		fprintf(f, "  - course: course-%02u\n"
			   "    attended_on: 20%02u-%02u-%02u\n"
			   "    days: %u.5\n",
			(unsigned)(mixed(i, 20 + k) % 40),
			15 + (unsigned)(mixed(i, 24 + k) % 10),
			1 + (unsigned)(mixed(i, 28 + k) % 12),
			1 + (unsigned)(mixed(i, 32 + k) % 28), k);
}

static void write_lists(FILE *f, uint64_t i)
{
	fprintf(f, "skills:\n");
	for (unsigned k = 0; k < 6; k++)
		fprintf(f, "  - %s\n", ANY(skills, mixed(i, 2) + 3 * k));
	fprintf(f, "roles: [%s, %s]\n", ANY(roles, i), ANY(roles, i + 1));
	fprintf(f, "availability:\n");
	for (unsigned month = 1; month <= 6; month++)
		fprintf(f, "  month-%02u: %u\n", month,
			(unsigned)(mixed(i, 40 + month) % 8));
	fprintf(f, "languages:\n  - en\n  - cy\n");
}

static void write_record(FILE *f, uint64_t i, const char *up, uint64_t n)
{
	char id[9], other[9];

	make_id(id, i);
	make_id(other, (i * 7 + 1) % n);
	fprintf(f, "# yaml-language-server: $schema=%s/schemas/member.yaml\n",
		up);
	fprintf(f, "id: m-%s\nname: %s %s\ngroup: %s\nregion: %s\n", id,
		ANY(given, mixed(i, 3)), ANY(family, mixed(i, 4)),
		ANY(groups, mixed(i, 5)), ANY(regions, mixed(i, 6)));
	fprintf(f, "council: E%08u\nmentor: m-%s\n",
		(unsigned)(6000000 + mixed(i, 7) % 340), other);
	fprintf(f, "status: %s\n", mixed(i, 8) % 5 ? "active" : "paused");
	if (mixed(i, 8) % 5 == 0)
		fprintf(f, "paused_until: 2027-01-31\n");
	fprintf(f, "joined_on: 20%02u-%02u-%02u\n",
		10 + (unsigned)(mixed(i, 9) % 14),
		1 + (unsigned)(mixed(i, 10) % 12),
		1 + (unsigned)(mixed(i, 11) % 28));
	fprintf(f, "contact:\n  email: member-%u@council.example\n"
		   "  telephone: '01632 %06u'\n  address:\n"
		   "    line: %u High Street\n    town: Wendbury\n"
		   "    postcode: ZZ%u %uZZ\n",
		(unsigned)i, (unsigned)(mixed(i, 12) % 1000000),
		1 + (unsigned)(mixed(i, 13) % 200),
		(unsigned)(mixed(i, 14) % 90 + 10),
		(unsigned)(mixed(i, 15) % 10));
	write_lists(f, i);
	write_days(f, i);
	fprintf(f, "notes: >-\n  %s\n  %s\n", ANY(notes, i), ANY(notes, i + 1));
	fprintf(f, "rate: %u.25\nconsent: true\nsalt: ",
		(unsigned)(100 + i % 400));
	for (unsigned k = 0; k < 26; k++)
		putc(letters[mixed(i, 60 + k) & 31], f);
	putc('\n', f);
}

/* How to spoil a record: at the start of the line that begins with at, put
 * text in place of as many bytes, or of the whole line. */
static const struct {
	const char *name, *at, *text;
	enum { START, LINE } instead_of;
} faults[] = {
	{ "misspelt-key", "region:", "regoin:", START },
	{ "wrong-enum", "group:", "group: libdem\n", LINE },
	{ "missing-key", "rate:", "", LINE },
	{ "impossible-date", "joined_on:", "joined_on: 2021-02-30\n", LINE },
	{ "duplicate-key", "consent:", "rate: 7.25\nconsent: true\n", LINE },
	{ "pattern", "  telephone:", "  telephone: after six\n", LINE },
	{ "wrong-type", "rate:", "rate: a lot\n", LINE },
	{ "dangling-reference", "mentor:", "mentor: m-zzzzzzzz\n", LINE },
	{ "tab", "  email:", "\temail:", START },
};

#define FAULTS (sizeof(faults) / sizeof(*faults))

static void write_spoilt(FILE *f, const char *record, size_t fault)
{
	char line[64];
	const char *at;
	size_t n;

	snprintf(line, sizeof(line), "\n%s", faults[fault].at);
	at = strstr(record, line);
	if (!at)
		die(faults[fault].name);
	n = faults[fault].instead_of == LINE ? strcspn(++at, "\n") + 1 :
	    strlen(faults[fault].at);
	if (faults[fault].instead_of == START)
		at++;
	fprintf(f, "%.*s%s%s", (int)(at - record), record, faults[fault].text,
		at + n);
}

static void spoil_one(FILE *f, uint64_t i, uint64_t n, size_t fault)
{
	char *text = NULL;
	size_t size;
	FILE *record = open_memstream(&text, &size);

	if (!record)
		die("memory");
	write_record(record, i, "../../..", n);
	if (fclose(record))
		die("memory");
	write_spoilt(f, text, fault);
	free(text);
}

/* spoilt: which of the faults planted this one is, from 0; or -1. */
static void write_one(const char *dir, uint64_t i, uint64_t n, int64_t spoilt)
{
	char path[4096], id[9], folder[3] = "";
	FILE *f;

	make_id(id, i);
	memcpy(folder, id, n > 10000 ? 2 : 1);
	snprintf(path, sizeof(path), "%s/records/members/%s", dir, folder);
	make_folder(path);
	snprintf(path, sizeof(path), "%s/records/members/%s/m-%s.yaml", dir,
		 folder, id);
	f = fopen(path, "w");
	if (!f)
		die(path);
	if (spoilt < 0) {
		write_record(f, i, "../../..", n);
	} else {
		size_t fault = (uint64_t)spoilt % FAULTS;

		spoil_one(f, i, n, fault);
		printf("%s %s\n", path + strlen(dir) + 1, faults[fault].name);
	}
	if (fclose(f))
		die(path);
}

int main(int argc, char **argv)
{
	static const char *const folders[] = { "", "/records",
					       "/records/members" };
	bool spoil = argc == 5 && strcmp(argv[1], "--faults") == 0;
	uint64_t k = spoil ? strtoull(argv[2], NULL, 10) : 0, planted = 0;
	char **rest = argv + (spoil ? 3 : 1);
	uint64_t n = spoil || argc == 3 ? strtoull(rest[1], NULL, 10) : 0;
	char path[4096];

	if (!n || n > 1 << 20 || k > n) {
		fputs("usage: generate [--faults K] DIR N\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		snprintf(path, sizeof(path), "%s%s", rest[0], folders[i]);
		make_folder(path);
	}
	for (uint64_t i = 0; i < n; i++) {
		bool now = planted < k && i == planted * n / k;

		write_one(rest[0], i, n, now ? (int64_t)planted++ : -1);
	}
	return 0;
}
