#!/bin/sh
# Are the medians and ratios of the report right, and does a part that is not
# run keep its section?
set -eu
cd "$(dirname "$0")"
passed=0 failed=0
expect() {
	if echo "$out" | grep -qxF -- "$1"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "report-test: not there: $1"
		echo "$out"
	fi
}

out=$(awk -v sizes='100 1000' -f report.awk -f check.awk <<'END'
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
expect '| 100 | 0.25 | - | 1.00 | 2 | 1.20 | - | 1.00 |'
expect '| 1000 | - | - | - | 1 | - | - | 0.50 |'
expect 'One file, whole process, `check --schema`: 0.10 of sourcemeta (goal 0.7), - of ajv + js-yaml.'
expect '| **peerpool check, cold** | 0.2000 | 0.2000 | 2 | 500 |'

out=$(awk -v sizes='100 1000' -v questions='filter join' -v peers='jq' \
	-f report.awk -f query.awk <<'END'
100	first	1.30 2.60 2048 0
100	insert	1.00 1.00 1024 0
100	recutils-all	2.60 2.60 1024 0
100	head	0.012 0.012 1024 0
100	head	0.010 0.010 1024 0
100	head	0.011 0.011 1024 0
100	sqlite3-index-filter	0.009 0.009 1024 0
100	peerpool-join	0.010 0.010 1024 0
100	sqlite3-index-join	0.006 0.006 1024 0
100	tree	0.131 0.131 1024 0
100	git	0.100 0.100 1024 0
100	refresh	0.021 0.021 1024 0
1000	head	0.011 0.011 1024 0
1000	refresh	0.026 0.026 1024 0
100	past	0.1 0.1 1024 0
100	past-rebuilt	2 2 1024 0
100	version	0.002 0.002 1024 0
100	log	0.0025 0.0025 1024 0
100	fill	3 3 1024 0
100	git-log	2.5 2.5 1024 0
100	peerpool-filter	0.010 0.010 1024 0
100	jq-filter	0.500 0.500 1024 0
END
)
expect '| 100 | 1.30 | 2.60 | 0.50 | 4.0 | 1.20 | 10.0 | 1.00 | 0.05 | 0.5 | 1.20 |'
expect '| 1000 | - | - | - | - | - | 15.0 | 1.50 | - | - | - |'
expect '| filter | 10.0 | - | 9.0 | 500.0 |'
expect '| filter | 1 | - | 0.9 | 50 |'
expect '| join | 10.0 | - | 6.0 | - |'
expect '| **current, a commit** | 0.0110 | 0.0110 | 1 |'

# A part that does nothing but say its section.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/here" "$dir/build/bench"
cp run.sh report.md "$dir/here"
printf '%s\n' '# Old' '' '## Checking' '' 'old' '' '### Ratios' '' '| 1 |' '' \
	'## Querying' '' 'old too' >"$dir/report"
echo 'printf "%s\n" "## Querying" "" "new"' >"$dir/here/query.sh"
sh "$dir/here/run.sh" "$dir/build" "$dir/report" query 2>/dev/null
out=$(sed -n '/^## /,$p' "$dir/report" | paste -sd'|' -)
expect '## Checking||old||### Ratios||| 1 |||## Querying||new'
! sh "$dir/here/run.sh" "$dir/build" "$dir/report" nothing 2>/dev/null
out=$(sed -n '$p' "$dir/report")
expect new

echo "$passed passed, $failed failed"
[ $failed = 0 ]
