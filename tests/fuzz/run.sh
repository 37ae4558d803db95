#!/bin/sh
# run.sh BUILD SECONDS TARGET...
#
# Runs each libFuzzer program BUILD/bin/TARGET for SECONDS, two at a time, on
# the corpus in tests/fuzz/corpus/TARGET; of what it finds, the few files that
# reach most go into that folder, until it holds 150.  Keeps each log in
# BUILD/logs and a line for each run in tests/fuzz/runs.md.  A crash leaves its
# input in BUILD/crashes, and fails.
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

# keep TARGET: libFuzzer writes the files that reach edges which the corpus does
# not, the one that reaches most first.  Large ones are not worth their place.
keep() {
	merged=$build/merged/$1
	rm -rf "$merged" && cp -R "$here/corpus/$1" "$merged" || return 1
	find "$build/found/$1" -type f -size +32 -exec rm {} +
	"$build/bin/$1" -set_cover_merge=1 -use_counters=0 "$merged" \
		"$build/found/$1" >"$build/logs/$1.merge.log" 2>&1 || return 1
	room=$((150 - $(ls "$here/corpus/$1" | wc -l)))
	for file in $(ls -tr "$merged"); do
		[ $room -gt 0 ] || break
		[ ! -e "$here/corpus/$1/$file" ] || continue
		cp "$merged/$file" "$here/corpus/$1/"
		room=$((room - 1))
	done
}

fuzz() {
	corpus=$here/corpus/$1 found=$build/found/$1 rc=0
	mkdir -p "$corpus" "$found" "$build/merged"
	"$build/bin/$1" -max_total_time="$seconds" -timeout=10 -max_len=65536 \
		-rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix="$build/crashes/$1-" \
		$([ ! -f "$here/$1.dict" ] || echo "-dict=$here/$1.dict") \
		"$found" "$corpus" >"$build/logs/$1.log" 2>&1 || rc=$?
	keep "$1" || rc=1
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
