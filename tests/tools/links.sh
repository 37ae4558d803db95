#!/bin/sh
# links.sh FILE.md...
#
# Does each link of the documents that is not to another site lead to a file,
# and each #fragment to a heading?
set -eu

passed=0 failed=0

# GitHub's names for headings: lower case, blanks to -, punctuation dropped.
anchors() {
	sed -n 's/^##* *//p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-'
}

for document; do
	for link in $(sed '/^```/,/^```/d; s/`[^`]*`//g' "$document" |
			grep -o ']([^) ]*)' | tr -d '])('); do
		case $link in http*|mailto:*) continue ;; esac
		file=${link%%#*} anchor=
		case $link in *#*) anchor=${link#*#} ;; esac
		target=$(dirname "$document")/$file
		[ "$file" ] || target=$document
		if [ -e "$target" ] && { [ -z "$anchor" ] ||
		   anchors "$target" | grep -qx -- "$anchor"; }; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "$document: the link '$link' leads nowhere"
		fi
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
