#!/bin/sh
# write-hard.sh BUILD: what changing many files at once must bear: a kill at
# every system call that changes anything, kills at any moment, a full disk.
# After each, the next command on the pool leaves it as it was before or as it
# was to be, to the last byte of files, commit and git's index, and no scraps.
#
# WRITE_LONG=1 is the long run; with WRITE_NO_MOUNT a full disk is tried as it
# is for those who may not mount one.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
peerpool=$build/peerpool many=$build/write-many kill_at=$build/kill-at
long=${WRITE_LONG:-}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-write.XXXXXX")
small=
clean_up() {
	[ -z "$small" ] || umount "$small" 2>/dev/null || :
	rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 1' INT TERM
HOME=$dir GIT_CONFIG_NOSYSTEM=1 XDG_CONFIG_HOME=$dir
GIT_AUTHOR_DATE='1767323045 +0000' GIT_COMMITTER_DATE='1767323045 +0000'
KILL_AT_COUNT=$dir/count
export HOME GIT_CONFIG_NOSYSTEM XDG_CONFIG_HOME GIT_AUTHOR_DATE \
	GIT_COMMITTER_DATE KILL_AT_COUNT
git config --global user.name 'Ada Example'
git config --global user.email ada@example.invalid
git config --global init.defaultBranch main
git config --global advice.detachedHead false
git config --global gc.auto 0
passed=0 failed=0 seed=${WRITE_SEED:-1}

# tell WHAT RESULT
tell() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "write-hard: $1"
	fi
}

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

# --- the pools ---------------------------------------------------------------

# Each way in which a pool can lie in git is made once and kept in "start", to be
# copied to "now", where it was made; the pool is below that at $at.
make_pool() {
	rm -rf "$dir/start" "$dir/now"
	mkdir "$dir/now"
	cp -r "$here/../pools/tiny" "$dir/now/pool"
	cd "$dir/now/pool"
	i=0
	mkdir -p records/members/zz/old
	for i in 1 2 3 4 5 6; do
		echo "number $i" >records/members/zz/m-$i.yaml
	done
	echo 'the last of its folder' >records/members/zz/old/m-7.yaml
	at=pool
	[ "$1" = plain ] && return
	if [ "$1" = below ]; then
		cd ..
		mkdir repo
		mv pool repo/pool
		cd repo
		at=repo/pool
	fi
	git init -q .
	[ "$1" != migrate ] || change_schema
	[ "$1" = unborn ] || { git add -A; git commit -qm one; }
	echo staged >staged
	git add staged
	case $1 in
	packed)
		git pack-refs --all
		git gc -q
		git update-index --index-version 4
		;;
	detached) git checkout -q --detach ;;
	linked)
		git worktree add -q ../linked -b other
		at=linked
		;;
	esac
}

# Books get names for titles, and more shelves.
change_schema() {
	sed -i 's/title: { type/name: { type/; s/\[id, title/[id, name/
		s/poetry/poems/' schemas/book.yaml
	mkdir schemas/migrations
	cat >schemas/migrations/1.yaml <<'END'
kind: book
steps:
  - rename: title
    to: name
  - map: shelf
    values: { poetry: poems }
    others: keep
END
}

changes() {
	for i in 1 2 3; do
		echo "make records/members/new/deep/m-n$i.yaml new $i"
		echo "change records/members/zz/m-$i.yaml now $i"
	done
	echo 'delete records/members/zz/m-4.yaml'
	echo 'delete records/members/zz/old/m-7.yaml'
}

# Two of a pool that git has nothing of.
unborn_changes() {
	echo 'make records/members/new/deep/m-n1.yaml new 1'
	echo 'make records/members/new/deep/m-n2.yaml new 2'
}

fresh() {
	rm -rf "$dir/now"
	cp -a "$dir/start" "$dir/now"
	cd "$dir/now/$at"
	# The inodes are others now.
	[ "$kind" = plain ] || git status >/dev/null
}

# All that anyone can see of it.
look() {
	find . -name .git -prune -o -type f -print | sort | xargs sha1sum
	find . -name .git -prune -o -type d -print | sort
	if [ "$kind" != plain ]; then
		git rev-parse -q --verify HEAD || echo none
		git symbolic-ref -q HEAD || echo detached
		git ls-files --stage
		git status --porcelain
		git reflog -2 --format=%gs 2>/dev/null || :
	fi
}

# What must not be left.
scraps() {
	find "$dir/now" -name '*.lock' -o -name '.peerpool-write' \
		-o -path '*/keep/write' -o -name 'tmp_*' -o -name '*.new'
	[ "$kind" = plain ] ||
		git fsck --strict --no-dangling 2>&1 | grep -v '^notice:' || :
}

# run COMMAND: the change, by the command; its status is kept.
run() {
	status=0
	"$list" | "$@" >"$dir/out" 2>&1 || status=$?
}

# at_call HOW N: the change, disturbed at the Nth call (kill-at HOW N).
at_call() {
	if [ "$kind" = migrate ]; then
		run "$kill_at" "$1" "$2" "$peerpool" migrate
	else
		run "$kill_at" "$1" "$2" "$many" $commit .
	fi
}

# mended WHAT: the next command comes; is all well?
mended() {
	"$peerpool" find nobody >"$dir/next" 2>&1 || :
	look >"$dir/look"
	scraps >"$dir/scraps"
	rc=1
	if [ -s "$dir/scraps" ]; then
		cat "$dir/scraps" >>"$dir/next"
	elif cmp -s "$dir/look" "$dir/new"; then
		rc=0
	elif cmp -s "$dir/look" "$dir/old" && [ $status -ne 0 ]; then
		rc=0
	else
		diff "$dir/new" "$dir/look" >>"$dir/next" || :
	fi
	tell "$kind: $1: status $status: $(cat "$dir/out" "$dir/next")" $rc
}

