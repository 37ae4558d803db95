#!/bin/sh
# Does run.sh count what parts print, and does it fail when one does?
set -eu
cd "$(dirname "$0")"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0

# expect NAME EXIT LAST-LINE PART...
expect() {
	name=$1 want=$2 last=$3; shift 3
	rc=0
	sh ./run.sh "$dir" "$@" >"$dir/out" || rc=$?
	if [ $rc = "$want" ] && [ "$(tail -n 1 "$dir/out")" = "$last" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "run-test: $name: exit $rc, wanted $want; last line" \
			"'$(tail -n 1 "$dir/out")', wanted '$last'"
	fi
}

expect 'exit codes' 1 '1 passed, 1 failed' good=true bad=false
expect 'cmocka' 1 '5 passed, 1 failed, 2 skipped' \
	"a=echo '[  PASSED  ] 2 test(s).'; echo '[  PASSED  ] 3 test(s).'" \
	"b=echo '[  FAILED  ] 1 test(s), listed below:'; exit 1" \
	"c=echo '[  PASSED  ] 0 test(s).'; echo '[  SKIPPED ] 2 test(s), l:'"
expect 'counts' 0 '7 passed, 0 failed, 1 skipped' \
	"a=echo '4 passed, 0 failed, 1 skipped'" "b=echo '3 passed, 0 failed'"
expect 'a failure with exit 0' 1 '3 passed, 1 failed' \
	"a=echo '3 passed, 1 failed'"
expect 'a crash after counting' 1 '3 passed, 1 failed' \
	"a=echo '3 passed, 0 failed'; kill -9 \$\$"
expect 'a count within a line is not one' 0 '1 passed, 0 failed' \
	"a=echo 'expected: 4 passed, 1 failed'"
expect 'lanes' 1 '5 passed, 1 failed, 1 skipped' a=true -- b=true c=false -- \
	"d=echo '2 passed, 0 failed, 1 skipped'" e=true
expect 'a lane without parts' 0 '1 passed, 0 failed' -- -- a=true
# Each waits for the other: one lane after the other would take for ever.
expect 'lanes run beside each other' 0 '2 passed, 0 failed' -- \
	"a=echo >$dir/a; timeout 60 sh -c 'until [ -e $dir/b ]; do :; done'" -- \
	"b=echo >$dir/b; timeout 60 sh -c 'until [ -e $dir/a ]; do :; done'"
rm -f "$dir/first"
expect 'what comes first, first' 0 '3 passed, 0 failed' \
	"a=sleep 0.2; echo >$dir/first" -- "b=[ -e $dir/first ]" -- \
	"c=[ -e $dir/first ]"
expect 'a lane that is killed' 1 '1 passed, 1 failed' a=true -- \
	"b=pid=\$(ps -o ppid= \$\$); kill -9 \$pid"
# What is said of a part stands together.
expect 'no line within a log' 1 '0 passed, 2 failed' -- \
	"a=seq 2000; false" -- "b=seq 2000; false"
if [ "$(grep -c '^---$' "$dir/out")" = 2 ] && awk '
	/^--- / { next } /^---$/ { n = 0; next } /failed/ { next }
	$1 != ++n { exit 1 }' "$dir/out"; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	echo 'run-test: the logs of two lanes are mixed'
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ]
