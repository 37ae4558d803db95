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
show check
show find tyddyn
show query 'SELECT name, since, council FROM peer_now ORDER BY since LIMIT 5'
show stats peer --by region
show explain dangling-ref
echo
echo "All records hold. Change one (records/) and run '$program check';"
echo "README.md says what else there is."
