#!/bin/sh
# man.sh PEERPOOL MANUAL PAGES SOURCES: is there a manual page for each command,
# with each of its options, and do groff and mandoc take all pages without a
# word?  Does MANUAL refuse a page that has fallen behind its command?
set -eu
peerpool=$1 manual=$2 pages=$3 sources=$4
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0 skipped=0

# tell WHAT: what $dir/said holds is what is wrong.
tell() {
	if [ -s "$dir/said" ]; then
		failed=$((failed + 1))
		echo "man: $1:"
		cat "$dir/said"
	else
		passed=$((passed + 1))
	fi
	: >"$dir/said"
}
: >"$dir/said"

# The text of a page, one word to a line, as a reader sees it.
words() {
	if command -v groff >/dev/null; then
		GROFF_NO_SGR=1 groff -man -Tutf8 -P-cbou "$1"
	else
		sed 's/\\f(BI//g; s/\\f.//g; s/\\-/-/g; s/\\&//g' "$1"
	fi | tr -s ' [],|.' '\n'
}

for page in "$pages"/*; do
	if command -v groff >/dev/null; then
		groff -man -ww -Tutf8 -z "$page" >"$dir/said" 2>&1 || :
		tell "groff on $page"
	fi
	if command -v mandoc >/dev/null; then
		mandoc -Tlint -W warning "$page" >"$dir/said" 2>&1 || :
		tell "mandoc on $page"
	fi
	# Nothing but ASCII: no reader has to be told of an encoding.
	LC_ALL=C grep -n '[^ -~]' "$page" >"$dir/said" || :
	tell "characters of $page"
done
for program in groff mandoc; do
	command -v $program >/dev/null || {
		echo "man: skipped: $program is not there"
		skipped=$((skipped + 1))
	}
done

"$peerpool" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' |
	grep -vx peerpool >"$dir/commands"
words "$pages/peerpool.1" >"$dir/words"
while read -r command; do
	grep -q "peerpool-$command(1)" "$dir/words" ||
		echo "$command" >>"$dir/said"
done <"$dir/commands"
tell 'commands that peerpool(1) does not name'

while read -r command; do
	page=$pages/peerpool-$command.1
	if [ ! -f "$page" ]; then
		echo "$page is not there" >"$dir/said"
		tell "the page of $command"
		continue
	fi
	words "$page" >"$dir/words"
	"$peerpool" "$command" --help |
		sed -n 's/^  \(-[a-z], \|    \)\(--[a-z-]*\).*/\1 \2/p' |
		tr -s ', ' '\n' | while read -r option; do
			[ -z "$option" ] ||
				grep -qx -e "$option" "$dir/words" ||
				echo "$option"
		done >"$dir/said"
	tell "options that are missing in $page"
	grep -qx -e --help "$dir/words" || echo 'no --help' >"$dir/said"
	tell "the options of $page"
done <"$dir/commands"

# refuses WHAT NAME: a page that is read from standard input
refuses() {
	cat >"$dir/$2"
	"$manual" page "$dir/$2" 2026-01-31 >/dev/null 2>&1 &&
		echo 'it was taken' >"$dir/said"
	tell "a page $1"
}
summary=$("$peerpool" --help | sed -n 's/^  find *//p')
refuses 'with another name' peerpool-find.1.md <<X
# peerpool-seek(1): $summary
\`\`\`synopsis find
\`\`\`
\`\`\`options find
\`\`\`
X
refuses 'with another summary' peerpool-find.1.md <<X
# peerpool-find(1): seek and find
\`\`\`synopsis find
\`\`\`
\`\`\`options find
\`\`\`
X
refuses 'without its options' peerpool-find.1.md <<X
# peerpool-find(1): $summary
\`\`\`synopsis find
\`\`\`
\`\`\`options log
\`\`\`
X
refuses 'of an unknown command' peerpool-find.1.md <<X
# peerpool-find(1): $summary
\`\`\`options seek
\`\`\`
X
"$manual" page "$sources/peerpool-find.1.md" 2026-01-31 >"$dir/page" 2>"$dir/said" ||
	:
tell 'a page that is right'

[ $skipped = 0 ] || more=", $skipped skipped"
echo "$passed passed, $failed failed${more-}"
[ $failed = 0 ]
