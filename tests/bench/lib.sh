# What the benchmarks share; read by check.sh and query.sh, which have set $here
# and are called with BUILD.  Rounds in which each program runs once, medians
# over the rounds.  Environment:
#   BENCH_N       numbers of records (1000 10000 100000)
#   BENCH_ROUNDS  rounds, instead of what each part finds enough

build=$(cd "$1" && pwd)
bench=$build/bench
timer=$bench/timer
peerpool=$build/peerpool
sizes=${BENCH_N:-1000 10000 100000}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
rows=$bench/$(basename "$0" .sh)-rows.tsv
: >"$rows"
missing=

say() { echo "bench: $*" >&2; }

# set_rounds SMALL MIDDLE LARGE: how many rounds for $n records.
set_rounds() {
	if [ "$n" -le 1000 ]; then
		rounds=$1
	elif [ "$n" -le 10000 ]; then
		rounds=$2
	else
		rounds=$3
	fi
	rounds=${BENCH_ROUNDS:-$rounds}
}

# measure KEY COMMAND...: run it once in the pool, keep what it took.  All
# records are sound: a program that fails is not comparable.
measure() {
	key=$1; shift
	took=$("$timer" "$dir/output" "$@")
	case $took in
	*' 0') printf '%s\t%s\t%s\n' "$n" "$key" "$took" >>"$rows" ;;
	*)
		say "$key failed on $n records: $took"
		head -n 5 "$dir/output" >&2
		[ "${BENCH_KEEP_GOING:-}" ] || exit 1
		;;
	esac
}

# The last lines of a section; versions is the part's own.
measured_on() {
	echo
	echo "Measured on $(date -u +%Y-%m-%d):" \
		"$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
		"$(nproc) cores, $(uname -sr)." \
		"A record has $bytes bytes on average."
	echo "Versions: $(versions | paste -sd, - | sed 's/,/, /g')."
	[ -z "$missing" ] || echo "Not there, and left out:$missing"
}
