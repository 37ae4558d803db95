#!/bin/sh
# printed.sh PEERPOOL: a report as PDF, through Chromium, and as a Word document,
# through pandoc; each where that program is there.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0 skipped=0

# tell WHAT RESULT
tell() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "printed: $1"
	fi
}

mkdir -p "$tmp/pool/schemas" "$tmp/pool/records/papers"
cd "$tmp/pool"
echo 'name: papers' >.peerpool.yaml
cat >schemas/paper.yaml <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, document: true }
type: object
properties:
  id: { type: string }
  title: { type: string }
  readers: { enum: [all], x-reads: { all: none } }
  body: { type: string }
END
cat >records/papers/soups.md <<'END'
---
id: soups
title: Soups
readers: all
---

## Served

```sql bar caption="Portions"
SELECT 'Leek & potato' AS "Soup", 12345 AS "Portions"
UNION ALL SELECT 'Pea', 300
```
END
"$peerpool" report soups -o "$tmp/soups.html"
"$peerpool" report --format markdown soups -o "$tmp/soups.md"

if command -v chromium >/dev/null; then
	HOME=$tmp chromium --headless --no-sandbox --disable-gpu \
		--no-pdf-header-footer --print-to-pdf="$tmp/soups.pdf" \
		"file://$tmp/soups.html" >"$tmp/log" 2>&1 || cat "$tmp/log"
	rc=0
	grep -qa '/Marked true' "$tmp/soups.pdf" || rc=1
	tell 'the PDF has no tags' $rc
	rc=0
	grep -qa '/S /Table' "$tmp/soups.pdf" || rc=1
	tell 'the table is none in the PDF' $rc
	rc=0
	grep -qa '/Lang (en-GB)' "$tmp/soups.pdf" || rc=1
	tell 'the PDF does not say its language' $rc
else
	skipped=$((skipped + 3))
	echo 'skipped: PDF (chromium)'
fi

if command -v pandoc >/dev/null; then
	pandoc -f gfm -o "$tmp/soups.docx" "$tmp/soups.md"
	pandoc -f docx -t gfm "$tmp/soups.docx" >"$tmp/back.md"
	rc=0
	grep -q '^| Leek & potato *| *12,345 *|$' "$tmp/back.md" || rc=1
	[ $rc = 0 ] || cat "$tmp/back.md"
	tell 'the numbers of the Word document are not those of the report' $rc
	rc=0
	grep -q '<!--' "$tmp/back.md" && rc=1
	tell 'the comment is in the Word document' $rc
else
	skipped=$((skipped + 2))
	echo 'skipped: Word (pandoc)'
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
