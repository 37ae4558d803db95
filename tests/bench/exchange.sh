#!/bin/sh
# exchange.sh BUILD
#
# Measures tables in and out: `peerpool import` of N rows (20,000) beside what
# writing as many files and one commit take by themselves (a bare loop in C,
# then git), and the export that made the table.  N rows with 50 faults: is each
# named, and nothing written?  The Markdown section goes to standard output.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
n=${EXCHANGE_N:-20000}
rounds=${BENCH_ROUNDS:-5}
export HOME="$dir" GIT_CONFIG_NOSYSTEM=1
git config --global user.name bench
git config --global user.email bench@pool.example
git config --global init.defaultBranch main
git config --global gc.auto 0

# A pool without records, committed, and nothing left to be written to disk.  A
# new one each time, and the old ones stay until the end: ext4 is slow to make
# files where others were removed a moment ago.
number=0
fresh() {
	number=$((number + 1))
	pool=$dir/pool$number
	git init -q "$pool"
	mkdir "$pool/schemas"
	sed 's/{id:@}/{id:2}/' "$here/member.yaml" >"$pool/schemas/member.yaml"
	echo 'name: bench' >"$pool/.peerpool.yaml"
	cd "$pool"
	git add -A
	git commit -qm start
	sync -f .
}

seconds() { # KEY COMMAND...
	key=$1; shift
	took=$("$timer" "$dir/output" "$@")
	case $took in
	*' 0') echo "$took" | cut -d' ' -f1 >>"$dir/$key" ;;
	*) say "$key failed: $took"; head -n 5 "$dir/output" >&2; exit 1 ;;
	esac
}

median() { sort -n "$dir/$1" | sed -n "$(((rounds + 1) / 2))p"; }

# Fifty faults, of six kinds.
plant() {
	awk -v every=$((n / 50)) '
	NR > 1 && (NR - 1) % every == 0 && planted < 50 {
		k = planted++ % 6
		if (k == 0) sub(/,(con|lab|ind|ld),/, ",green,")
		if (k == 1) sub(/,E[0-9]+,m-[0-9a-z]+,/, ",E06000001,m-00000000,")
		if (k == 2) sub(/@council.example/, "")
		if (k == 3) sub(/,[^,]*/, ",X")
		if (k == 4) sub(/,20[0-9][0-9]-[0-9]+-[0-9]+,member/, \
			",2024-02-30,member")
		if (k == 5) sub(/,(true|false)\r?$/, ",perhaps")
	} 1' "$1"
}

measure_all() {
	round=0
	while [ $round -lt "$rounds" ]; do
		round=$((round + 1))
		fresh
		cp -R "$dir/from/records" .
		seconds export "$peerpool" export --format csv --force -o ../table
		fresh
		"$bench/write" plain . "$dir/from" >>"$dir/loop"
		seconds git sh -c 'git add -A && git commit -qm bench'
		fresh
		seconds import "$peerpool" import member ../table/member.csv
		[ -z "$(git status --porcelain)" ]
		seconds again "$peerpool" import member ../table/member.csv
	done
}

check_faults() {
	fresh
	plant ../table/member.csv >../faults.csv
	"$peerpool" import member ../faults.csv >/dev/null 2>../told && exit 1
	named=$(grep -c '^../faults.csv:.*: error: ' ../told)
	left=$(git status --porcelain | wc -l)
	say "of 50 faults $named are named; $left files written"
	[ "$named" = 50 ] && [ "$left" = 0 ]
}

say "$n rows"
"$bench/generate" "$dir/from" "$n"
measure_all
check_faults
bytes=$(find "$dir/from" -type f | xargs cat | wc -c |
	awk -v n="$n" '{ printf "%d", $1 / n }')
versions() { git --version | sed 's/ version//'; }

cat <<END
## Exchange

A table of $n rows becomes $n new records and one commit: read, matched,
written as YAML, checked with the whole pool, written to disk and flushed,
packed and committed. Beside it the same files, written by a bare loop in C that
checks nothing and flushes nothing, and committed by git. Seconds on the wall,
medians of $rounds.

| | seconds |
| --- | --- |
| files by a loop | $(median loop) |
| \`git add -A\`, \`git commit\` | $(median git) |
| \`peerpool import\` | $(median import) |
| of the two above | $(echo "$(median import) $(median loop) $(median git)" |
	awk '{ printf "%.2f", $1 / ($2 + $3) }') times |
| the same table again, which changes nothing | $(median again) |
| \`peerpool export --format csv\` of them | $(median export) |

With 50 faults in the table each is named at its cell, and nothing is written.

### Exporting

END
BENCH_N=${BENCH_N:-10000 100000} sh "$here/export.sh" "$build"
measured_on
