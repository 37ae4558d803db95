#ifndef BENCH_HISTORY_RECORD_H
#define BENCH_HISTORY_RECORD_H

#include <stdint.h>
#include <stdio.h>

/* The records of the pool with a history: councils, members, assignments, in
 * that order of their numbers, so that each refers to earlier ones only. */
struct made {
	uint64_t records, councils, members;	/* the rest: assignments */
	unsigned folder;	/* letters of an id that name its folder */
};

void made_init(struct made *made, uint64_t records);

/* "records/members/4n/m-4n8d2k7x.yaml" */
enum { MADE_PATH = 64 };
void made_path(char path[MADE_PATH], const struct made *made, uint64_t i);

/* Record i as its version-th change left it; 0: as it was created.  A change
 * is one of a line or two; councils have none. */
void made_write(FILE *f, const struct made *made, uint64_t i,
		unsigned version);

#endif
