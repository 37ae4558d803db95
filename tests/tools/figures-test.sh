#!/bin/sh
# figures-test.sh PEERPOOL: do figures.sh and reports.sh see what they must see?
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

cd "$tmp"
mkdir -p tests/tools
cp -R "$here/schemas" "$here/records" "$here/.peerpool.yaml" .
cp -R "$here/tests/figures" tests
cp "$here"/tests/tools/figures.sh "$here"/tests/tools/figures*.awk \
	"$here"/tests/tools/reports.sh tests/tools
find tests/figures -name '*.awk' ! -name common.awk -delete
find records/reports records/papers -name '*.md' -delete
cat >records/reports/few.md <<'END'
---
id: few
title: A few figures
summary: For a test of the tests, and for nothing else.
audience: [everybody]
confidentiality: public
parameters:
  - name: least
    what: the first id
---

There are `=all.n` groups.

```sql table id=all
SELECT count(*) AS n FROM "group" WHERE id >= :least
```
END
cp records/reports/few.md "$tmp/few.md"
cat >"$tmp/few.awk" <<'END'
# A few figures.
# options: -p least=lab
# reads: groups
# words: none
END {
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++)
		many_of += all[i] >= P["least"]
	say("all", many_of)
	say("all.n", many_of)
}
END

# says STATUS TOOL TEXT: it exits so, and prints a line that holds the text.
says() {
	rc=0
	sh tests/tools/$2.sh "$peerpool" >"$tmp/said" 2>&1 || rc=$?
	if [ $rc = "$1" ] && grep -qF "$3" "$tmp/said"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "figures-test: $2: exit $rc, wanted $1 and: $3"
		cat "$tmp/said"
	fi
}

says 1 figures 'few: has no tests/figures/few.awk'
says 1 reports 'no value is named for least'
cp few.awk tests/figures
says 0 figures '2 passed, 0 failed'
says 0 reports '2 passed, 0 failed'
sed 's/say("all", /&1 + /' few.awk >tests/figures/few.awk
says 1 figures 'block all: counted (<) and shown (>) differ'
sed 's/say("all.n", /&1 + /' few.awk >tests/figures/few.awk
says 1 figures 'does not say: There are 3 groups.'
sed 's/^# words.*/# skips: all: as a test/' few.awk >tests/figures/few.awk
says 0 figures '1 passed, 0 failed'
sed '/say("all"/d' few.awk >tests/figures/few.awk
says 1 figures 'block all: counted (<) and shown (>) differ'
# A value that nobody counts, which is no word either; a word that is no number.
sed '/say("all.n"/d' few.awk >tests/figures/few.awk
says 1 figures 'few: -p least=lab nobody counts all.n'
sed 's/^# reads/# words: all.n\n&/; /say("all.n"/d' few.awk >tests/figures/few.awk
says 1 figures 'does not say: There are'
sed 's/SELECT count(\*) AS n/SELECT count(*) AS m, '"'many'"' AS n/' few.md \
	>records/reports/few.md
sed -i 's/say("all", many_of)/say("all", many_of ",many")/' tests/figures/few.awk
says 0 figures '2 passed, 0 failed'
sed 's/say("all", many_of)/say("all", many_of ",many")/' few.awk \
	>tests/figures/few.awk
says 1 figures 'does not say: There are 2 groups.'
# Queries in lines, and blocks without an id, cannot be counted.
cp few.awk tests/figures
sed 's/`=all.n`/`=SELECT 2`/' few.md >records/reports/few.md
says 1 figures 'give it a block of its own: SELECT 2'
sed 's/ id=all/ caption="x"/; s/ `=all.n`//' few.md >records/reports/few.md
says 1 figures 'a block has no id, so nobody counts it:'
mv tests/figures/few.awk tests/figures/fewer.awk
says 1 figures 'tests/figures/fewer.awk is for no report'
mv few.awk tests/figures
rm tests/figures/fewer.awk
sed 's/FROM "group"/FROM nowhere/' few.md >records/reports/few.md
says 1 reports 'no such table'
says 1 figures 'fails'
sed 's/count(\*)/nullif(count(*), 2)/' \
	few.md >records/reports/few.md
says 1 reports 'There are \[x'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
