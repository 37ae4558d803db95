#!/bin/sh
# reports.sh PEERPOOL [REPORT]...: is every report of the pool made without a
# fault, as a page and as Markdown?  With the parameters that it has of itself,
# and with those that its count names (tests/figures/REPORT.awk, "# options:").
# What needs no parameter is made of a day in the past too.
# Prints how long each took, and asks nothing of that: machines differ.
#
# [x], which stands in a sentence for a value that is not there, is a fault too,
# but where the count's comment says "# absent: WHY".
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
shift
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
day=2026-11-21
early=2022-01-10

"$peerpool" report --list --format csv | tr -d '\r' | sed 1d >"$tmp/list"
[ $# != 0 ] || set -- $(cut -d, -f1 "$tmp/list")

# tell WHAT FAULT: the file FAULT holds what is wrong; nothing, if it is empty.
tell() {
	if [ -s "$2" ]; then
		failed=$((failed + 1))
		echo "reports: $1"
		head -5 "$2" | cut -c1-200 | sed 's/^/    /'
	else
		passed=$((passed + 1))
	fi
}

now() { date +%s%N; }

# The first query after a change makes the index anew, for all of them.
"$peerpool" query 'SELECT 1' >"$tmp/said"

for report; do
	count=tests/figures/$report.awk
	: >"$tmp/options"
	[ ! -e $count ] || sed -n '/^#/!q; s/^# options: *//p' $count \
		>"$tmp/options"
	# A parameter without a default must be given.
	needs=$(sed -n "s/^$report,\([^,\"]*\),.*/\1/p" "$tmp/list" |
		tr ' ' '\n' | grep -v = || :)
	[ -n "$needs" ] || echo >>"$tmp/options"
	[ -s "$tmp/options" ] || echo "$report: no value is named for $needs" \
		>"$tmp/fault"
	[ -s "$tmp/options" ] || tell "$report" "$tmp/fault"
	while read -r options; do
		eval "set -- $options"
		start=$(now)
		"$peerpool" report --date $day "$@" -o "$tmp/page.html" \
			"$report" >"$tmp/fault" 2>&1 ||
			echo 'it fails' >>"$tmp/fault"
		spent=$((($(now) - start) / 1000000))
		grep -o 'class="error"[^<]*' "$tmp/page.html" >>"$tmp/fault" || :
		tell "$report $* as HTML" "$tmp/fault"
		"$peerpool" report --date $day --format markdown "$@" \
			-o "$tmp/page.md" "$report" >"$tmp/fault" 2>&1 ||
			echo 'it fails' >>"$tmp/fault"
		grep '\*\*Error' "$tmp/page.md" >>"$tmp/fault" || :
		[ -e $count ] && grep -q '^# absent: ' $count ||
			grep -En '\[x[\\]?\]' "$tmp/page.md" >>"$tmp/fault" || :
		tell "$report $* as Markdown" "$tmp/fault"
		printf '%6d ms  %s\n' $spent "$report${1+ $*}"
	done <"$tmp/options"
	# On a day when there was little, what needs no parameter is made too.
	[ -z "$needs" ] || continue
	"$peerpool" report --date $early --format markdown -o "$tmp/page.md" \
		"$report" >"$tmp/fault" 2>&1 || echo 'it fails' >>"$tmp/fault"
	grep '\*\*Error' "$tmp/page.md" >>"$tmp/fault" || :
	[ -e $count ] && grep -q '^# absent: ' $count ||
		grep -n '\[x' "$tmp/page.md" | grep -v '^[0-9]*:|' |
		grep -v 'not available' >>"$tmp/fault" || :
	tell "$report on $early" "$tmp/fault"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
