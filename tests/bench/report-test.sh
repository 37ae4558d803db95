#!/bin/sh
# Are the medians and ratios of the report right?
set -eu
cd "$(dirname "$0")"
out=$(awk -v sizes='100 1000' -f report.awk <<'END'
100	cold	0.10 0.30 2048 0
100	cold	0.30 0.10 2048 0
100	cold	0.20 0.20 4096 0
100	sourcemeta	0.80 0.80 1 0
100	events	0.05 0.10 1 0
100	events	0.05 0.30 1 0
100	git	0.10 0.10 1 0
100	warm	0.12 0.10 1 0
1000	cold	1.00 1.00 1024 0
100	one	0.001 0.001 1 0
100	one-sourcemeta	0.010 0.010 1 0
END
)
passed=0 failed=0
expect() {
	if echo "$out" | grep -qxF -- "$1"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "report-test: not there: $1"
	fi
}
expect '| 100 | 0.25 | - | 1.00 | 2 | 1.20 | - | 1.00 |'
expect '| 1000 | - | - | - | 1 | - | - | 0.50 |'
expect 'One file, whole process, `check --schema`: 0.10 of sourcemeta (goal 0.7), - of ajv + js-yaml.'
expect '| **peerpool check, cold** | 0.2000 | 0.2000 | 2 | 500 |'
[ $failed = 0 ] || echo "$out"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
