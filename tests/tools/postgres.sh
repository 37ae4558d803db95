#!/bin/sh
# postgres.sh PEERPOOL [install]: export --format postgres, against a real
# server; install: from Debian's packages, where it is missing and we are root.
#
# A cluster of our own, on a socket in a temporary folder, is made and thrown
# away.  What PostgreSQL then holds is compared, row by row and view by view,
# with what peerpool query says: after whole loads, after loads of what has
# changed, and after kills wherever one can fall.
#
# POSTGRES_ROUNDS=30 rounds of random edits and kills; POSTGRES_RECORDS=10000
# records are timed.
set -u
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")/.." && pwd)
rounds=${POSTGRES_ROUNDS:-30}
records=${POSTGRES_RECORDS:-10000}
seed=${POSTGRES_SEED:-1}
today=2026-11-30

if [ "${2-}" = install ] && [ "$(id -u)" = 0 ] &&
	! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
	apt-get install -y --no-install-recommends postgresql
fi
. "$here/tools/postgres-server.sh"
if [ -z "$bin" ]; then
	echo 'skipped: PostgreSQL (make postgres-test installs it)'
	echo '0 passed, 0 failed, 1 skipped'
	exit 0
fi

HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
passed=0 failed=0

# tell WHAT RESULT
tell() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "postgres: $1"
	fi
}

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

psql() {
	"$bin/psql" -X -q -h "$dir/server" -U tester -d postgres "$@"
}

# say TEXT: echo may take a backslash for more
say() {
	printf '%s\n' "$1"
}

# ask SQL: one value
ask() {
	psql -At -c "$1"
}

# export_to DIR [OPTION...]: what it says is in $dir/said
export_to() {
	"$peerpool" export --format postgres -o "$@" >"$dir/said" 2>&1
}

# load DIR: as somebody would, without ON_ERROR_STOP
load() {
	psql -f "$1/load.sql" >"$dir/loaded" 2>&1
}

