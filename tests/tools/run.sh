#!/bin/sh
# run.sh LOGS TITLE=COMMAND... [-- TITLE=COMMAND...]...
#
# Runs each part of the tests, its output in LOGS/TITLE.log, and prints one
# line for it: how much passed, failed, was skipped, and how long it took.
# What a part prints counts in two forms, added up:
#     [  PASSED  ] 3 test(s)...      cmocka, also FAILED and SKIPPED
#     3 passed, 0 failed[, 1 skipped]
# A part that prints neither counts as one test, by its exit code.  Lines that
# begin with "skipped:" say what was left out and are shown; a part that fails
# has its whole log shown.
#
# The parts before the first -- run first.  What stands between one -- and the
# next is a lane: its parts run one after another, beside the other lanes.
#
# The last line is the sum, in the second form.  Exits 1 if anything failed.
set -u

logs=$1; shift
mkdir -p "$logs"
passed=0 failed=0 skipped=0

count='
/^\[  PASSED  \] [0-9]+ test/ { passed += $4; counted = 1 }
/^\[  FAILED  \] [0-9]+ test/ { failed += $4; counted = 1 }
/^\[  SKIPPED \] [0-9]+ test/ { skipped += $4; counted = 1 }
/^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
	passed += $1; failed += $3; skipped += $5; counted = 1
}
END {
	if (!counted && !rc)
		passed = 1
	if (!failed && rc)
		failed = 1
	print passed + 0, failed + 0, skipped + 0
}'

# Run the part and print what is to be said of it, as one piece.
part() {
	title=${1%%=*}
	log=$logs/$(echo "$title" | tr ' /' '--').log
	start=$(date +%s)
	sh -c "${1#*=}" >"$log" 2>&1 </dev/null
	rc=$?
	awk -v rc=$rc "$count" "$log" >"$log.count"
	read -r p f s <"$log.count"
	{
		line=$(printf '%-24s %d passed, %d failed' "$title" "$p" "$f")
		[ "$s" = 0 ] || line="$line, $s skipped"
		printf '%s (%d s)\n' "$line" $(($(date +%s) - start))
		grep '^skipped:' "$log" | sed 's/^/    /'
		if [ "$f" != 0 ]; then
			echo "--- $log"
			cat "$log"
			echo "---"
		fi
	} >"$log.said"
	flock "$logs" cat "$log.said"
	rm "$log.said"
}

rm -f "$logs"/*.count
parts=0
while [ $# != 0 ] && [ "$1" != -- ]; do
	part "$1"
	parts=$((parts + 1))
	shift
done
while [ $# != 0 ]; do
	shift
	(
		while [ $# != 0 ] && [ "$1" != -- ]; do
			part "$1"
			shift
		done
	) &
	while [ $# != 0 ] && [ "$1" != -- ]; do
		parts=$((parts + 1))
		shift
	done
done
wait

# A part that left no count, as when its lane was killed, has failed.
cat "$logs"/*.count | awk -v parts=$parts '
{ passed += $1; failed += $2; skipped += $3 }
END {
	failed += parts - NR
	printf "%d passed, %d failed", passed, failed
	print skipped ? ", " skipped " skipped" : ""
	exit failed != 0
}'
