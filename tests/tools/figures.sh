#!/bin/sh
# figures.sh PEERPOOL [REPORT]...: are the figures of the pool's reports right?
# Each is counted again from the records' files, by awk and not by SQL: how, says
# tests/figures/common.awk.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
self=$PWD/tests/tools/figures.sh
day=2026-11-21

# What one of the runs below does: figures.sh PEERPOOL --one TMP REPORT
if [ "${2:-}" = --one ]; then
	tmp=$3 report=$4
	count=tests/figures/$report.awk
	source=$(ls records/reports/$report.md records/papers/$report.md \
		2>"$tmp/none" || :)
	passed=0 failed=0
	exec 3>&1
	fail() {
		failed=$((failed + 1))
		{
			echo "figures: $report: $1"
			[ $# = 1 ] || sed 's/^/    /' "$2"
		} >&3
	}

	# about WHAT: the lines of the file's comment that say that.
	about() {
		sed -n "/^#/!q; s/^# $1: *//p" $count
	}

	# rows FILE: as CSV has them, without quotes, and 2.0 as 2.
	rows() {
		sed "s/\r\$//; s/\"//g; s/\.0\(,\|\$\)/\1/g; s/\.0\(,\|\$\)/\1/g" \
			"$1" | LC_ALL=C sort
	}

	# compare [OPTION]...
	compare() {
		rm -rf "$tmp/csv"
		mkdir "$tmp/csv"
		"$peerpool" report --date $day --format csv -o "$tmp/csv" "$@" \
			"$report" >"$tmp/out" 2>&1 ||
			{ fail "report $* fails" "$tmp/out"; return 0; }
		for csv in "$tmp"/csv/*.csv; do
			[ -e "$csv" ] || continue
			block=$(basename "$csv" .csv)
			case $block in
			block-[0-9]*)
				head -1 "$csv" >"$tmp/head"
				fail "$* a block has no id, so nobody counts it:" \
					"$tmp/head" ;;
			esac
			# Of a template, each row of the block above has one.
			grep -q " id=$block\>" "$source" ||
				block=$(echo "$block" | sed 's/-[0-9]*$//')
			sed "1d; s/^/$block	/" "$csv"
		done >"$tmp/shown"
		rows "$tmp/shown" >"$tmp/left"
		(for option; do
			case $option in
			20[0-9][0-9]-*) day=$option ;;
			*=*) export "P_${option%%=*}=${option#*=}" ;;
			esac
		 done
		 awk -f tests/figures/common.awk \
			$(about with | sed 's|.*|-f tests/figures/with/&.awk|') \
			-f $count -v day=$day \
			"$tmp/flat" >"$tmp/counted") ||
			{ fail 'the count fails'; return 0; }
		grep -v '^[^	]*\.' "$tmp/counted" >"$tmp/right.csv" || :
		rows "$tmp/right.csv" >"$tmp/right"
		for block in $(cut -f1 "$tmp/right" "$tmp/left" | sort -u); do
			[ -z "$(about "skips: $block")" ] || continue
			! included "$block" || continue
			for side in left right; do
				grep "^$block	" "$tmp/$side" >"$tmp/$side.one" || :
			done
			if diff "$tmp/right.one" "$tmp/left.one" >"$tmp/diff"
			then
				passed=$((passed + 1))
			else
				grep '^[<>]' "$tmp/diff" | cut -f1,2 |
					head -6 >"$tmp/head"
				fail "$* block $block: counted (<) and shown (>) differ" \
					"$tmp/head"
			fi
		done
		says "$@"
	}

	# included BLOCK: is it of a report that this one includes, which has a count
	# of its own?
	included() {
		for part in $(sed -n 's/^```include \([a-z0-9-]*\).*/\1/p' "$source")
		do
			grep -q " id=$1\>" records/reports/"$part".md && return 0
		done
		return 1
	}

	# says [OPTION]...: each value that stands in a line
	says() {
		"$peerpool" report --date $day --format markdown "$@" \
			"$report" >"$tmp/text" 2>"$tmp/out" || :
		sed '1!d; s/.*"parameters":{//; s/}.*//' "$tmp/text" |
			sed 's/","/"\n"/g' | sed 's/"//g; s/:/	/' >"$tmp/given"
		awk -v words="$(about words | tr '\n' ' ')" -f tests/tools/figures-text.awk \
			"$tmp/counted" "$tmp/given" "$tmp/text" "$source" \
			>"$tmp/says"
		while read -r line; do
			case $line in
			!*) fail "$* ${line#!}" ;;
			*) passed=$((passed + 1)) ;;
			esac
		done <"$tmp/says"
	}

	if [ -e $count ]; then
		kinds=$(about reads | sed 's/ /\\|/g')
		[ -n "$kinds" ] && grep "^records/\\($kinds\\)/" \
			"${tmp%/*}/flat" >"$tmp/flat" ||
			cp "${tmp%/*}/flat" "$tmp/flat"
		about options >"$tmp/options"
		[ -s "$tmp/options" ] || echo >"$tmp/options"
		while read -r options; do
			eval "set -- $options"
			compare "$@"
		done <"$tmp/options"
	else
		fail "has no $count"
	fi
	echo "$passed $failed" >"$tmp/result"
	exit 0
fi

shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$peerpool" report --list --format csv | sed '1d; s/,.*//' >"$tmp/list"
[ $# != 0 ] || set -- $(cat "$tmp/list")
find records -name reports -prune -o -type f -print | LC_ALL=C sort |
	xargs awk -f tests/tools/figures.awk | LC_ALL=C sort >"$tmp/flat"
# The first query after a change makes the index anew, for all of them.
"$peerpool" query 'SELECT 1' >"$tmp/out"
for report; do
	mkdir "$tmp/$report"
	echo "$report"
done | xargs -P "$(nproc)" -I REPORT sh -c \
	'exec sh "$1" "$2" --one "$3/$4" "$4" >"$3/$4/said" 2>&1' \
	one "$self" "$peerpool" "$tmp" REPORT || :

passed=0 failed=0
for report; do
	cat "$tmp/$report/said"
	if [ -e "$tmp/$report/result" ]; then
		read -r p f <"$tmp/$report/result"
	else
		echo "figures: $report: the comparison broke off"
		p=0 f=1
	fi
	passed=$((passed + p)) failed=$((failed + f))
done
for count in tests/figures/*.awk; do
	report=$(basename $count .awk)
	[ "$report" = common ] || grep -qx "$report" "$tmp/list" || {
		failed=$((failed + 1))
		echo "figures: $count is for no report"
	}
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
