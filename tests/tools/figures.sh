#!/bin/sh
# figures.sh PEERPOOL: are the figures of the sample's reports right?  Each is
# counted again from the records' files, by awk and not by SQL.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
tools=tests/tools
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
day=2026-11-21

find records -name '*.yaml' -exec awk -f $tools/figures.awk {} + |
	LC_ALL=C sort >"$tmp/flat"

# compare REPORT [OPTION]...: each block's rows, and the values in lines; both
# without quotes, and 2.0 as 2.
compare() {
	report=$1; shift
	mkdir -p "$tmp/$report"
	"$peerpool" report --date $day --format csv -o "$tmp/$report" "$@" \
		"$report" || { failed=$((failed + 1)); return 0; }
	for csv in "$tmp/$report"/*.csv; do
		block=${csv##*/}
		sed "1d; s/\r\$//; s/\"//g; s/^/${block%.csv}	/" "$csv"
	done >"$tmp/shown"
	"$peerpool" report --date $day --format markdown "$@" "$report" \
		>"$tmp/$report.md"
	awk -f $tools/figures-count.awk -v report="$report" -v day=$day \
		-v year=2026 -v peer="${peer:-}" "$tmp/flat" >"$tmp/counted"
	sed 's/\.0\(,\|$\)/\1/g; s/\.0\(,\|$\)/\1/g' "$tmp/shown" |
		grep -v '^block-' | LC_ALL=C sort >"$tmp/left"
	grep -v '^[a-z]*\.' "$tmp/counted" | LC_ALL=C sort >"$tmp/right"
	blocks=$(cut -f1 "$tmp/right" "$tmp/left" | sort -u)
	for block in $blocks; do
		if diff -u "$tmp/right" "$tmp/left" |
		   grep -q "^[-+]$block	"; then
			failed=$((failed + 1))
			echo "figures: $report, block $block: counted (-)" \
				"and shown (+) differ"
			diff -u "$tmp/right" "$tmp/left" |
				grep "^[-+]$block	" | head -5
		else
			passed=$((passed + 1))
		fi
	done
}

# in_text REPORT SENTENCE: what the report says in a line, with the figures that
# were counted in the place of {block.name}.
in_text() {
	want=$(printf '%s\n' "$2" | awk -F'\t' '
		NR == FNR { value[$1] = $2; next }
		{ while (match($0, /{[^}]*}/))
			$0 = substr($0, 1, RSTART - 1) value[substr($0, \
				RSTART + 1, RLENGTH - 2)] \
				substr($0, RSTART + RLENGTH)
		  print }' "$tmp/counted" -)
	if tr '\n' ' ' <"$tmp/$1.md" | grep -qF "$want"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "figures: $1 does not say: $want"
	fi
}

compare glance
in_text glance '{peers.n} peers are in the pool, and {peers.paused} of these have'
in_text glance 'on {peers.councils} councils.'
in_text glance '{year.people} of them worked on {year.jobs} assignments, and used {year.days} days.'
in_text glance '{stale.n} profiles were last confirmed more than a year ago'
in_text glance '{idle.n} peers who have not paused have had no'
compare training-register
in_text training-register 'In 2026 there were {events.n} events up to this day, at which {attended.people} people took part {attended.n} times.'
compare processes
in_text processes 'The most steps, {longest.steps}, are'
# A peer who has worked, and one who has not.
for peer in $(grep -l '^left_on' records/peers/*.yaml | head -1) \
	$(ls records/peers/*.yaml | head -3); do
	peer=${peer##*/}
	peer=${peer%.yaml}
	compare peer-profile -p "id=$peer"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