# same SCHEMA TABLE: does it hold what the pool says?  Numbers in a column of
# several types are texts there.
same() {
	n=$(ask "SELECT count(*) FROM pg_attribute WHERE attnum > 0
		AND attrelid = '\"$1\".\"$2\"'::regclass")
	order=$(seq -s ' NULLS FIRST, ' 1 "$n")
	"$peerpool" query --date $today --format jsonl \
		"SELECT * FROM \"$2\" ORDER BY $(seq -s , 1 "$n")" |
		awk -f "$here/postgres/numbers.awk" |
		sed 's/"mixed":\([0-9]*\),/"mixed":"\1",/' >"$dir/here"
	psql -At -c "SET peerpool.today = '$today'" -c "SELECT row_to_json(v)
		FROM (SELECT * FROM \"$1\".\"$2\" ORDER BY $order NULLS FIRST)
		AS v" | awk -f "$here/postgres/numbers.awk" >"$dir/there"
	cmp -s "$dir/here" "$dir/there" && [ -s "$dir/here" -o -n "${3-}" ]
}

# all_same SCHEMA WHAT: every table and view
all_same() {
	for t in $(ask "SELECT name FROM \"$1\"._made
			WHERE name NOT IN ('_made', '_loaded')"); do
		if same "$1" "$t" may-be-empty; then
			continue
		fi
		diff "$dir/here" "$dir/there" | head -n 4 || :
		tell "$2: $t differs" 1
		return 0
	done
	tell "$2" 0
}

# lines DIR TABLE: how many rows of it travel
lines() {
	awk -v table="$2" '
		/^COPY / { on = $2 ~ ("[\".]" table "\"?$"); next }
		$0 == "\\." { on = 0 }
		on { n++ }
		END { print n + 0 }' "$1/load.sql"
}

# --- the sample: every view that is shipped ----------------------------------

mkdir "$dir/sample"
cp -r "$here/../schemas" "$here/../records" "$here/../.peerpool.yaml" \
	"$dir/sample"
cd "$dir/sample"
export_to "$dir/s" && load "$dir/s"
tell "the sample is loaded: $(cat "$dir/said" "$dir/loaded")" $?
sed -n 's/^the view \(.*\) is left out: .*/\1/p' "$dir/said" >"$dir/left-out"
all_same member-peers 'the sample is the same there'
for view in schemas/views/*.sql; do
	view=$(basename "$view" .sql | sed 's/^[0-9]*-//; s/-/_/g')
	! grep -qx "$view" "$dir/left-out" || continue
	for today in 2026-11-30 2023-05-01 2020-02-29 2022-12-31; do
		same member-peers "$view" may-be-empty
		tell "$view on $today is the same there" $?
	done
done
today=2026-11-30
[ "$(stat -c %a "$dir/s") $(stat -c %a "$dir/s/load.sql" "$dir/s/state" |
	sort -u)" = '700 600' ]
tell 'the folder and its files are for their owner alone' $?
ask "SELECT col_description('\"member-peers\".peer_pause'::regclass, 7)" |
	grep -q 'Data: personal'
tell 'the class of data stands in the comments' $?
! grep -q "$(sed -n 's/^salt: //p' records/people/* | head -n 1)" \
	"$dir/s/load.sql"
tell 'no salt travels' $?

# --- a pool with everything ---------------------------------------------------

cp -r "$here/pools/tiny" "$dir/pool"
cd "$dir/pool"
cp "$here/postgres/thing.yaml" schemas
mkdir -p schemas/views records/things
cp "$here/postgres/views/"*.sql schemas/views
n=10
while IFS='~' read -r day whole part flag note name group; do
	n=$((n + 1))
	{
		say "id: t-$n"
		[ -z "$day" ] || say "day: '$day'"
		[ -z "$whole" ] || say "whole: $whole"
		[ -z "$part" ] || say "part: $part"
		[ -z "$flag" ] || say "flag: $flag"
		[ "$note" = - ] || say "note: $note" |
			sed "s#OWNED#$dir/owned#"
		[ -z "$name" ] || say "Mixed Case: $name"
		[ -z "$group" ] || say "group: $group"
		[ $((n % 3)) != 0 ] || say "other: t-$((n * 7 % 25 + 11))"
		[ $((n % 4)) != 0 ] || say "tags: [b$n, a, '=x', \"t\\tab\"]"
		[ $((n % 5)) != 0 ] ||
			say "parts: [{ name: x, sizes: [3, $n] }, { name: y }]"
		[ $((n % 6)) != 0 ] || say "mixed: $n"
		[ $((n % 7)) != 0 ] || say "extra: { a: [1, '\\'], b: null }"
		[ $((n % 8)) != 0 ] || say 'hidden: not to be seen'
	} >records/things/t-$n.yaml
done <"$here/postgres/things"
git init -q -b main .
git config user.name 'Ada Example'
git config user.email ada@example.invalid
git config gc.auto 0
git add -A
git commit -qm one
export_to "$dir/p" && load "$dir/p"
tell "all of it is loaded: $(cat "$dir/said" "$dir/loaded")" $?
grep -q 'the view alone is left out: printf' "$dir/said"
tell 'a view that is left out is told' $?
all_same tiny 'every table and view is the same there'
for view in schemas/views/*.sql; do
	grep -q '^-- sqlite-only' "$view" && continue
	same tiny "$(basename "$view" .sql | sed 's/^[0-9]*-//')" ||
		{ diff "$dir/here" "$dir/there" | head -n 4; false; }
	tell "$view gives rows, and the same ones" $?
done
[ ! -e "$dir/owned" ]
tell 'no value is run as a command' $?
! grep -q 'not to be seen' "$dir/p/load.sql"
tell 'what may only be counted does not travel' $?
for view in "$here"/postgres/refused/*.sql; do
	cp "$view" schemas/views/95-refused.sql
	cp "$dir/p/load.sql" "$dir/before"
	rc=0
	export_to "$dir/p" || rc=$?
	[ $rc = 2 ] && cmp -s "$dir/p/load.sql" "$dir/before" &&
		grep -q '^schemas/views/95-refused.sql:2:[0-9]*: error: .*\[export-view\]$' "$dir/said"
	tell "$(basename "$view") is refused: $(cat "$dir/said")" $?
done
rm schemas/views/95-refused.sql
for value in 'whole: 99999999999999999999' 'note: "a\0b"' \
	"other: '$(printf '%03000d' 0)'"; do
	printf 'id: t-bad\n%s\n' "$value" >records/things/t-bad.yaml
	rc=0
	export_to "$dir/p" || rc=$?
	[ $rc = 2 ] && grep -q '^records/things/t-bad.yaml:.*export-value' \
		"$dir/said"
	tell "$(echo "$value" | cut -c 1-30) is refused: $(cat "$dir/said")" $?
done
rm records/things/t-bad.yaml

# --- what has changed ----------------------------------------------------------

# Ten records, and one of them has tags.
export_to "$dir/p" && load "$dir/p"
for n in 11 12 13 14 15 16 17 18 19 20; do
	sed -i 's/^id:.*/&\n# changed/; s/^whole: .*/whole: 33/' \
		records/things/t-$n.yaml
done
export_to "$dir/p"
[ "$(lines "$dir/p" thing)" = 10 ]
tell "10 changed records are $(lines "$dir/p" thing) rows" $?
[ "$(lines "$dir/p" _sent)" = 10 ]
tell "10 changed records are $(lines "$dir/p" _sent) paths" $?
grep -q '^10 records changed, 0 gone' "$dir/said"
tell "10 changed records are told: $(cat "$dir/said")" $?
load "$dir/p"
tell "what has changed is loaded: $(cat "$dir/loaded")" $?
all_same tiny 'after 10 changes all is the same'
load "$dir/p"
tell "what has changed can be loaded twice: $(cat "$dir/loaded")" $?
all_same tiny 'after the same load all is the same'
export_to "$dir/p" && grep -q '^0 records changed, 0 gone: 0 rows' "$dir/said"
tell "nothing has changed: $(cat "$dir/said")" $?
export_to "$dir/fresh" --into fresh && load "$dir/fresh"
tell "the pool is loaded under another name: $(cat "$dir/loaded")" $?
for t in $(ask "SELECT name FROM tiny._made WHERE name <> '_loaded'"); do
	n=$(ask "SELECT count(*) FROM (
		(SELECT * FROM tiny.$t EXCEPT ALL SELECT * FROM fresh.$t)
		UNION ALL
		(SELECT * FROM fresh.$t EXCEPT ALL SELECT * FROM tiny.$t)) d")
	[ "$n" = 0 ]
	tell "$t is as a fresh load has it, but for $n rows" $?
done

# --- kills ---------------------------------------------------------------------

edit() {
	sed -i "s/^note: .*/note: edit $1/" records/things/t-1$2.yaml
}

edit a 1; rm records/things/t-35.yaml
export_to "$dir/p"
edit b 2
export_to "$dir/p" && load "$dir/p"
tell "an export that was never loaded is made up for: $(cat "$dir/loaded")" $?
all_same tiny 'an export that was never loaded'

edit c 3
export_to "$dir/p"
psql -c 'BEGIN; LOCK TABLE tiny.refs; SELECT pg_sleep(2)' >/dev/null &
sleep 0.5
rc=0
timeout -s KILL 0.7 "$bin/psql" -X -q -h "$dir/server" -U tester \
	-d postgres -f "$dir/p/load.sql" >/dev/null 2>&1 || rc=$?
wait
[ $rc != 0 ] && [ "$(ask "SELECT note FROM tiny.thing WHERE id = 't-13'")" \
	!= 'edit c' ]
tell 'a load that is killed has loaded nothing' $?
edit d 4
export_to "$dir/p" && load "$dir/p"
tell "a load that was killed is made up for: $(cat "$dir/loaded")" $?
all_same tiny 'a load that was killed'

edit e 5; rm records/things/t-34.yaml
export_to "$dir/p"
sed '/^COMMIT;$/q' "$dir/p/load.sql" >"$dir/half.sql"
psql -f "$dir/half.sql" >"$dir/loaded" 2>&1
edit f 6
git checkout -q records/things/t-34.yaml
export_to "$dir/p" && load "$dir/p"
tell "a load that was not confirmed is gone on from: $(cat "$dir/loaded")" $?
all_same tiny 'a load that was not confirmed'

export_to "$dir/p" --full
sed '/^COMMIT;$/q' "$dir/p/load.sql" >"$dir/half.sql"
psql -f "$dir/half.sql" >"$dir/loaded" 2>&1
edit g 7
export_to "$dir/p" && load "$dir/p"
tell "a whole load that was not confirmed is made again: $(cat "$dir/loaded")" $?
all_same tiny 'a whole load that was not confirmed'

# Files may grow to so many blocks of 512 bytes.
export_to "$dir/p" && load "$dir/p"
for blocks in 0 1 2 4 8 16 32 64 96; do
	edit "with $blocks blocks" 8
	cp "$dir/p/load.sql" "$dir/before"
	if ! said=$(ulimit -f $blocks && "$peerpool" export --full \
			--format postgres -o "$dir/p" 2>&1); then
		cmp -s "$dir/p/load.sql" "$dir/before" &&
			! ls -A "$dir/p" | grep -q 'tmp$' &&
			say "$said" | grep -q 'cannot write'
		tell "$blocks blocks: $said" $?
	fi
	export_to "$dir/p" && load "$dir/p"
	tell "after $blocks blocks: $(cat "$dir/said" "$dir/loaded")" $?
done
all_same tiny 'after full disks'

# --- other things that happen ----------------------------------------------------

edit h 8
export_to "$dir/p"
ask 'CREATE DATABASE empty' >/dev/null
! "$bin/psql" -X -q -h "$dir/server" -U tester -d empty \
	-f "$dir/p/load.sql" >"$dir/loaded" 2>&1 &&
	grep -q 'peerpool export --format postgres --full' "$dir/loaded"
tell "changes do not go into an empty database: $(cat "$dir/loaded")" $?
load "$dir/p"
ask "DELETE FROM tiny.thing WHERE id = 't-20'"
edit i 9
export_to "$dir/p"
! load "$dir/p" && grep -q 'has [0-9]* rows here and' "$dir/loaded"
tell "what somebody else deleted is seen: $(cat "$dir/loaded")" $?
export_to "$dir/p" --full && load "$dir/p"
tell "a whole load mends it: $(cat "$dir/loaded")" $?
all_same tiny 'a whole load mends it'

edit j 1
export_to "$dir/p"
ask 'ALTER TABLE tiny.thing RENAME note TO remark'
rc=0
load "$dir/p" || rc=$?
[ $rc = 3 ] && [ ! -e "$dir/owned" ]
tell 'rows that have no table are not run as commands' $?
ask 'ALTER TABLE tiny.thing RENAME remark TO note'
: >"$dir/p/state"
export_to "$dir/p" && grep -q 'load it all' "$dir/said" && load "$dir/p"
tell "a damaged state leads to a whole load: $(cat "$dir/said")" $?
all_same tiny 'a damaged state'

ask 'CREATE ROLE reader; GRANT USAGE ON SCHEMA tiny TO reader;
	ALTER DEFAULT PRIVILEGES IN SCHEMA tiny
	GRANT SELECT ON TABLES TO reader'
sed -i 's/^  note: .*/&\n  added: { type: integer }/' schemas/thing.yaml
sed -i 's/^id:.*/&\nadded: 4/' records/things/t-12.yaml
export_to "$dir/p" && grep -q 'load it all' "$dir/said" && load "$dir/p"
tell "a changed schema leads to a whole load: $(cat "$dir/loaded")" $?
all_same tiny 'a changed schema'
[ "$(ask 'SET ROLE reader; SELECT sum(added) FROM tiny.thing')" = 4 ]
tell 'rights to the schema outlive a whole load' $?
sed -i 's/SELECT id,/SELECT id, 1 AS more,/' schemas/views/70-windows.sql
export_to "$dir/p" && grep -q '^0 records changed' "$dir/said" && load "$dir/p"
tell "a changed view is loaded: $(cat "$dir/said" "$dir/loaded")" $?
all_same tiny 'a changed view'
printf '%s\n' '-- title: Compares a text with a number' \
	"SELECT id FROM thing WHERE note > 3" >schemas/views/96-types.sql
export_to "$dir/p"
! load "$dir/p" && grep -q "schemas/views/96-types.sql" "$dir/loaded"
tell "a view that PostgreSQL refuses is named: $(cat "$dir/loaded")" $?
rm schemas/views/96-types.sql
export_to "$dir/p" && load "$dir/p"
tell "without it, the load goes on: $(cat "$dir/loaded")" $?

ask 'CREATE SCHEMA ours; CREATE VIEW ours.v AS SELECT id FROM tiny.thing'
export_to "$dir/p" --full
! load "$dir/p" && [ "$(ask 'SELECT count(*) > 0 FROM ours.v')" = t ]
tell "a view of others is not dropped: $(cat "$dir/loaded")" $?
ask 'DROP VIEW ours.v; CREATE TABLE tiny.stray (x int)'
! load "$dir/p" && grep -q stray "$dir/loaded"
tell "a table of others is not dropped: $(cat "$dir/loaded")" $?
ask 'DROP TABLE tiny.stray'
load "$dir/p"
tell "then the whole load does its work: $(cat "$dir/loaded")" $?
ask 'CREATE TABLE ours.t (x int)'
export_to "$dir/o" --into ours
! load "$dir/o" && grep -q 'also holds' "$dir/loaded"
tell "a schema of others is left alone: $(cat "$dir/loaded")" $?
git add -A
git commit -qm two
export_to "$dir/h" --into old --at HEAD~1 && load "$dir/h" &&
	export_to "$dir/h" --into old --at HEAD && load "$dir/h"
tell "commits are loaded one after the other: $(cat "$dir/loaded")" $?
all_same old 'a commit'
[ "$(ask 'SELECT commit FROM old._loaded')" = "$(git rev-parse HEAD)" ]
tell 'the database knows its commit' $?

odd="$dir/it's \"odd\" \\n :x
line"
export_to "$odd" --into odd && load "$odd" && [ -s "$odd/loaded" ] &&
	export_to "$odd" --into odd && grep -q '^0 records changed' "$dir/said"
tell "a load is confirmed in a folder of an odd name: $(cat "$dir/loaded")" $?

# --- random ----------------------------------------------------------------------

any_thing() {
	random "$(ls records/things | wc -l)"
	f=records/things/$(ls records/things | sed -n "$((r + 1))p")
}

change() {
	any_thing
	random 16
	case $r in
	0 | 1) rm -f "$f" ;;
	8 | 9 | 10) random 100000
		sed "s/^id: .*/id: t-$r/" "$f" >"$dir/new"
		mv "$dir/new" records/things/t-$r.yaml ;;
	3) sed -i "s/^whole: .*/whole: $seed/" "$f" ;;
	4) sed -i '/^tags/d; /^parts/d' "$f" ;;
	5) printf 'unknown: 1\n' >>"$f" ;;
	6) sed -i '/^unknown/d; s/^note: .*/note: "\\t\\\\\\n"/' "$f" ;;
	7) sed -i "s/^tags: .*/tags: [x, '$seed']/" "$f" ;;
	esac
}

