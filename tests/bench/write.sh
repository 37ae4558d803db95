#!/bin/sh
# write.sh BUILD [N [ROUNDS]]
#
# What writing N files of 1.1 KB (20,000) and one commit take by themselves:
# a bare loop in C, then `git add -A` and `git commit`; and what pool/write.h
# takes for the same, which flushes all to disk and survives a kill.  Medians
# of ROUNDS (5), seconds on the wall.
set -eu

build=$(cd "$1" && pwd)
n=${2:-20000} rounds=${3:-5}
bench=$build/bench
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-write.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
export HOME="$dir" GIT_CONFIG_NOSYSTEM=1
git config --global user.name bench
git config --global user.email bench@pool.example
git config --global init.defaultBranch main
git config --global gc.auto 0

"$bench/generate" "$dir/from" "$n"

# A new one each time, and the old ones stay until the end: ext4 is slow to make
# files where others were removed a moment ago.
number=0
fresh() {
	number=$((number + 1))
	pool=$dir/pool$number
	git init -q "$pool"
	echo 'name: bench' >"$pool/.peerpool.yaml"
	git -C "$pool" add -A
	git -C "$pool" commit -qm start
	# What others have left to be written is not our work.
	sync -f "$dir"
}

median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }

round=0
while [ $round -lt "$rounds" ]; do
	round=$((round + 1))
	fresh
	"$bench/write" plain "$pool" "$dir/from" >>"$dir/plain"
	start=$(date +%s%N)
	git -C "$pool" add -A
	git -C "$pool" commit -qm bench
	echo "$(($(date +%s%N) - start))" | awk '{ printf "%.3f\n", $1 / 1e9 }' \
		>>"$dir/git"
	for how in files commit; do
		fresh
		"$bench/write" $how "$pool" "$dir/from" >>"$dir/$how"
	done
done
[ -z "$(git -C "$pool" status --porcelain)" ]
git -C "$pool" fsck --strict

echo "$(median "$dir/plain") $(median "$dir/git") $(median "$dir/files")" \
	"$(median "$dir/commit")" | awk -v n="$n" '{
	printf "%d files: a loop %.2f s, git add and commit %.2f s, ", n, $1, $2
	printf "together %.2f s\n", $1 + $2
	printf "pool/write.h: %.2f s; with the commit %.2f s, %.2f of it\n",
		$3, $4, $4 / ($1 + $2)
}'
