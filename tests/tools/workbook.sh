#!/bin/sh
# workbook.sh PROGRAM
#
# An office's workbook of 300 peers becomes records by the map that docs/ shows;
# every row that cannot is told with its cell; a second time nothing changes.
# And mySociety's list of councils, where it is beside us.
set -eu
program=$(realpath "$1")
top=$(pwd)
list=$top/../shared/data/councils.csv
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
passed=0 failed=0 skipped=0

# expect WHAT WANTED FOUND
expect() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s\n  wanted: %s\n  found:  %s\n' "$1" "$2" "$3"
	fi
}

# pool DIR
pool() {
	mkdir -p "$1/records/councils" "$1/records/events"
	cp -R "$top/schemas" "$top/.peerpool.yaml" "$1"
	cp -R "$top/records/groups" "$top/records/courses" "$1/records"
	cd "$1"
	git init -q .
	git config user.name 'A test'
	git config user.email test@example.org
	git add -A
	git commit -qm 'The pool'
}

export GIT_CONFIG_NOSYSTEM=1 HOME="$box" PEERPOOL_TODAY=2026-11-30
pool "$box/office"
awk -f "$top/tests/tools/workbook.awk" -v dir=. -v rows=300
git add records
git commit -qm 'Councils and events'

# import OPTION...
import() {
	"$program" import --map "$top/docs/examples/office.yaml" "$@" peers.csv \
		>out 2>err || echo $? >>out
}

count() { find "records/$1" -type f | wc -l; }

# Each fault that was planted, at its cell, and no other; one cell may be that of
# two records.
faults="82 126 156 166 176 186 196 206 217"
import
expect 'rows with faults' "$faults" "$(sed -n \
	's/^peers.csv:[0-9:]*: error: [A-Z]*\([0-9]*\) .*/\1/p' err | uniq | xargs)"
expect 'nothing is written' '' "$(git status --porcelain records)"

# What can be taken; two people of one name are two.
import --partial
expect 'rows taken' '300 rows, 1 passed over, 9 left out' \
	"$(sed -n 's/; commit .*//; /^300 rows/p' err)"
expect 'people' '291 291' "$(count people) $(count peers)"
expect 'two of one name' 2 "$(grep -l "^name: $(sed -n \
	's/^name: //p' "$(grep -l 960041 records/people/*)")\$" \
	records/people/* | wc -l)"
expect 'a commit' "$(($(count people) * 3 + $(count attendance)))" \
	"$(git show --stat --format= | sed -n 's/ files changed.*//p' | xargs)"
expect 'the pool holds' yes "$("$program" check >/dev/null 2>&1 && echo yes)"

# A second time, and on another day.
import --partial
expect 'nothing changes' '0 new, 0 changed' "$(cut -d, -f1-2 out)"
PEERPOOL_TODAY=2027-03-01 import --partial
expect 'nor later' '0 new, 0 changed' "$(cut -d, -f1-2 out)"
expect 'work tree' '' "$(git status --porcelain records)"

# What people decide about names is taken.
import --decisions names.yaml
sed -i '/ALLERDALE/,/id:/s/id:/id: CBD/; /Borset/,/id:/s/id:/id: skip/' \
	names.yaml
import --partial --decisions names.yaml
expect 'decided' '300 rows, 1 passed over, 1 skipped, 7 left out' \
	"$(sed -n 's/; commit .*//; /^300 rows/p' err)"
expect 'the council' CBD "$(sed -n 's/^council: //p' "$(grep -l "$(sed -n \
	's/^id: //p' "$(grep -l 960077 records/people/*)")" records/peers/*)")"

if [ -r "$list" ]; then
	pool "$box/councils"
	map=$top/docs/examples/councils.yaml
	"$program" import --map "$map" "$list" >out 2>err || cat err
	expect 'councils' '402 new (402 council), 0 changed, 0 unchanged' \
		"$(cat out)"
	expect 'they hold' yes \
		"$("$program" check >/dev/null 2>&1 && echo yes)"
	"$program" import --map "$map" "$list" >out 2>err || cat err
	expect 'again' '0 new, 0 changed, 402 unchanged' "$(cat out)"
else
	skipped=1
	echo 'skipped: the list of councils (../shared/data/councils.csv)'
fi

[ $skipped = 0 ] && rest= || rest=", $skipped skipped"
echo "$passed passed, $failed failed$rest"
[ $failed = 0 ]
