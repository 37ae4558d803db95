#!/bin/sh
# demo.sh PROGRAM: peerpool at work on the records that come with it.
set -eu
program=$1

show() {
	printf '\n$ peerpool %s\n' "$*"
	"$program" "$@"
}

echo "Built: $program"
show check
show find tyddyn
show explain dangling-ref
echo
echo "All records hold. Change one (records/) and run '$program check';"
echo "README.md says what else there is."
