#!/bin/sh
# site-random.sh PEERPOOL [STEPS [SEED]]
#
# Is a site that follows random changes, byte for byte, one that is made from
# nothing?  The same seed makes the same changes.
set -eu

peerpool=$1 steps=${2:-60} seed=${3:-1}
case $peerpool in */*) peerpool=$(cd "$(dirname "$peerpool")" && pwd)/$(basename "$peerpool") ;; esac
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-site.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
export PEERPOOL_TODAY=2026-03-31 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Tamsin GIT_AUTHOR_EMAIL=tamsin@pool.example
export GIT_COMMITTER_NAME=Tamsin GIT_COMMITTER_EMAIL=tamsin@pool.example

# roll N: sets $r to a number below N.
roll() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

paper() {
	printf -- '---\nid: %s\ntitle: Paper %s\nreaders: all\n---\n\n' "$1" "$1"
	cat
}

mkdir -p "$dir/pool/schemas/views" "$dir/pool/schemas/queries"
cd "$dir/pool"
mkdir -p records/halls records/singers records/songs records/papers
printf '%s\n' 'name: choir' 'site:' '  title: Choir 0' '  pages: [singer]' \
	'  directories: [singers]' >.peerpool.yaml
cat >schemas/hall.yaml <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
title: Hall
x-kind: { name: hall, path: 'records/halls/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string }, seats: { type: integer } }
END
cat >schemas/singer.yaml <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
title: Singer
x-kind: { name: singer, path: 'records/singers/{id}.yaml', slug: true, title: '{name} of {hall.name}' }
type: object
properties: { id: { type: string }, name: { type: string, title: Name }, hall: { type: string, x-ref: hall } }
END
cat >schemas/song.yaml <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
title: Song
x-kind: { name: song, path: 'records/songs/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string }, by: { type: string, x-ref: singer } }
END
cat >schemas/paper.yaml <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, document: true }
type: object
properties: { id: { type: string }, title: { type: string }, readers: { enum: [all], x-reads: { all: none } }, body: { type: string } }
END
view() {
	echo "SELECT s.id, s.name, h.name AS hall, $1 AS n"
	echo 'FROM singer s LEFT JOIN hall h ON h.id = s.hall'
}
view 0 >schemas/views/known.sql
echo "SELECT name AS \"Name\", 'singer/' || id AS \"@Name\" FROM singer ORDER BY 1, 2" \
	>schemas/queries/singers.sql
paper halls >records/papers/halls.md <<'END'
```sql
SELECT name AS "Hall", seats AS "Seats" FROM hall ORDER BY id
```
END
paper songs >records/papers/songs.md <<'END'
There are `=SELECT count(*) FROM song` songs.

```sql list
SELECT name AS "Song", 'singer/' || by AS "@Song" FROM song ORDER BY id
```
END
paper known >records/papers/known.md <<'END'
```sql
SELECT name AS "Name", hall AS "Hall", n AS "N" FROM known ORDER BY id
```
END
paper refs >records/papers/refs.md <<'END'
In all `=SELECT count(*) FROM refs` references, `=SELECT count(*) FROM change` changes.
END
paper none >records/papers/none.md <<'END'
`=SELECT 1 + 1`
END
paper both >records/papers/both.md <<'END'
```include songs
```
END
for i in 0 1 2 3; do
	printf 'id: hall-%s\nname: Hall %s\nseats: %s\n' $i $i $i \
		>records/halls/hall-$i.yaml
	printf 'id: singer-%s\nname: Singer %s\nhall: hall-%s\n' $i $i $i \
		>records/singers/singer-$i.yaml
	printf 'id: song-%s\nname: Song %s\nby: singer-%s\n' $i $i $i \
		>records/songs/song-$i.yaml
done
git init -q -b main .
git add -A
git commit -q -m 'Start'

change() {
	roll 15; what=$r; roll 6; i=$r; roll 1000; x=$r; roll 4
	case $what in
	0 | 1) printf 'id: hall-%s\nname: Hall %s\nseats: %s\n' $i $x $x \
		>records/halls/hall-$i.yaml ;;
	2 | 3) printf 'id: singer-%s\nname: Singer %s\nhall: hall-%s\n' $i $x \
		$r >records/singers/singer-$i.yaml ;;
	4 | 5) printf 'id: song-%s\nname: Song %s\nby: singer-%s\n' $i $x $r \
		>records/songs/song-$i.yaml ;;
	6) rm -f records/halls/hall-$i.yaml records/songs/song-$r.yaml ;;
	7) rm -f records/singers/singer-$i.yaml ;;
	8) if [ -e records/songs/song-$i.yaml ]; then
		sed "s/song-$i/song-9$i/" records/songs/song-$i.yaml \
			>records/songs/song-9$i.yaml
		rm records/songs/song-$i.yaml
	fi ;;
	9) sed -i "s/title: Name.*}, hall/title: Name $x }, hall/" \
		schemas/singer.yaml ;;
	10) view $x >schemas/views/known.sql ;;
	11) echo "More, $x." >>records/papers/songs.md ;;
	12) sed -i "s/Choir .*/Choir $x/" .peerpool.yaml ;;
	13) git add -A; git commit -q --allow-empty -m "Step $x" ;;
	14) PEERPOOL_TODAY=2026-04-0$((i + 1)) ;;
	esac
	# The site itself is meddled with.
	roll 12
	[ "$r" -ne 0 ] || echo meddled >>../site/reports/halls.html
	[ "$r" -ne 1 ] || rm -f ../site/reports/songs.html
}

status() {
	"$peerpool" site -q -o "$1" >"$dir/said" 2>&1 && s=0 || s=$?
	echo "status $s" >>"$dir/said"
}

step=0 failed=0 sound=0
status ../site
while [ $step -lt "$steps" ]; do
	step=$((step + 1))
	change
	status ../site
	[ "$s" -ne 0 ] || sound=$((sound + 1))
	cp "$dir/said" "$dir/followed"
	status ../new-$step
	if ! diff -r ../site ../new-$step >"$dir/diff" ||
	   ! cmp -s "$dir/said" "$dir/followed"; then
		echo "site-random.sh: step $step ($what): not what is made" \
			"from nothing:" >&2
		diff "$dir/followed" "$dir/said" >&2 || :
		head -20 "$dir/diff" >&2
		failed=1
		break
	fi
	rm -rf ../new-$step
done
# Where a page has a fault, all are made.
if [ $((2 * sound)) -lt "$step" ]; then
	echo "site-random.sh: only $sound of $step sites had no fault" >&2
	cat "$dir/followed" >&2
	failed=1
fi
echo "site: $((step - failed)) passed, $failed failed"
exit $failed
