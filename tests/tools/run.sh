#!/bin/sh
# run.sh LOGS TITLE=COMMAND...
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

for part; do
	title=${part%%=*}
	log=$logs/$(echo "$title" | tr ' /' '--').log
	start=$(date +%s)
	sh -c "${part#*=}" >"$log" 2>&1 </dev/null
	rc=$?
	read -r p f s <<-END
	$(awk -v rc=$rc "$count" "$log")
	END
	line=$(printf '%-24s %d passed, %d failed' "$title" "$p" "$f")
	[ "$s" = 0 ] || line="$line, $s skipped"
	printf '%s (%d s)\n' "$line" $(($(date +%s) - start))
	grep '^skipped:' "$log" | sed 's/^/    /'
	if [ "$f" != 0 ]; then
		echo "--- $log"
		cat "$log"
		echo "---"
	fi
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

[ "$skipped" = 0 ] && skips= || skips=", $skipped skipped"
echo "$passed passed, $failed failed$skips"
[ "$failed" = 0 ]
