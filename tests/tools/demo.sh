#!/bin/sh
# demo.sh PROGRAM: peerpool at work on the records that come with it.
set -eu
program=$1

show() {
	printf '\n$ peerpool'
	for word; do
		case $word in
		*\ *) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\n'
	"$program" "$@"
}

echo "Built: $program"
show check --max-findings 3
show query 'SELECT "group", count(*) AS peers FROM peer_now GROUP BY 1'
show query -p since='3 months' breaches
show report --list
show stats peer --by region
show explain officer-decides
echo
echo "No record is wrong; what check warns of is there to be seen. Change one"
echo "(records/) and run '$program check'. '$program serve' shows the pool in a"
echo "browser, and README.md says where to begin."
