#!/bin/sh
# complete-test.sh PEERPOOL SCRIPTS: does complete.sh see an option that is not
# offered, one too many, and a wrong list of names?
set -eu
peerpool=$1 scripts=$2
here=$(dirname "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0

# expect NAME EXIT SED: the script for bash, as that changes it
expect() {
	sed "$3" "$scripts/bash" >"$dir/bash"
	rc=0
	COMPLETE_SHELLS=bash bash "$here/complete.sh" "$peerpool" "$dir" \
		>"$dir/out" 2>&1 || rc=$?
	if [ $rc = "$2" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "complete-test: $1: exit $rc, wanted $2"
		tail -n 5 "$dir/out"
	fi
}
expect 'as it is' 0 ''
expect 'an option less' 1 's/ --staged//'
expect 'an option more' 1 's/ --staged/ --staged --stage/'
expect 'other names' 1 's/peerpool new --list/peerpool query --list/'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