milliseconds() {
	date +%s%N | cut -c 1-13
}
before=$(milliseconds)
export_to "$dir/p" && load "$dir/p"
took=$(($(milliseconds) - before + 10))
i=0
while [ $i -lt "$rounds" ]; do
	i=$((i + 1))
	for n in 1 2 3 4 5; do
		random 3
		while [ $r -ge 0 ]; do
			last=$r
			change
			r=$((last - 1))
		done
		random 8
		case $r in
		0) random 40
			timeout -s KILL 0.0$(printf '%02d' $r) "$peerpool" \
				export --format postgres -o "$dir/p" || : ;;
		1) random $took
			timeout -s KILL 0.$(printf '%03d' $r) "$bin/psql" -X \
				-q -h "$dir/server" -U tester -d postgres \
				-f "$dir/p/load.sql" || : ;;
		2) export_to "$dir/p" || :
			sed '/^COMMIT;$/q' "$dir/p/load.sql" >"$dir/half.sql"
			psql -f "$dir/half.sql" || : ;;
		3) export_to "$dir/p" --full || : ;;
		4 | 5) export_to "$dir/p" || : ;;
		6) export_to "$dir/p" || :
			load "$dir/p" || : ;;
		esac
	done >/dev/null 2>&1
	rc=0
	export_to "$dir/p" || rc=$?
	[ $rc -lt 2 ] && load "$dir/p"
	tell "round $i: $(cat "$dir/said" "$dir/loaded")" $?
	all_same tiny "round $i (seed $seed)"
