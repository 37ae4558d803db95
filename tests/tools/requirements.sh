#!/bin/sh
# requirements.sh PEERPOOL FILE FIRST LAST [WAITING]...: does the table of
# requirements hold?
#
# FILE has a row for each requirement, R1 to R144 if these are first and last:
#
#   | R6 | what is asked for | what meets it | what shows it |
#
# Each must be there once.  In the third and fourth column, code spans say how:
# one that begins with "peerpool " is run, once however often it stands there, and
# must not fail; `make TARGET NAME=THING` must be a target, with a rule, a report
# or a story of that name; any other with a slash is a file or folder that must be
# there.  A row whose third column says "Waits for" is not met in full, and must be
# one of WAITING, a list of numbers; each of these must say so.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
file=$2 first=$3 last=$4
shift 4
waiting=" $* "
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
mkdir "$tmp/bin"
ln -s "$peerpool" "$tmp/bin/peerpool"
PATH=$tmp/bin:$PATH PEERPOOL_TODAY=2026-11-21
export PATH PEERPOOL_TODAY

fail() {
	failed=$((failed + 1))
	echo "requirements: $1"
	[ $# = 1 ] || head -5 "$2" | sed 's/^/    /'
}

# A row a line: number, spans of the last two columns, tabs between.
sed -n 's/^| R\([0-9]*\) |/\1 |/p' "$file" >"$tmp/rows"
seq "$first" "$last" >"$tmp/wanted"
sed 's/ .*//' "$tmp/rows" | diff "$tmp/wanted" - >"$tmp/diff" ||
	fail "not each of R$first to R$last is there once, in order" "$tmp/diff"

while IFS= read -r row; do
	number=${row%% *}
	# Bars within a span are written \|.
	printf '%s\n' "$row" | sed 's/\\|/\a/g' | awk -F'|' '
	NF != 5 || $3 ~ /^ *$/ || $4 ~ /^ *$/ { print "no-row" }
	{ n = split($3 $4, part, "`")
	  for (i = 2; i <= n; i += 2) print "span " part[i] }
	$3 !~ /`/ { print "no-met" }
	$4 !~ /`/ { print "no-shown" }' | tr '\a' '|' >"$tmp/spans"
	bad=
	while IFS= read -r span; do
		case $span in
		no-row) bad="is not a row of four columns" ;;
		no-met) bad="names nothing that meets it" ;;
		no-shown) bad="names nothing that shows it" ;;
		'span peerpool '*) echo "$number ${span#span }" >>"$tmp/run" ;;
		'span make '*)
			set -- ${span#span make }
			grep -q "^$1:" Makefile || bad="make $1 is no target"
			case ${2:-} in
			'') ;;
			RULES=*)
				[ -e "schemas/rules/${2#*=}.sql" ] ||
					bad="$2 is no rule" ;;
			FIGURES=*)
				[ -e "tests/figures/${2#*=}.awk" ] ||
					bad="$2 has no count" ;;
			STORIES=*) [ -e "${2#*=}" ] || bad="$2 is no story" ;;
			*=*) ;;
			esac ;;
		'span '*/*)
			set -- ${span#span }
			[ -e "$1" ] || bad="$1 is not there" ;;
		esac
		[ -z "$bad" ] || break
	done <"$tmp/spans"
	case $waiting/$row in
	*" $number "*/*'Waits for'*) ;;
	*" $number "*) bad=${bad:-"does not say what it waits for"} ;;
	*/*'Waits for'*) bad=${bad:-"waits, and may not"} ;;
	esac
	if [ -z "$bad" ]; then
		passed=$((passed + 1))
	else
		fail "R$number: $bad"
	fi
done <"$tmp/rows"

[ ! -e "$tmp/run" ] || sort -k 2 -u "$tmp/run" | sort -n >"$tmp/once"
[ ! -e "$tmp/once" ] || while read -r number command; do
	if sh -c "$command" >"$tmp/out" 2>&1 </dev/null; then
		passed=$((passed + 1))
	else
		fail "R$number: $command" "$tmp/out"
	fi
done <"$tmp/once"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
