#!/bin/sh
# analysis.sh PEERPOOL DOCUMENT [install]: the document's programs in Python and
# R, run on exports of the sample.
#
# A block that begins with "```python FILE" or "```r FILE" is a program; the next
# "```text" block is what it must print, but for blanks at the ends of lines.
# What is not installed is skipped; install: from Debian's packages, where we are
# root.
set -u
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
document=$PWD/$2
here=$(cd "$(dirname "$0")/../.." && pwd)
if [ "${3-}" = install ] && [ "$(id -u)" = 0 ]; then
	apt-get install -y --no-install-recommends postgresql python3-pandas \
		python3-sqlalchemy python3-psycopg2 r-base-core r-cran-dbi \
		r-cran-rsqlite r-cran-rpostgresql || exit 1
fi
. "$here/tests/tools/postgres-server.sh"

passed=0 failed=0 skipped=0
skip() {
	skipped=$((skipped + 1))
	echo "skipped: $1"
}

mkdir "$dir/pool"
cp -r "$here/records" "$here/schemas" "$here/.peerpool.yaml" "$dir/pool"
cd "$dir/pool" || exit 1
PEERPOOL_TODAY=2026-12-01 LC_ALL=C.UTF-8 HOME=$dir
export PEERPOOL_TODAY LC_ALL HOME
{
	"$peerpool" export --format sqlite -o db &&
	"$peerpool" export --format csv --raw -o tables
} 2>"$dir/log" || { cat "$dir/log"; exit 1; }
if [ "$bin" ]; then
	PGHOST=$dir/server PGUSER=tester
	export PGHOST PGUSER
	{
		"$peerpool" export --format postgres -o pg &&
		"$bin/psql" -X -q -d postgres -c 'CREATE DATABASE peers' &&
		"$bin/psql" -X -q -d peers -f pg/load.sql
	} 2>"$dir/log" || { cat "$dir/log"; exit 1; }
fi

# Programs, and FILE.out beside each.
awk '
	/^```(python|r) / { file = $2; out = ""; next }
	/^```text$/ && program { file = program ".out"; program = ""; next }
	/^```$/ { if (file !~ /\.out$/) program = file; file = ""; next }
	file { print >file }' "$document"

# needs PROGRAM: what of Python's or R's it lacks
needs() {
	case $1 in
	*.py) sed -n 's/^import //p' "$1" |
		while read -r module; do
			/usr/bin/python3 -c "import $module" 2>/dev/null ||
				echo "$module"
		done ;;
	*.R) command -v Rscript >/dev/null || { echo R; return; }
		grep -o 'R[A-Za-z]*::\|library([A-Za-z]*)' "$1" |
		sed 's/::.*//; s/library(//; s/)//' |
		while read -r package; do
			Rscript -e "library($package)" >/dev/null 2>&1 ||
				echo "$package"
		done ;;
	esac
}

for program in *.py *.R; do
	[ -e "$program" ] || continue
	if grep -qi postgres "$program" && [ -z "$bin" ]; then
		skip "$program (PostgreSQL)"
		continue
	fi
	missing=$(needs "$program" | tr '\n' ' ')
	if [ "$missing" ]; then
		skip "$program ($missing)"
		continue
	fi
	case $program in
	*.py) /usr/bin/python3 "$program" ;;
	*.R) Rscript "$program" ;;
	esac >"$dir/got" 2>"$dir/log"
	sed 's/ *$//' "$dir/got" >"$dir/trimmed"
	if cmp -s "$dir/trimmed" "$program.out"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "analysis: $program"
		diff -u "$program.out" "$dir/trimmed"
		cat "$dir/log"
	fi
done

more=
[ $skipped = 0 ] || more=", $skipped skipped"
echo "$passed passed, $failed failed$more"
[ "$failed" = 0 ] && [ $((passed + skipped)) -gt 0 ]
