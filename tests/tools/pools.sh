#!/bin/sh
# pools.sh PEERPOOL: do the sound pools pass, and does the faulty one show
# every fault at its line, all of them in one run?
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
found=$(mktemp)
trap 'rm -f "$found" "$found.meant"' EXIT
passed=0 failed=0

# tell WHAT RESULT
tell() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "pools: $1"
	fi
}

rc=0
(cd tests/pools/tiny && "$peerpool" check --strict) >"$found" 2>&1 || rc=$?
[ $rc = 0 ] || cat "$found"
tell 'the tiny pool is not sound' $rc

# The sample has warnings that are meant: docs/sample.md has a table of them.
rc=0
"$peerpool" check --date 2026-11-21 --max-findings 1000 --no-color \
	>"$found" 2>/dev/null || rc=$?
[ $rc = 0 ] || cat "$found"
tell 'the sample has errors' $rc
rc=0
sed -n 's/^| `\([a-z-]*\)` | `\(records[^`]*\)` | .* |$/\2 \1/p' docs/sample.md |
	LC_ALL=C sort -u >"$found.meant"
sed -n 's/^\(records[^ :]*\):.*: .* \[\([a-z-]*\)\]$/\1 \2/p' "$found" |
	LC_ALL=C sort -u | diff -u "$found.meant" - || rc=$?
tell 'the sample has other warnings than docs/sample.md says' $rc

rc=0
(cd tests/pools/faulty && "$peerpool" check --max-findings 1000) \
	>"$found" 2>/dev/null || rc=$?
[ $rc = 1 ] || tell "the faulty pool: exit $rc, wanted 1" 1
rc=0
sed -n 's/^\([^ :]*\)\(:[0-9]*\)\{0,1\}\(:[0-9]*\)\{0,1\}: .*: .* \[\([a-z-]*\)\]$/\1\2 \4/p' \
	"$found" | diff -u tests/pools/faulty/faults.txt - || rc=$?
tell 'the faulty pool shows other faults than faults.txt says' $rc

echo "$passed passed, $failed failed"
[ $failed = 0 ]