done 2>/dev/null

# --- many ------------------------------------------------------------------------

rm -f records/things/*
awk -v n="$records" 'BEGIN {
	for (i = 1; i <= n; i++) {
		f = "records/things/m-" i ".yaml"
		printf "id: m-%d\nday: \"2024-01-%02d\"\nwhole: %d\n" \
			"part: %d.5\nflag: true\nnote: Number %d\n" \
			"tags: [a, b%d]\n", i, i % 28 + 1, i, i, i, i >f
		close(f)
	}
}'
"$peerpool" query 'SELECT 1' >/dev/null
before=$(milliseconds)
export_to "$dir/p"
tell "$records records are exported: $(cat "$dir/said")" $?
after=$(milliseconds)
load "$dir/p"
tell "$records records are loaded: $(cat "$dir/loaded")" $?
echo "$records records: export $((after - before)) ms," \
	"load $(($(milliseconds) - after)) ms"
sed -i 's/^whole: .*/whole: 0/' records/things/m-[1-9].yaml \
	records/things/m-10.yaml
"$peerpool" query 'SELECT 1' >/dev/null
before=$(milliseconds)
export_to "$dir/p"
after=$(milliseconds)
load "$dir/p"
tell "10 of them are loaded: $(cat "$dir/loaded")" $?
echo "10 of them: export $((after - before)) ms," \
	"load $(($(milliseconds) - after)) ms"
[ "$(lines "$dir/p" thing)" = 10 ]
tell "10 of them are $(lines "$dir/p" thing) rows" $?
same tiny thing
tell 'many records are the same there' $?

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
