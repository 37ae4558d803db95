#!/bin/sh
# history-test.sh BUILD: is the sample's history what it should be?
#
# Made of a few snapshots: the same each time, ending in the shipped records,
# sound on every day, committed by nobody in particular, and answering for its
# past.
set -eu
build=$(cd "$1" && pwd)
peerpool=$build/peerpool
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# tell WHAT: by the status of the last command
tell() {
	if [ $? = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "history: $1"
	fi
}

rm -rf "$build/records"
mkdir "$build/records"
"$build/sample" "$build/records" records/councils
for n in 1 2; do
	sh tests/tools/history.sh "$build" "$tmp/$n" 140
done
[ "$(git -C "$tmp/1" rev-parse HEAD)" = "$(git -C "$tmp/2" rev-parse HEAD)" ] &&
	:
tell 'made twice, it is not the same'
diff -r records "$tmp/1/records" >"$tmp/out" && :
tell "the last commit is not the shipped pool: $(head -n 3 "$tmp/out")"

cd "$tmp/1"
git log --format=%an | LC_ALL=C sort -u >"$tmp/out"
! grep -Ev '^[a-z]+(-[a-z]+)*-[0-9]$' "$tmp/out" >&2 &&
	[ "$(wc -l <"$tmp/out")" -gt 5 ] && :
tell 'its authors are not pseudonyms'
! git log --format=%s | grep -E '\b[a-z]-[0-9a-z]{8}\b' >&2 && :
tell 'a message names a record'
for day in $(git log --format=%as | sort -u); do
	"$peerpool" check --at "$day" --no-color >"$tmp/out" 2>&1 && :
	tell "not sound on $day: $(tail -n 3 "$tmp/out")"
done

# ask SQL [OPTION]...: one figure
ask() {
	sql=$1
	shift
	"$peerpool" query --format csv "$@" "$sql" 2>/dev/null | tr -d '\r' |
		sed -n 2p
}

peers='SELECT count(*) FROM peer_now'
then=$(ask "$peers" --at 2024-06-01) now=$(ask "$peers" --date 2026-11-21)
[ "$then" -gt 100 ] && [ "$now" -gt "$then" ] && :
tell "peers: $then as recorded in June 2024, and $now now"
# What was recorded then agrees with what is known of it now, but for what was
# entered late.
late=$(ask "$peers" --date 2024-05-10)
was=$(ask "$peers" --at 2024-05-10 --date 2024-05-10)
[ "$was" -le "$late" ] && :
tell "peers on 10 May 2024: $was as recorded then, $late as known now"

# A peer who moved from one group to another: their record tells it.
moved=$(ask 'SELECT peer FROM peer_former_group ORDER BY "from" LIMIT 1')
"$peerpool" log "$moved" --field group --no-color >"$tmp/out" 2>&1 && :
tell 'the log of a peer who changed group'
grep -qE "/group: '?(con|ind|lab|ld)'? -> '?(con|ind|lab|ld)'?" "$tmp/out" && :
tell "the log does not tell of another group: $(cat "$tmp/out")"

# What was put off: most of what the actions' own records say, commits say too.
slipped=$("$peerpool" query --date 2026-11-21 --format csv slippage |
	grep -c ',recorded,[0-9]') && :
[ "$slipped" -ge 12 ] && :
tell "$slipped re-datings of actions are in the history"

# An adjustment is gone a year after it ended, and history knows of it.
gone=$(git log --diff-filter=D --name-only --format= -- records/adjustments |
	head -n 1)
[ -n "$gone" ] && [ ! -e "$gone" ] && :
tell 'no record was removed at the end of its retention'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
