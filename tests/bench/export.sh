#!/bin/sh
# export.sh BUILD
#
# What `peerpool export` takes beside its peers: reading all files with cat, and
# the sqlite3 shell, which writes the same database out as SQL and one of its
# tables as CSV.  A Markdown table, medians over rounds, goes to standard
# output.  BENCH_N and BENCH_ROUNDS as for the other parts.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
command -v sqlite3 >/dev/null || {
	say 'the sqlite3 shell must be there (sqlite3)'
	exit 2
}

make_pool() {
	say "$n records: making them"
	rm -rf "$dir/pool" "$dir/out"
	"$bench/generate" "$dir/pool" "$n"
	cd "$dir/pool"
	mkdir schemas
	# As generate does: 32 folders, or 1024.
	sed "s/{id:@}/{id:$([ "$n" -gt 10000 ] && echo 2 || echo 1)}/" \
		"$here/member.yaml" >schemas/member.yaml
	echo 'name: bench' >.peerpool.yaml
	git init -q
	"$peerpool" index >/dev/null
	"$peerpool" export --format sqlite -o "$dir/out"
	sync -f "$dir"
}

round_of_all() {
	measure cat sh -c 'find records -type f -exec cat {} + >/dev/null'
	for format in csv jsonl sqlite; do
		measure $format "$peerpool" export --format $format \
			-o "$dir/out"
	done
	measure edit "$peerpool" export --edit member --force \
		-o "$dir/member.csv"
	measure dump sh -c 'sqlite3 "$0" .dump >"$1"' \
		"$dir/out/bench.sqlite" "$dir/dump"
	measure shell-csv sh -c \
		'sqlite3 -csv "$0" "SELECT * FROM member" >"$1"' \
		"$dir/out/bench.sqlite" "$dir/dump"
}

# median KEY FIELD: of the rounds with $n records.
median() {
	awk -v n="$n" -v key="$1" -v f="$2" '$1 == n && $2 == key {
		print $f }' "$rows" | sort -n |
		awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

for n in $sizes; do
	make_pool
	set_rounds 9 5 3
	round=0
	while [ $round -lt "$rounds" ]; do
		round=$((round + 1))
		say "$n records: round $round of $rounds"
		round_of_all
	done
done

cat <<END
Beside the export: reading all files with cat, and the sqlite3 shell, which
writes the exported database out as SQL, and its largest table as CSV. The index
was up to date. Medians; memory is the largest that one program had.

END
echo '| records | what | seconds | processor | MB |'
echo '| ---: | --- | ---: | ---: | ---: |'
for n in $sizes; do
	for key in cat csv jsonl edit sqlite dump shell-csv; do
		case $key in
		cat) what='`cat` of all files' ;;
		edit) what='`export --edit member`' ;;
		dump) what='`sqlite3 .dump` of that database' ;;
		shell-csv) what="\`sqlite3 -csv\` of its largest table" ;;
		*) what="\`export --format $key\`" ;;
		esac
		printf '| %s | %s | %.2f | %.2f | %.0f |\n' "$n" "$what" \
			"$(median $key 3)" "$(median $key 4)" \
			"$(median $key 5 | awk '{ print $1 / 1024 }')"
	done
done
