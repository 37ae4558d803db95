#!/bin/sh
# serve-hard.sh PEERPOOL SERVE: the server under load, while records change.
# Nobody gets an error; a request that begins after a change shows it; memory
# does not grow; nothing of the pool is written; and it ends when it is told to.
#
# SERVE_SECONDS=300 is the long run.  The load is wrk's, with 64 connections; or,
# where that is not there, curl's, with 8 processes.
set -eu
peerpool=$(realpath "$1") serve=$(realpath "$2")
seconds=${SERVE_SECONDS:-5}
if ! command -v curl >/dev/null; then
	echo 'serve-hard: skipped: curl is not there'
	echo '0 passed, 0 failed, 1 skipped'
	exit
fi
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-serve.XXXXXX")
server=
clean_up() {
	rm -f "$dir/going"
	[ -z "$server" ] || kill "$server" 2>/dev/null || :
	wait
	rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 1' INT TERM
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
cd "$dir/pool"
printf 'site:\n  pages: [book]\n' >>.peerpool.yaml
HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
passed=0 failed=0

# must WHAT COMMAND...: the command must succeed
must() {
	what=$1; shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "serve-hard: $what"
	fi
}

commit() {
	git -c user.name=Tester -c user.email=t@example.org commit -qm "$1"
}
git init -q -b main
git add -A
commit begin

# start COMMAND...: sets server, and url
start() {
	rm -f "$dir/address"
	"$@" --port 0 >"$dir/address" 2>"$dir/errors" &
	server=$!
	tries=0
	until [ -s "$dir/address" ] || [ $tries = 200 ]; do
		kill -0 $server 2>/dev/null || break
		sleep 0.05
		tries=$((tries + 1))
	done
	url=$(cat "$dir/address")
}

# end: sets code
end() {
	code=0
	kill -TERM $server
	wait $server || code=$?
	server=
}

# page PATH: the body, in $dir/page; the status in $status
page() {
	status=$(curl -s -m 60 -o "$dir/page" -w '%{http_code}' "$url$1" || :)
}
shows() {
	page "$1"
	[ "$status" = 200 ] && grep -q "$2" "$dir/page"
}

# The record that changes, its page, and one that stays.
record=records/books/the-borrowed-lantern.yaml
changing=records/book/the-borrowed-lantern.html
steady=records/book/soup-for-a-wet-week.html
# title N: the record as its N-th version has it, put in place at once
title() {
	sed "s/^title: .*/title: Version $1 of it/" "$record" >"$dir/new"
	mv "$dir/new" "$record"
}

# all: what the pool holds, but for what is derived
all() {
	find . -path ./.git/peerpool -prune -o -type f -print0 | sort -z |
		xargs -0 sha1sum
}

# --- one request at a time ----------------------------------------------------

start "$serve"
must "it does not start: $(cat "$dir/errors")" \
	[ -n "$url" ]
all >"$dir/before"
must 'no index page' shows '' '<h1'
must "no page $changing" shows "$changing" '<h1'
page nothing.html
must "a page that is not there: $status" [ "$status" = 404 ]
status=$(curl -s -o "$dir/page" -w '%{http_code}' -H 'Host: evil.example' "$url")
must "another name: $status" [ "$status" = 421 ]
status=$(curl -s -o "$dir/page" -w '%{http_code}' --path-as-is \
	"$url../../../../etc/passwd")
must "a path that leads out: $status" [ "$status" = 400 ]
tag=$(curl -s -o "$dir/page" -D - "$url$steady" | tr -d '\r' |
	sed -n 's/^ETag: //p')
status=$(curl -s -o "$dir/page" -w '%{http_code}' \
	-H "If-None-Match: $tag" "$url$steady")
must "the same page again: $status" [ "$status" = 304 ]
all >"$dir/after"
must 'the pool was written to' cmp -s "$dir/before" "$dir/after"

# A pool that cannot be read, and can be read again.
mv schemas elsewhere
: >.peerpool.yaml.new; mv .peerpool.yaml .peerpool.yaml.old
page ''
must "a pool without its file: $status" [ "$status" = 500 ]
mv elsewhere schemas; mv .peerpool.yaml.old .peerpool.yaml; rm .peerpool.yaml.new
must 'it does not recover' shows '' '<h1'

# An index that is damaged beneath it is made anew.
title damaged
size=$(wc -c <.git/peerpool/cache/index-worktree)
dd if=/dev/urandom of=.git/peerpool/cache/index-worktree bs=1024 conv=notrunc \
	seek=4 count=$((size / 1024 - 4)) 2>"$dir/dd"
must 'a damaged index' shows "$changing" 'Version damaged of it'

# --- load -----------------------------------------------------------------------

touch "$dir/going"
clients=
if command -v wrk >/dev/null; then
	cat >"$dir/pages.lua" <<-X
	local pages, n = { "/", "/$changing", "/$steady" }, 0
	function request()
		n = n + 1
		return wrk.format("GET", pages[n % #pages + 1])
	end
	X
	wrk -t 2 -c 64 -d "${seconds}s" --timeout 60s -s "$dir/pages.lua" \
		"$url" >"$dir/load" 2>&1 &
	load=$!
else
	for i in 1 2 3 4 5 6 7 8; do
		while [ -e "$dir/going" ]; do
			curl -s -m 60 -w '%{http_code}\n' \
				-o /dev/null "$url$changing" \
				-o /dev/null "$url$steady"
		done >"$dir/load.$i" &
		clients="$clients $!"
	done
	load=
fi

rss() {
	sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status"
}
: >"$dir/memory"
n=0 stale=0
begin=$(date +%s)
while [ $(($(date +%s) - begin)) -lt "$seconds" ]; do
	n=$((n + 1))
	title $n
	shown="Version $n of it"
	# The history of a record tells what was committed, old and new.
	[ $((n % 8)) -ne 0 ] || {
		git add -A
		commit "version $n"
		shown="\"To\">Version $n of it<"
	}
	shows "$changing" "$shown" || {
		stale=$((stale + 1))
		[ $stale -gt 3 ] || cp "$dir/page" "$dir/stale.$stale"
	}
	rss >>"$dir/memory"
	sleep 0.02
done
[ -z "$load" ] || wait $load || :
rm -f "$dir/going"
[ -n "$load" ] || wait $clients || :

if [ -n "$load" ]; then
	requests=$(sed -n 's/^ *\([0-9]*\) requests in.*/\1/p' "$dir/load")
	grep -E 'Socket errors|Non-2xx' "$dir/load" >"$dir/wrong" || :
else
	requests=$(cat "$dir"/load.* | wc -l)
	cat "$dir"/load.* | grep -vx 200 >"$dir/wrong" || :
fi
must "errors under load: $(head -n 3 "$dir/wrong")" \
	[ ! -s "$dir/wrong" ]
must 'no requests' [ "${requests:-0}" -gt 0 ]
must "$stale of $n changes were not shown" [ $stale = 0 ]
must 'no changes' [ $n -gt 1 ]

# Memory: the most of the last third is little more than the most of the second.
awk -v n="$(wc -l <"$dir/memory")" '
	NR > n / 3 && NR <= 2 * n / 3 && $1 > middle { middle = $1 }
	NR > 2 * n / 3 && $1 > last { last = $1 }
	NR == 1 { first = $1 }
	END {
		printf "%d KiB at first, at most %d and then %d: ", first,
			middle, last
		print (last > middle * 1.05 + 1024 ? "grows" : "steady")
	}' "$dir/memory" >"$dir/grown"
must "memory: $(cat "$dir/grown")" grep -q steady "$dir/grown"
echo "serve-hard: ${requests:-0} requests and $n changes in $seconds s;" \
	"memory $(cat "$dir/grown")" >&2

end
must "it ended with $code" [ $code = 0 ]
must "it said: $(head -n 3 "$dir/errors")" [ ! -s "$dir/errors" ]

# --- where nothing can be kept ----------------------------------------------------

rm -rf .git/peerpool
: >.git/peerpool
start "$peerpool" serve
must 'no page where the cache cannot be written' \
	shows "$changing" "Version $n of it"
title last
must 'a stale page where the cache cannot be written' \
	shows "$changing" 'Version last of it'
end
must "it ended with $code" [ $code = 0 ]

# What cannot be served is told at the start.
cd /
code=0
"$serve" --port 0 >"$dir/address" 2>"$dir/errors" || code=$?
must "without a pool: exit $code" [ $code = 2 -a -s "$dir/errors" ]
cd "$dir/pool"
code=0
"$serve" --port 0 --listen localhost >"$dir/address" 2>"$dir/errors" || code=$?
must "at a name: exit $code" [ $code = 2 -a -s "$dir/errors" ]

echo "$passed passed, $failed failed"
[ $failed = 0 ]
