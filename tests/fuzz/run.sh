#!/bin/sh
# run.sh BUILD SECONDS TARGET...
#
# Runs each libFuzzer program BUILD/bin/TARGET for SECONDS, two at a time, on
# the corpus in tests/fuzz/corpus/TARGET; what it finds is minimised into that
# folder.  Keeps each log in BUILD/logs and a line for each run in
# tests/fuzz/runs.md.  A crash leaves its input in BUILD/crashes, and fails.
set -u

build=$1 seconds=$2; shift 2
here=$(dirname "$0")
mkdir -p "$build/logs" "$build/crashes"

# libFuzzer's last words: #N DONE cov: C ft: F ...
summary() {
	awk -v target="$1" -v seconds="$seconds" -v rc="$2" -v files="$3" \
		-v day="$(date -u +%Y-%m-%d)" '
	/ cov: / {
		for (i = 1; i < NF; i++)
			if ($i == "cov:")
				cov = $(i + 1)
		runs = $1
	}
	END {
		gsub(/#/, "", runs)
		printf "| %s | %s | %d | %d | %d | %d | %s |\n", day, target, \
			seconds, runs, cov, files, rc ? "**crash**" : "none"
	}' "$build/logs/$1.log"
}

fuzz() {
	corpus=$here/corpus/$1 found=$build/found/$1 rc=0
	mkdir -p "$corpus" "$found" "$build/merged/$1"
	"$build/bin/$1" -max_total_time="$seconds" -timeout=10 -max_len=65536 \
		-rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix="$build/crashes/$1-" \
		$([ ! -f "$here/$1.dict" ] || echo "-dict=$here/$1.dict") \
		"$found" "$corpus" >"$build/logs/$1.log" 2>&1 || rc=$?
	# The smallest set of files that reaches as much as both corpora do.
	rm -f "$build/merged/$1"/*
	"$build/bin/$1" -merge=1 "$build/merged/$1" "$corpus" "$found" \
		>>"$build/logs/$1.merge.log" 2>&1 || rc=1
	for file in "$build/merged/$1"/*; do
		[ -f "$file" ] || continue
		[ "$(wc -c <"$file")" -gt 16384 ] || cp "$file" "$corpus/"
	done
	summary "$1" $rc "$(ls "$corpus" | wc -l)" >>"$here/runs.md"
	[ $rc = 0 ] && echo "fuzz: $1: $seconds s without a crash" && return
	echo "fuzz: $1: crashed, see $build/logs/$1.log"
	grep -A 12 'ERROR: ' "$build/logs/$1.log" | head -n 30
	return 1
}

[ -f "$here/runs.md" ] || cat >"$here/runs.md" <<'END'
# What `make fuzz` has run

| day | target | seconds | inputs tried | edges covered | files kept | crashes |
| --- | --- | ---: | ---: | ---: | ---: | --- |
END

status=0
while [ $# -gt 0 ]; do
	fuzz "$1" & first=$!
	second=
	if [ $# -gt 1 ]; then
		fuzz "$2" & second=$!
		shift
	fi
	shift
	wait $first || status=1
	[ -z "$second" ] || wait "$second" || status=1
done
exit $status
