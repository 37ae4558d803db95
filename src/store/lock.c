/* Lock files: see the header. */
#include "store/lock.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/disk.h"

enum { TRIES = 40, WAIT_NS = 25000000 };

static const char *name_of(struct pp_arena *arena, const struct pp_lock *lock)
{
	return pp_arena_printf(arena, "%s.lock", lock->path);
}

int pp_lock_take(const struct pp_lock *lock)
{
	const struct timespec wait = { .tv_nsec = WAIT_NS };
	struct pp_arena arena = { 0 };
	const char *name = name_of(&arena, lock);
	int rc = -1;

	for (int i = 0; rc < 0 && i < TRIES; i++) {
		rc = link(lock->mine, name);
		if (rc < 0 && errno != EEXIST)
			break;
		if (rc < 0 && i + 1 < TRIES)
			nanosleep(&wait, NULL);
	}
	pp_arena_release(&arena);
	return rc;
}

bool pp_lock_is_ours(const struct pp_lock *lock)
{
	struct pp_arena arena = { 0 };
	bool ours = pp_disk_is_same(lock->mine, name_of(&arena, lock));

	pp_arena_release(&arena);
	return ours;
}

int pp_lock_commit(const struct pp_lock *lock)
{
	struct pp_arena arena = { 0 };
	int rc = rename(name_of(&arena, lock), lock->path);

	pp_arena_release(&arena);
	return rc;
}

void pp_lock_drop(const struct pp_lock *lock)
{
	struct pp_arena arena = { 0 };

	if (pp_lock_is_ours(lock))
		unlink(name_of(&arena, lock));
	pp_arena_release(&arena);
}
