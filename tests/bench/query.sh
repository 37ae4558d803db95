#!/bin/sh
# query.sh BUILD
#
# Measures `peerpool query` and `peerpool log` beside their peers, on the same
# records and the same questions, whose answers are compared first: the Markdown
# section goes to standard output.  BUILD holds the program and its helpers
# (BUILD/bench), and keeps the pools that were made for it (BUILD/bench/pools).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
questions='filter group join free one refs'
in=$dir/in
export IN="$in"

# --- which peers are there ---------------------------------------------------

# peer NAME PROGRAM PACKAGE: into $peers, if it is installed.
peers=
peer() {
	if command -v "$2" >/dev/null; then
		peers="$peers $1"
	else
		missing="$missing $1 ($3);"
	fi
}

find_peers() {
	peer recutils recsel recutils
	peer miller-csv mlr miller
	peer miller-json mlr miller
	peer sqlite-utils sqlite-utils sqlite-utils
	peer jq jq jq
	# The other yq, a program in Go, has another language.
	if yq --help 2>&1 | grep -q kislyuk; then
		peers="$peers yq"
	else
		missing="$missing yq (Debian's, the one that calls jq);"
	fi
	command -v sqlite3 >/dev/null || {
		say 'the sqlite3 shell must be there (sqlite3)'
		exit 2
	}
	[ -z "$missing" ] || say "not there, left out:$missing"
}

# Is the peer to be asked?  recsel -j tries every pair, and yq parses at some
# thousand records a second.
is_asked() {
	case $1-$2 in
	recutils-join) [ "$n" -le 1000 ] ;;
	yq-*) [ "$n" -le 10000 ] ;;
	esac
}

# --- the pool ----------------------------------------------------------------

commits_for() {
	awk -v n="$1" 'BEGIN {
		print n <= 1000 ? 500 : n <= 10000 ? 5000 : 20000
	}'
}

