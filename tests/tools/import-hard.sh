#!/bin/sh
# import-hard.sh BUILD: an import that is killed, at every system call that
# changes anything, or whose disk is full from that call on.  After each, the
# next command leaves the pool as it was or as it was to be, to the last byte of
# files, commit and git's index, and no scraps.
#
# IMPORT_STEP=1 tries every call, not each fifth.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
peerpool=$build/peerpool kill_at=$build/kill-at
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-import.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
HOME=$dir GIT_CONFIG_NOSYSTEM=1 XDG_CONFIG_HOME=$dir
GIT_AUTHOR_DATE='1767323045 +0000' GIT_COMMITTER_DATE='1767323045 +0000'
KILL_AT_COUNT=$dir/count
export HOME GIT_CONFIG_NOSYSTEM XDG_CONFIG_HOME GIT_AUTHOR_DATE \
	GIT_COMMITTER_DATE KILL_AT_COUNT
git config --global user.name 'Ada Example'
git config --global user.email ada@example.invalid
git config --global init.defaultBranch main
git config --global gc.auto 0
passed=0 failed=0

tell() { # WHAT RESULT
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "import-hard: $1"
	fi
}

# Readable ids and no salt: what an import makes is the same each time.
cp -r "$here/../pools/tiny" "$dir/start"
cat >"$dir/table.csv" <<'END'
id,name,open
mill-lane,The Mill,
new-one,New One,"{""mon"":""10:00-12:00""}"
new-two,New Two,"{""tue"":""10:00-12:00""}"
quay,Quayside,"{""fri"":""10:00-16:00""}"
END
sed -i 's/^mill-lane,The Mill,$/mill-lane,The Mill,"{""wed"":""09:00-17:00""}"/' \
	"$dir/table.csv"
cd "$dir/start"
git init -q .
git add -A
git commit -qm one

fresh() {
	rm -rf "$dir/now"
	cp -a "$dir/start" "$dir/now"
	cd "$dir/now"
	git status >/dev/null
}

look() {
	find . -name .git -prune -o -type f -print | sort | xargs sha1sum
	git rev-parse HEAD
	git ls-files --stage
	git status --porcelain
}

scraps() {
	find . -name '*.lock' -o -name '.peerpool-write' -o \
		-path '*/keep/write' -o -name 'tmp_*' -o -name '*.new' |
		grep -v /peerpool/cache/ || :
	git fsck --strict --no-dangling 2>&1 | grep -v '^notice:' || :
}

run() { # HOW N
	status=0
	"$kill_at" "$1" "$2" "$peerpool" import branch "$dir/table.csv" \
		>"$dir/out" 2>&1 || status=$?
}

mended() { # WHAT
	"$peerpool" find nobody >"$dir/next" 2>&1 || :
	look >"$dir/look"
	rc=1
	if [ -n "$(scraps)" ]; then
		scraps >>"$dir/next"
	elif cmp -s "$dir/look" "$dir/new"; then
		rc=0
	elif cmp -s "$dir/look" "$dir/old" && [ $status -ne 0 ]; then
		rc=0
	fi
	tell "$1: status $status: $(cat "$dir/out" "$dir/next")" $rc
}

fresh
look >"$dir/old"
run kill 0
look >"$dir/new"
calls=$(sed 's/.*: //' "$dir/count")
[ $status = 0 ] && ! cmp -s "$dir/old" "$dir/new" && rc=0 || rc=1
tell "undisturbed: $(cat "$dir/out")" $rc
n=1
while [ $n -le "$calls" ]; do
	for how in kill full; do
		fresh
		run $how $n
		mended "$how at call $n of $calls"
	done
	n=$((n + ${IMPORT_STEP:-5}))
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
