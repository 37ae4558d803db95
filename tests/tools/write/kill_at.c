/* kill-at kill|full|after N COMMAND [ARGUMENT...]
 *
 * Runs the command, and looks at each of its system calls that changes
 * anything on disk, in all its threads and processes.
 *   kill   the command is killed before the N-th of them
 *   full   from the N-th on, those that need room on the disk fail as on a
 *          full one; the others go on
 *   after  the command is killed after N microseconds, whatever it does
 * Exit status: the command's; 137 where it was killed; 125 where it could not
 * be run.  Where it was neither killed nor anything failed, "reached: K" goes
 * to the file that $KILL_AT_COUNT names, K being the number of such calls. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef NT_PRSTATUS
#define NT_PRSTATUS 1
#endif

enum { FAILED = 125, KILLED = 137, TASKS = 4096 };

enum kind { OTHER, CHANGES, NEEDS_ROOM };

/* What each thread is in. */
struct task {
	pid_t pid;
	bool inside;		/* a system call */
	bool fails;		/* this one */
};

struct watch {
	bool full;
	long at, seen;
	bool reached;
	struct task tasks[TASKS];
	size_t count;
};

static enum kind kind_of(uint64_t nr, const __uint64_t *args)
{
	switch (nr) {
	case SYS_openat:
		return args[2] & (O_CREAT | O_TRUNC) ? NEEDS_ROOM : OTHER;
	case SYS_write:
	case SYS_writev:
		/* What is said is no change. */
		return args[0] > 2 ? NEEDS_ROOM : OTHER;
	case SYS_pwrite64:
	case SYS_pwritev:
	case SYS_linkat:
	case SYS_mkdirat:
	case SYS_symlinkat:
#ifdef SYS_open
	case SYS_link:
	case SYS_mkdir:
	case SYS_symlink:
#endif
		return NEEDS_ROOM;
#ifdef SYS_open
	case SYS_open:
		return args[1] & (O_CREAT | O_TRUNC) ? NEEDS_ROOM : OTHER;
	case SYS_rename:
	case SYS_unlink:
	case SYS_rmdir:
	case SYS_chmod:
#endif
	case SYS_unlinkat:
#ifdef SYS_renameat
	case SYS_renameat:
#endif
	case SYS_renameat2:
	case SYS_ftruncate:
	case SYS_truncate:
	case SYS_fsync:
	case SYS_fdatasync:
	case SYS_syncfs:
	case SYS_fchmod:
	case SYS_fchmodat:
	case SYS_utimensat:
	case SYS_flock:
		return CHANGES;
	default:
		return OTHER;
	}
}

static struct task *find(struct watch *w, pid_t pid)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->tasks[i].pid == pid)
			return &w->tasks[i];
	if (w->count == TASKS)
		exit(FAILED);
	w->tasks[w->count] = (struct task){ .pid = pid };
	return &w->tasks[w->count++];
}

static void forget(struct watch *w, pid_t pid)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->tasks[i].pid == pid)
			w->tasks[i] = w->tasks[--w->count];
}

/* Have the call that begins be none, or the one that ends have failed. */
static void spoil(pid_t pid, bool ends)
{
	struct user_regs_struct regs;
	struct iovec iov = { &regs, sizeof(regs) };

	if (ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &iov) < 0)
		exit(FAILED);
#if defined(__x86_64__)
	if (ends)
		regs.rax = (unsigned long long)-ENOSPC;
	else
		regs.orig_rax = (unsigned long long)-1;
#elif defined(__aarch64__)
	int none = -1;
	struct iovec call = { &none, sizeof(none) };

	if (ends)
		regs.regs[0] = (unsigned long long)-ENOSPC;
	else
		ptrace(PTRACE_SETREGSET, pid, 0x404, &call);
#else
	exit(FAILED);
#endif
	ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &iov);
}

static void kill_all(struct watch *w)
{
	for (size_t i = 0; i < w->count; i++)
		kill(w->tasks[i].pid, SIGKILL);
}

/* True where everything has been killed. */
static bool begins(struct watch *w, struct task *t,
		   const struct __ptrace_syscall_info *info)
{
	enum kind kind = kind_of(info->entry.nr, info->entry.args);

	t->fails = false;
	if (kind == OTHER)
		return false;
	w->seen++;
	if (!w->at || w->seen < w->at)
		return false;
	w->reached = true;
	if (!w->full) {
		kill_all(w);
		return true;
	}
	t->fails = kind == NEEDS_ROOM;
	if (t->fails)
		spoil(t->pid, false);
	return false;
}

static bool stopped(struct watch *w, struct task *t)
{
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, t->pid, sizeof(info), &info) < 0)
		return false;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		return begins(w, t, &info);
	if (info.op == PTRACE_SYSCALL_INFO_EXIT && t->fails) {
		spoil(t->pid, true);
		t->fails = false;
	}
	return false;
}

/* Which signal the thread gets on, where it was stopped by one. */
static int signal_of(int status)
{
	int number = WSTOPSIG(status);

	return number == SIGTRAP || number == (SIGTRAP | 0x80) ||
	       number == SIGSTOP ? 0 : number;
}

static int watch(struct watch *w, pid_t first)
{
	int status, result = FAILED;
	pid_t pid;

	while ((pid = waitpid(-1, &status, __WALL)) > 0) {
		if (WIFEXITED(status) || WIFSIGNALED(status)) {
			if (pid == first)
				result = WIFEXITED(status) ?
					 WEXITSTATUS(status) :
					 128 + WTERMSIG(status);
			forget(w, pid);
			continue;
		}
		if (WSTOPSIG(status) == (SIGTRAP | 0x80) &&
		    stopped(w, find(w, pid)))
			continue;
		find(w, pid);
		ptrace(PTRACE_SYSCALL, pid, NULL, signal_of(status));
	}
	return result;
}

static pid_t start(char **command)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE |
			     PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
			     PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	pid_t pid = fork();
	int status;

	if (!pid) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		execvp(command[0], command);
		_exit(FAILED);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid ||
	    ptrace(PTRACE_SETOPTIONS, pid, NULL, options) < 0)
		exit(FAILED);
	ptrace(PTRACE_SYSCALL, pid, NULL, 0);
	return pid;
}

/* Returns when it is dead, and not before. */
static int run_for(long microseconds, char **command)
{
	const struct timespec wait = {
		.tv_sec = microseconds / 1000000,
		.tv_nsec = microseconds % 1000000 * 1000,
	};
	pid_t pid = fork();
	int status;

	if (!pid) {
		execvp(command[0], command);
		_exit(FAILED);
	}
	nanosleep(&wait, NULL);
	kill(pid, SIGKILL);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return FAILED;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static struct watch w;

int main(int argc, char **argv)
{
	const char *count = getenv("KILL_AT_COUNT");
	int status;
	FILE *f;

	if (argc < 4) {
		fputs("usage: kill-at kill|full|after N COMMAND...\n", stderr);
		return FAILED;
	}
	if (!strcmp(argv[1], "after"))
		return run_for(strtol(argv[2], NULL, 10), argv + 3);
	w.full = !strcmp(argv[1], "full");
	w.at = strtol(argv[2], NULL, 10);
	status = watch(&w, start(argv + 3));
	f = count && !w.reached ? fopen(count, "w") : NULL;
	if (f) {
		fprintf(f, "reached: %ld\n", w.seen);
		fclose(f);
	}
	return status;
}
