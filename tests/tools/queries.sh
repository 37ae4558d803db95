#!/bin/sh
# queries.sh PEERPOOL: is every query that the pool keeps answered?  With the
# parameters that it has of itself; one that must be given is given what the
# records have of it.  Prints how long each took and how many rows it has, and asks
# nothing of that.  What the answers are is for other tests to look at.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export PEERPOOL_TODAY=2026-11-21
passed=0 failed=0

# one SQL: the value that it gives
one() { "$peerpool" query --format csv "$1" | tr -d '\r' | sed -n 2p; }

# value NAME: something that is there for a parameter of that name
value() {
	case $1 in
	id | who) one 'SELECT person FROM assignment ORDER BY id LIMIT 1' ;;
	request) one 'SELECT id FROM request WHERE closed_on IS NULL
		ORDER BY id LIMIT 1' ;;
	region) echo north-west ;;
	skill) echo chairing ;;
	esac
}

"$peerpool" query --list --format csv | tr -d '\r' | sed '1d; s/"//g' >"$tmp/list"
while IFS= read -r row; do
	query=${row%%,*}
	set --
	# The parameters are named at the top of the file; a default stands behind =.
	for name in $(sed -n '/^--/!q; s/^-- param \([a-z_]*\):.*/\1/p' \
		"schemas/queries/$query.sql"); do
		set -- "$@" -p "$name=$(value "$name")"
	done
	start=$(date +%s%N)
	if "$peerpool" query "$@" --format csv "$query" >"$tmp/rows" 2>"$tmp/said"
	then
		passed=$((passed + 1))
		printf '%6d ms %5d rows  %s\n' \
			$((($(date +%s%N) - start) / 1000000)) \
			$(($(wc -l <"$tmp/rows") - 1)) "$query${1+ $*}"
	else
		failed=$((failed + 1))
		echo "queries: $query $* fails"
		sed 's/^/    /' "$tmp/said"
	fi
	# What cannot be is told, where the query says what can.
	for name in $(sed -n '/^--/!q; s/^-- values \([a-z_]*\):.*/\1/p' \
		"schemas/queries/$query.sql"); do
		"$peerpool" query "$@" -p "$name=no-such" "$query" \
			>"$tmp/rows" 2>"$tmp/said" || :
		if grep -q "'$name' cannot be 'no-such'" "$tmp/said" ||
			grep -q "'$name' is given twice" "$tmp/said"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "queries: $query takes $name=no-such"
			sed 's/^/    /' "$tmp/said"
		fi
	done
done <"$tmp/list"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