# begin KIND: set up, and see how both look.
begin() {
	kind=$1
	list=changes commit=--commit
	[ "$kind" = unborn ] && list=unborn_changes
	make_pool "$kind"
	cd "$dir"
	mv now start
	[ "$kind" = uncommitted ] && commit=
	fresh
	look >"$dir/old"
	at_call kill 0
	look >"$dir/new"
	calls=$(sed 's/.*: //' "$dir/count")
	rc=0
	[ $status = 0 ] && ! cmp -s "$dir/old" "$dir/new" || rc=1
	[ -z "$(scraps)" ] || rc=1
	tell "$kind: undisturbed: $(cat "$dir/out")" $rc
}

# --- every call --------------------------------------------------------------

step=1
[ "$long" ] || step=5
for k in git unborn packed detached linked below uncommitted plain migrate
do
	begin $k
	n=1
	while [ $n -le "$calls" ]; do
		fresh
		at_call kill $n
		[ $status = 137 ] || [ $status = 0 ] ||
			tell "$kind: not killed at $n: $(cat "$dir/out")" 1
		# The next one is killed too, now and then.
		random 3
		if [ $r = 0 ]; then
			random "$calls"
			"$kill_at" kill $((r / 2 + 1)) "$peerpool" find nobody \
				>/dev/null 2>&1 || :
		fi
		mended "killed at call $n of $calls"
		n=$((n + step))
	done
	n=1
	while [ $n -le "$calls" ]; do
		fresh
		at_call full $n
		mended "full at call $n of $calls"
		n=$((n + step))
	done
	# Where it is to be quick, each is a sample, the first a larger one.
	[ "$long" ] || step=19
done

# --- somebody in between -----------------------------------------------------

# What is saved after the kill and before the next command stays as it is, and
# so does a commit.
begin git
n=1
[ "$long" ] || step=7
while [ $n -le "$calls" ]; do
	fresh
	run "$kill_at" kill $n "$many" $commit .
	echo mine >records/members/zz/m-1.yaml
	mkdir -p records/members/new/deep
	echo mine >records/members/new/deep/m-n2.yaml
	rm -f records/members/zz/m-3.yaml
	before=$(git rev-parse HEAD)
	"$peerpool" find nobody >"$dir/next" 2>&1 || :
	rc=0
	[ "$(cat records/members/zz/m-1.yaml)" = mine ] || rc=1
	[ "$(cat records/members/new/deep/m-n2.yaml)" = mine ] || rc=1
	[ ! -e records/members/zz/m-3.yaml ] || rc=1
	[ -z "$(scraps)" ] || rc=1
	# Done all the same, or not: by whether it says so.
	if grep -q finished "$dir/next"; then
		[ "$(git rev-parse HEAD:records/members/zz/m-2.yaml)" = \
			"$(git hash-object records/members/zz/m-2.yaml)" ] &&
			[ "$(cat records/members/zz/m-2.yaml)" = 'now 2' ] ||
			rc=1
	elif [ "$status" = 137 ]; then
		[ "$(git rev-parse HEAD)" = "$before" ] || rc=1
	fi
	# git sees what is not as in the commit.
	git status --porcelain | grep -q '.[MD?] .*zz/m-1.yaml' || rc=1
	tell "edited after call $n: $(cat "$dir/next"; scraps; git status)" $rc

	fresh
	run "$kill_at" kill $n "$many" $commit .
	rm -f .git/*.lock .git/refs/heads/*.lock
	git commit -q --allow-empty -m mine
	before=$(git rev-parse HEAD)
	"$peerpool" find nobody >"$dir/next" 2>&1 || :
	rc=0
	[ "$(git rev-parse HEAD)" = "$before" ] || rc=1
	[ -z "$(scraps)" ] || rc=1
	case $(cat records/members/zz/m-[124].yaml) in
	'now 1
now 2' | 'number 1
number 2
number 4') ;;
	*) rc=1 ;;
	esac
	tell "a commit after call $n: $(cat "$dir/next"; scraps; git status)" $rc
	n=$((n + step))
done

# --- at any moment -----------------------------------------------------------

begin git
kills=12
[ -z "$long" ] || kills=2000
i=0
while [ $i -lt $kills ]; do
	i=$((i + 1))
	random 30000
	fresh
	at_call after $r
	mended "kill $i after $r us"
done

# --- a full disk -------------------------------------------------------------

small=$dir/now
rm -rf "$small"
mkdir "$small"
sizes='0 4 8 16 24 32 48 64'
[ -z "$long" ] || sizes=$(seq 0 2 120)
if [ -z "${WRITE_NO_MOUNT:-}" ] &&
	mount -t tmpfs -o size=64m tmpfs "$small" 2>/dev/null; then
	for left in $sizes; do
		cd "$dir"
		rm -rf "$small"/*
		mount -o remount,size=64m "$small"
		cp -a start/. "$small"
		cd "$small/$at"
		git status >/dev/null
		used=$(du -sk "$small" | cut -f 1)
		mount -o "remount,size=$((used + left))k" "$small"
		run "$many" $commit .
		mount -o remount,size=64m "$small"
		mended "$left KB left on the disk"
	done
else
	# Not root: a file may not grow, which is much the same to who writes.
	for left in $sizes; do
		small=
		fresh
		status=0
		(ulimit -f $((left / 4)) && changes |
			"$many" $commit .) >"$dir/out" 2>&1 || status=$?
		mended "files of $((left / 4)) blocks"
	done
fi

cd /
echo "$passed passed, $failed failed"
[ $failed = 0 ]
