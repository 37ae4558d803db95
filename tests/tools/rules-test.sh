#!/bin/sh
# rules-test.sh PEERPOOL: does rules.sh see what it must see?
set -eu
peerpool=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# begin: two rules, sound in all.
begin() {
	rm -rf "$tmp/root"
	mkdir -p "$tmp/root/tests/rules" "$tmp/root/records"
	cp -R "$here/schemas" "$tmp/root"
	for kind in groups processes calendars; do
		cp -R "$here/records/$kind" "$tmp/root/records"
	done
	find "$tmp/root/schemas/rules" -name '*.sql' ! -name own-council.sql \
		! -name authorised-late.sql -delete
	for part in base own-council authorised-late; do
		cp -R "$here/tests/rules/$part" "$tmp/root/tests/rules"
	done
	cd "$tmp/root"
}

# says STATUS TEXT: it exits so, and prints a line that holds the text.
says() {
	rc=0
	(cd "$here" && sh tests/tools/rules.sh "$peerpool" "$tmp/root") \
		>"$tmp/said" 2>&1 || rc=$?
	if [ $rc = "$1" ] && grep -qF "$2" "$tmp/said"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "rules-test: exit $rc, wanted $1 and: $2"
		cat "$tmp/said"
	fi
}

bad=tests/rules/own-council/bad/records/assignments/a-00000090.yaml
begin
says 0 '5 passed, 0 failed'
rm -r tests/rules/own-council
says 1 'own-council has no bad record'
begin
rm -r tests/rules/own-council/good/records
says 1 'own-council has no good record'
begin
rm -r tests/rules/own-council/bad
cp -R tests/rules/own-council/good tests/rules/own-council/bad
says 1 'own-council finds nothing in its bad records'
begin
cp $bad tests/rules/own-council/good/records/assignments
says 1 'own-council finds something in its good records'
begin
sed -i 's,/host,/job,' tests/rules/own-council/expect
says 1 'own-council: expected (<) and found (>) differ'
begin
rm tests/rules/own-council/expect
says 1 'own-council does not say what its bad records give'
begin
sed -i 's/^role: member/role: membre/' $bad
says 1 'tests/rules/own-council/bad is not sound by its schemas'
begin
cp $bad tests/rules/base/records/assignments
says 1 'tests/rules/base is not free of findings'
begin
rm schemas/rules/own-council.sql
says 1 'tests/rules/own-council is for no rule'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
