#!/bin/sh
# report.sh BUILD
#
# Measures `peerpool report` on a report of 1 MB beside cmark and pandoc on the
# same Markdown, as HTML: the Markdown section goes to standard output.  What
# opening the pool and running the queries takes is measured on a report that
# holds the same queries and no text.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
n=1 bytes=999000
rounds=${BENCH_ROUNDS:-21}

command -v cmark >/dev/null || {
	say 'the cmark program must be there (cmark)'
	exit 2
}
command -v pandoc >/dev/null || missing="$missing pandoc;"

# --- the pool ----------------------------------------------------------------

# Prose as papers have it; no paragraph is the same as another.
prose() {
	awk -v size=$bytes 'BEGIN {
		while (written < size) {
			text = "## Part " ++part " of *many*\n\n"
			for (i = 1; i <= 4; i++)
				text = text "A paragraph with " (i == 1 ? \
				"`code`, [a link](other.md)" : "figures") \
				" & more, of\nsome lines that go on, " \
				"**strongly**, as papers do. It has a second\n" \
				"sentence, number " part ", that says little in " \
				"more words than it\nneeds, and then a third " \
				"one, which is the last.\n\n"
			text = text "- an item\n  - one below it, with\n" \
			"    [a link](https://example.org/" part ")\n" \
			"    1. and a number\n\n" \
			"> A quotation of somebody, who said it *well*.\n\n" \
			"```c\nint main(void) { return a[0] < *b; }\n```\n\n"
			if (written + length(text) > size)
				break
			printf "%s", text
			written += length(text)
		}
	}'
}

head_of() {
	printf -- '---\nid: %s\ntitle: A paper\nreaders: all\n---\n\n' "$1"
	for i in 1 2 3; do
		printf '```sql bar id=q%d\nSELECT title AS "Paper", ' $i
		printf '%d AS "Number" FROM paper\n```\n\n' $i
	done
}

make_pool() {
	mkdir -p "$dir/pool/schemas" "$dir/pool/records/papers"
	cd "$dir/pool"
	echo 'name: papers' >.peerpool.yaml
	cat >schemas/paper.yaml <<-'END'
	$schema: https://json-schema.org/draft/2020-12/schema
	x-kind:
	  name: paper
	  path: records/papers/{id}.md
	  slug: true
	  document: true
	type: object
	properties:
	  id: { type: string }
	  title: { type: string }
	  readers: { enum: [all], x-reads: { all: none } }
	  body: { type: string }
	END
	prose >"$dir/prose.md"
	{ head_of large; cat "$dir/prose.md"; } >records/papers/large.md
	head_of small >records/papers/small.md
	git init -q -b main .
	git add -A
	git -c user.name=bench -c user.email=bench@pool.example \
		commit -q -m papers
	"$peerpool" check >/dev/null
	# Files that were written a moment ago are read again each time.
	sleep 2
	"$peerpool" index >/dev/null
	"$peerpool" report large >"$dir/large.html"
}

# --- measuring ---------------------------------------------------------------

make_pool
i=0
while [ $i -lt "$rounds" ]; do
	i=$((i + 1))
	measure cmark cmark "$dir/prose.md"
	measure large "$peerpool" report large
	measure small "$peerpool" report small
	[ "$missing" ] || [ $i -gt 3 ] ||
		measure pandoc pandoc -f commonmark -t html "$dir/prose.md"
done
cd /

# --- the report --------------------------------------------------------------

versions() {
	"$peerpool" --version
	cmark --version | sed 's/ - .*//; q'
	[ "$missing" ] || pandoc --version | sed 1q
}

echo '## Reporting

A report of 1 MB with three queries, as HTML; cmark and pandoc read the same
Markdown, without the queries. "The pool and the queries" is a report of these
alone.
'
awk -F'\t' '
function median(key, i, k, x) {
	for (i = 2; i <= count[key]; i++) {
		x = time[key, i]
		for (k = i - 1; k && time[key, k] > x; k--)
			time[key, k + 1] = time[key, k]
		time[key, k + 1] = x
	}
	return time[key, int((count[key] + 1) / 2)]
}
{ split($3, part, " "); time[$2, ++count[$2]] = part[2]; wall[$2] = part[2] }
END {
	large = median("large"); small = median("small")
	cmark = median("cmark")
	print "| program | CPU s |"
	print "| --- | ---: |"
	printf "| **peerpool report** | %.4f |\n", large
	printf "| the pool and the queries | %.4f |\n", small
	printf "| cmark | %.4f |\n", cmark
	if (count["pandoc"])
		printf "| pandoc | %.4f |\n", median("pandoc")
	printf "\n| ratio | wanted | measured |\n| --- | ---: | ---: |\n"
	printf "| to cmark and the queries | at most 1.2 | %.2f |\n", \
		large / (cmark + small)
	if (count["pandoc"])
		printf "| pandoc to it | at least 50 | %.0f |\n", \
			median("pandoc") / large
}' "$rows"
measured_on | sed 's/ A record has .*//'
