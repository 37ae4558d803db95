#!/bin/sh
# index-hard.sh PEERPOOL: what an index must bear: being killed at any moment,
# readers beside a writer, a full disk, damage.  After each, right answers or a
# clear error; never a wrong answer.
#
# INDEX_KILLS=500 and INDEX_SECONDS=60 are the long run; with INDEX_NO_MOUNT a
# full disk is tried as it is for those who may not mount one.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
kills=${INDEX_KILLS:-12}
seconds=${INDEX_SECONDS:-3}
if [ "$kills" -gt 100 ]; then
	members=300 bytes='1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20'
	sizes='4 8 16 32 48 64 80 96 128 160 200 256 320 400 500 640 800 1000
	1300 1600'
else
	members=60 bytes='1 2 3 4' sizes='4 64 160 320 640'
fi
all=$((members + 13))
seed=${INDEX_SEED:-1}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-hard.XXXXXX")
small=
clean_up() {
	# The readers end with the file.
	rm -f "$dir/going"
	wait
	[ -z "$small" ] || umount "$small" 2>/dev/null || :
	rm -rf "$dir"
}
trap clean_up EXIT
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
cd "$dir/pool"
HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
cache=.git/peerpool/cache
passed=0 failed=0

# tell WHAT RESULT
tell() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "index-hard: $1"
	fi
}

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

# member NUMBER VERSION
member() {
	id=$(printf '%08d' "$1")
	mkdir -p "records/members/${id%??????}"
	cat >"$dir/new" <<-END
	id: m-$id
	name: Member $1 in version $2
	branch: quay
	joined_on: 2024-01-02
	reads: [fiction, poetry]
	salt: abcdefghjk${id}${id}
	END
	# At once: nobody shall see half of it.
	mv "$dir/new" "records/members/${id%??????}/m-$id.yaml"
}

# Every member in one version.  Which answers are right?  Those that have all
# members, whatever versions they have.
version=0
all_members() {
	version=$((version + 1))
	n=0
	while [ $n -lt $members ]; do
		member $n $version
		n=$((n + 1))
	done
}

verify() {
	"$peerpool" index -q --verify "$@" >"$dir/out" 2>&1
}

git init -q -b main .
git config user.name 'Ada Example'
git config user.email ada@example.invalid
all_members
git add -A
git commit -qm one
all_members
git commit -qam two
all_members

# --- killed ------------------------------------------------------------------

# A kill somewhere within the time that the work takes.
milliseconds() {
	date +%s%N | cut -c 1-13
}
i=0
before=$(milliseconds)
"$peerpool" index -q
took=$(($(milliseconds) - before))
while [ $i -lt "$kills" ]; do
	i=$((i + 1))
	random 6
	case $r in
	0) rm -rf .git/peerpool ;;
	1) git checkout -q -f main~1 -- records ;;
	*) for n in 1 2 3 4 5 6 7 8 9 10; do
		random $members
		member $r $i
	done ;;
	esac
	random 3
	at=
	[ $r -gt 0 ] || at='--at main~1'
	random $((took + 5))
	timeout -s KILL "0.$(printf '%03d' $r)" \
		"$peerpool" index -q $at >"$dir/out" 2>&1 || :
	if verify; then
		passed=$((passed + 1))
	else
		tell "after kill $i: $(cat "$dir/out")" 1
	fi
	[ -z "$at" ] || { verify $at; tell "after kill $i $at: $(cat "$dir/out")" $?; }
done 2>/dev/null

# --- readers beside a writer -------------------------------------------------

git checkout -q -f main -- records
"$peerpool" index -q
touch "$dir/going"
for reader in 1 2 3 4 5 6 7 8; do
	while [ -e "$dir/going" ]; do
		for at in '' '--at main'; do
			"$peerpool" index $at >"$dir/read.$reader" 2>&1 ||
				cat "$dir/read.$reader" >>"$dir/wrong"
			# No reader may see half of a change.
			grep -q ": $all records; read" "$dir/read.$reader" ||
				cat "$dir/read.$reader" >>"$dir/wrong"
		done
	done &
done
until=$(($(date +%s) + seconds))
i=0
while [ "$(date +%s)" -lt $until ]; do
	i=$((i + 1))
	random $members
	member $r $i
	random 5
	case $r in
	0) git commit -qam "step $i" --allow-empty ;;
	1) "$peerpool" index -q --at main~1 >>"$dir/wrong" 2>&1 || : ;;
	esac
	"$peerpool" index -q >>"$dir/wrong" 2>&1 || :
done
rm "$dir/going"
wait
touch "$dir/wrong"
[ -s "$dir/wrong" ] && rc=1 || rc=0
tell "readers beside a writer: $(sort "$dir/wrong" | uniq -c | head -5)" $rc
rc=0
verify || rc=1
tell "after readers beside a writer: $(cat "$dir/out")" $rc

# --- damage ------------------------------------------------------------------

size=$(stat -c %s $cache/index-worktree)
for _ in $bytes; do
	"$peerpool" index -q
	random "$size"
	truncate -s "$r" $cache/index-worktree
	rc=0
	verify || rc=$?
	tell "cut short to $r bytes: $(cat "$dir/out")" $rc
done
# A byte that is other than it was: where it is read, the index is built again
# or it is said; where it is not, nothing depends on it.
for _ in $bytes; do
	"$peerpool" index -q --delete
	"$peerpool" index -q
	random "$size"
	printf '\125' | dd of=$cache/index-worktree bs=1 seek="$r" \
		conv=notrunc status=none
	member 1 "$r"
	rc=0
	"$peerpool" index >"$dir/out" 2>&1 &&
		grep -q ": $all records" "$dir/out" || rc=$?
	tell "byte $r changed: $(cat "$dir/out")" $rc
done

# --- a full disk -------------------------------------------------------------

small=$dir/small
mkdir "$small"
if [ -z "${INDEX_NO_MOUNT:-}" ] &&
	mount -t tmpfs -o size=64k tmpfs "$small" 2>/dev/null; then
	"$peerpool" index -q --delete
	git gc -q
	rm -rf .git/peerpool
	mkdir -p .git/peerpool
	ln -s "$small" $cache
	for kilobytes in $sizes; do
		rm -rf "$small"/*
		mount -o "remount,size=${kilobytes}k" "$small"
		rc=0
		"$peerpool" index >"$dir/out" 2>&1 &&
			grep -q ": $all records" "$dir/out" || rc=1
		tell "a disk of $kilobytes KB: $(cat "$dir/out")" $rc
		# Full while it is being refreshed.
		mount -o "remount,size=2000k" "$small"
		"$peerpool" index -q
		rm -f "$small/fill"
		dd if=/dev/zero of="$small/fill" bs=1k status=none \
			2>/dev/null || :
		truncate -s "-${kilobytes}k" "$small/fill" || :
		all_members
		rc=0
		"$peerpool" index >"$dir/out" 2>&1 &&
			grep -q ": $all records" "$dir/out" || rc=1
		verify || rc=1
		tell "$kilobytes KB left: $(cat "$dir/out")" $rc
	done
	rm $cache
else
	# Not root: a file may not grow, which is much the same to who writes.
	for kilobytes in $sizes; do
		blocks=$((kilobytes * 2))
		"$peerpool" index -q --delete
		rc=0
		(ulimit -f $blocks && "$peerpool" index) >"$dir/out" 2>&1 &&
			grep -q ": $all records" "$dir/out" || rc=1
		tell "files of $blocks blocks: $(cat "$dir/out")" $rc
		verify || rc=1
		tell "after files of $blocks blocks: $(cat "$dir/out")" $rc
	done
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ]
