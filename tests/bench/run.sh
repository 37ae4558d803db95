#!/bin/sh
# run.sh BUILD REPORT [PART...]
#
# Runs the parts of the benchmarks (check, query, report, site, exchange; all, where
# none is named) and writes what they found to REPORT, in Markdown; a part that
# is not run keeps the section that REPORT has.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$1 report=$2
shift 2
[ $# -gt 0 ] || set -- check query report site exchange
bench=$build/bench

for part; do
	case $part in
	check | query | report | site | exchange) ;;
	*)
		echo "bench: there is no part '$part', only check, query," \
			"report, site, exchange" >&2
		exit 2
		;;
	esac
done
for part; do
	sh "$here/$part.sh" "$build" >"$bench/$part.md"
done

# section TITLE PART: as measured now, else as it stands in the report.
section() {
	case " $parts " in
	*" $2 "*) cat "$bench/$2.md" ;;
	*)
		awk -v title="## $1" '/^## / { on = $0 == title } on' "$report" |
			sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
		;;
	esac
}

# One that is there, after a blank line.
add() {
	text=$(section "$1" "$2")
	[ -z "$text" ] || printf '\n%s\n' "$text"
}

parts=$*
{
	cat "$here/report.md"
	section Checking check
	add Querying query
	add Reporting report
	add Site site
	add Exchange exchange
} >"$report.new"
mv "$report.new" "$report"
echo "bench: written: $report" >&2
