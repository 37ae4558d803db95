#!/bin/sh
# rules.sh PEERPOOL ROOT [RULE]...: does each rule of the pool in ROOT find what
# it should, and nothing else?  For schemas/rules/X.sql there is tests/rules/X:
#
#   bad/records/...   records laid over tests/rules/base that break the rule
#   good/records/...  others, as like these as can be, that hold to it
#   expect            what bad gives: PATH POINTER, a line for each finding
#   date              the day that they are read on; absent: 2026-11-21
#
# The base shares the shipped groups, ways in and calendars.  All that is laid
# over it must be sound by its schema, so that it is the rule that is tested and
# not a slip.  UPDATE=1 writes expect; read it before you commit it.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$2"
shift 2
root=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

mkdir "$tmp/pool"
cp -R schemas tests/rules/base/records "$tmp/pool"
for kind in groups processes calendars; do
	[ ! -e "records/$kind" ] || cp -R "records/$kind" "$tmp/pool/records"
done
cat >"$tmp/pool/.peerpool.yaml" <<END
name: rules
time_zone: Europe/London
END
cd "$tmp/pool"
[ $# != 0 ] || set -- $(ls schemas/rules | sed -n 's/\.sql$//p')

fail() {
	failed=$((failed + 1))
	echo "rules: $1"
	[ $# = 1 ] || sed 's/^/    /' "$2"
}

# findings [OPTION]...: PATH POINTER [RULE] of each finding of a check.
findings() {
	"$peerpool" check --format json --max-findings 1000 "$@" \
		>"$tmp/json" 2>"$tmp/said" || [ $? = 1 ] ||
		{ cat "$tmp/said" >&2; echo 'no check'; return 0; }
	awk -F'"' '
	$2 == "rule" { rule = $4; file = pointer = "" }
	$2 == "file" && file == "" { file = $4 }
	$2 == "pointer" { pointer = $4 }
	$2 == "message" && rule != "" {
		print file, pointer, "[" rule "]"
		rule = ""
	}' "$tmp/json"
}

# broken PART: PATH POINTER of what the rule finds with that laid over the base,
# asked as a query: a check would prepare all other rules and views each time.
broken() {
	"$peerpool" query --date "$day" --overlay "$1" --format csv \
		"$(grep -v '^--' "schemas/rules/$rule.sql")" \
		>"$tmp/csv" 2>"$tmp/said" || { cat "$tmp/said"; return 0; }
	tr -d '\r' <"$tmp/csv" | awk -F, 'NR > 1 && /^records\// {
		sub(/ $/, "", $2); print $1 ($2 == "" ? "" : " ") $2 }' |
		LC_ALL=C sort
}

# sound PART: is it sound by its schemas?  In a pool without views and rules.
sound() {
	(cd "$tmp/plain" && findings --overlay "$1") >"$tmp/slips"
	[ ! -s "$tmp/slips" ] ||
		fail "${1#"$root/"} is not sound by its schemas" "$tmp/slips"
	[ ! -s "$tmp/slips" ]
}

findings --date 2026-11-21 >"$tmp/found"
if [ -s "$tmp/found" ]; then
	fail 'tests/rules/base is not free of findings' "$tmp/found"
else
	passed=$((passed + 1))
fi
mkdir "$tmp/plain"
cp -R . "$tmp/plain"
rm -r "$tmp/plain/schemas/views" "$tmp/plain/schemas/rules"
git init -q .	# so that what is made once of views is kept
"$peerpool" query 'SELECT 1' >"$tmp/said"

for rule; do
	set_of=$root/tests/rules/$rule
	for part in good bad; do
		[ -n "$(find "$set_of/$part/records" -type f 2>"$tmp/said")" ] ||
			fail "$rule has no $part record: tests/rules/$rule/$part"
	done
	[ -d "$set_of/good" ] && [ -d "$set_of/bad" ] || continue
	day=$(cat "$set_of/date" 2>"$tmp/said" || echo 2026-11-21)
	broken "$set_of/good" >"$tmp/own"
	if [ -s "$tmp/own" ]; then
		fail "$rule finds something in its good records" "$tmp/own"
	elif sound "$set_of/good"; then
		passed=$((passed + 1))
	fi
	sound "$set_of/bad" || continue
	broken "$set_of/bad" >"$tmp/own"
	[ -z "${UPDATE:-}" ] || cp "$tmp/own" "$set_of/expect"
	if [ ! -s "$tmp/own" ]; then
		fail "$rule finds nothing in its bad records"
	elif [ ! -s "$set_of/expect" ]; then
		fail "$rule does not say what its bad records give:" "$tmp/own"
	elif ! LC_ALL=C sort "$set_of/expect" |
	    diff - "$tmp/own" >"$tmp/said"; then
		fail "$rule: expected (<) and found (>) differ" "$tmp/said"
	else
		passed=$((passed + 1))
	fi
done

# What is left of a rule that is no more.
for set_of in "$root"/tests/rules/*/; do
	rule=$(basename "$set_of")
	[ "$rule" = base ] || [ -e "schemas/rules/$rule.sql" ] ||
		fail "tests/rules/$rule is for no rule"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