# The pool is the same each time: one that was made is used again.
make_pool() {
	made=$bench/pools/$n
	sum=$(cat "$bench/history" "$here"/pool/make.sh \
		"$here"/pool/schemas/* | cksum)
	if [ "$(cat "$made.sum" 2>/dev/null)" != "$sum" ]; then
		say "$n records: making their history"
		rm -rf "$made" "$made.sum"
		mkdir -p "$bench/pools"
		sh "$here/pool/make.sh" "$bench/history" "$made" "$n" \
			"$(commits_for "$n")"
		echo "$sum" >"$made.sum"
	fi
	git clone -q "$made" "$dir/pool"
	cd "$dir/pool"
	git config user.name bench
	git config user.email bench@pool.example
	git config gc.auto 0
	sleep 1.1	# so that no file is as young as the index
	git status >/dev/null
}

# What each peer reads, made from the same files.
make_inputs() {
	say "$n records: preparing them for the peers"
	mkdir "$in"
	git ls-tree -r HEAD records | awk '{ print $3, $4 }' >"$in/blobs"
	cut -d ' ' -f 2 "$in/blobs" >"$in/list"
	grep -v councils "$in/list" >"$in/edited"
	"$bench/convert" "$in" <"$in/list"
	bytes=$(head -n 1000 "$in/list" | xargs cat | wc -c)
	bytes=$((bytes / $(head -n 1000 "$in/list" | wc -l)))
	# Who is referred to most often.
	ONE=$(sed -n 's/^\(member\|lead\|mentor\): //p' "$in"/*.rec | sort |
		uniq -c | sort -k 1nr -k 2 | awk 'NR == 1 { print $2 }')
	export ONE
	for q in $questions; do
		sed "s/@one@/$ONE/" "$here/questions/$q.sql" >"$in/$q.sql"
	done
	filter=$(cat "$in/filter.sql")
	far=HEAD~$(awk -v n="$n" 'BEGIN { print n <= 1000 ? 200 : 1000 }')
}

# --- are all answers the same? -----------------------------------------------

sorted() { sed 's/\r$//; s/"//g; s/\.0*$//; /^$/d' | LC_ALL=C sort; }

# agree NAME COMMAND...: its answer is that of $dir/answer.
agree() {
	name=$1; shift
	"$@" >"$dir/output" 2>"$dir/errors" || {
		say "$name failed on $n records"
		head -n 5 "$dir/errors" >&2
		exit 1
	}
	sorted <"$dir/output" | cmp -s - "$dir/answer" || {
		say "$name: another answer, on $n records:"
		sorted <"$dir/output" | diff "$dir/answer" - | head -n 5 >&2
		exit 1
	}
}

query_without_header() { "$peerpool" query "$@" | tail -n +2; }

compare_answers() {
	for q in $questions; do
		say "$n records: is every answer to '$q' the same?"
		sql=$(cat "$in/$q.sql")
		sqlite3 -csv "$in/pool.db" "$sql" | sorted >"$dir/answer"
		[ -s "$dir/answer" ] || {
			say "$q: nothing is found in $n records"
			exit 1
		}
		agree "peerpool, $q" query_without_header --at HEAD \
			--format csv "$sql"
		agree "peerpool with the work tree, $q" query_without_header \
			--format csv "$sql"
		for p in $peers; do
			! is_asked "$p" "$q" ||
				agree "$p, $q" sh "$here/ask.sh" "$p" "$q"
		done
	done
}

# The bare loop makes the rows of our index, all of them and no others; it
# numbers the files in its own order.
compare_rows() {
	for table in $(sqlite3 "$in/pool.db" \
			"SELECT name FROM sqlite_master WHERE type = 'table'"); do
		what='*'
		[ "$table" != _file ] || what='path, hex(version), slot, broken'
		for db in "$in/pool.db" "$in/index.db"; do
			sqlite3 "$db" "SELECT $what FROM \"$table\"" |
				LC_ALL=C sort | cksum
		done | uniq | [ "$(wc -l)" = 1 ] || {
			say "the bare loop and the index differ in '$table'"
			exit 1
		}
	done
}

# --- rounds ------------------------------------------------------------------

cache=.git/peerpool
index=$cache/cache/index-head

forget() { rm -rf "$cache"; }

# at REV KEY: the filter there.
at() { measure "$2" "$peerpool" query --at "$1" --format csv "$filter"; }

# From nothing, and what that is compared with.
round_of_first() {
	forget
	at HEAD first
	forget
	measure first-tree "$peerpool" query --format csv "$filter"
	measure insert "$bench/insert" "$in/index.db" "$in/pool.db" "$in/blobs"
	case "$peers " in
	*' recutils '*) measure recutils-all sh "$here/ask.sh" recutils all ;;
	esac
	forget
	at HEAD first-again
	measure fill "$peerpool" log "$ONE"
	measure git-log git log --raw --no-abbrev --format=%H
}

# Another commit: cloned from HEAD's and moved, or from nothing.
round_of_past() {
	forget
	"$peerpool" query --at HEAD "$filter" >/dev/null
	at "$far" past
	forget
	at "$far" past-rebuilt
}

round_of_current() {
	for q in $questions; do
		sql=$(cat "$in/$q.sql")
		measure "peerpool-$q" "$peerpool" query --at HEAD \
			--format csv "$sql"
		measure "sqlite3-$q" sqlite3 -csv "$in/pool.db" "$sql"
		measure "sqlite3-index-$q" sqlite3 -csv "$index" "$sql"
	done
	measure tree "$peerpool" query --format csv "$filter"
	measure head "$peerpool" query --at HEAD --format csv "$filter"
	measure git git status -uno
	measure version "$peerpool" --version
	measure log "$peerpool" log "$ONE"
}

# Ten records change, members and assignments.
commit_ten() {
	for file in $(awk -v n="$(wc -l <"$in/edited")" -v r="$round" \
			'NR % int(n / 10) == r % int(n / 10)' "$in/edited" |
			head -n 10); do
		sed "s/^rate: .*/rate: $round.5/; s/^days: .*/days: $round/" \
			"$file" >"$dir/changed"
		cat "$dir/changed" >"$file"
	done
	git commit -qam "round $round"
}

round_of_commit() {
	commit_ten
	at HEAD refresh
	measure log-refresh "$peerpool" log "$ONE"
	measure tree-refresh "$peerpool" query --format csv "$filter"
}

round_of_peers() {
	for p in $peers; do
		for q in $questions; do
			! is_asked "$p" "$q" ||
				measure "$p-$q" sh "$here/ask.sh" "$p" "$q"
		done
	done
}

# repeat COMMAND: $rounds times.
repeat() {
	round=0
	while [ $round -lt "$rounds" ]; do
		round=$((round + 1))
		say "$n records: $1, $round of $rounds"
		"$1"
	done
}

measure_pool() {
	"$peerpool" query --at HEAD "$filter" >/dev/null
	cp "$index" "$in/index.db"
	"$bench/insert" "$in/index.db" "$in/pool.db" "$in/blobs"
	compare_rows
	compare_answers
	set_rounds 9 5 3
	repeat round_of_peers
	repeat round_of_first
	repeat round_of_past
	forget
	"$peerpool" query --at HEAD "$filter" >/dev/null
	"$peerpool" query "$filter" >/dev/null
	"$peerpool" log "$ONE" >/dev/null
	set_rounds 21 15 11
	repeat round_of_current
	repeat round_of_commit
}

find_peers
for n in $sizes; do
	make_pool
	make_inputs
	measure_pool
	cd /
	rm -rf "$dir/pool" "$in"
done

# --- the report --------------------------------------------------------------

versions() {
	"$peerpool" --version
	git --version
	sqlite3 --version | sed 's/^\([^ ]*\).*/SQLite \1/'
	for p in $peers; do
		case $p in
		recutils) recsel --version | sed -n '1s/.*) /recutils /p' ;;
		miller-csv) mlr --version ;;
		sqlite-utils) sqlite-utils --version | sed 's/, version//' ;;
		jq) jq --version | sed 's/-/ /' ;;
		# It does not know its own.
		yq) dpkg-query -W -f 'yq ${Version}\n' yq 2>/dev/null ;;
		esac
	done
}

cat "$here/query.md"
awk -v sizes="$sizes" -v questions="$questions" -v peers="$peers" \
	-f "$here/report.awk" -f "$here/query.awk" "$rows"
measured_on
