#!/bin/sh
# site-random.sh PEERPOOL [STEPS [SEED]]
#
# Is a site that follows random changes, byte for byte, one that is made from
# nothing?  Records, what they refer to and are called, lists in them, schemas,
# views, queries, the configuration, commits and branches, the day, the site's
# own files.  The same seed makes the same changes.
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

mkdir -p "$dir/pool/schemas/views" "$dir/pool/schemas/queries" \
	"$dir/pool/schemas/rules"
cd "$dir/pool"
for kind in halls singers songs albums notes papers; do
	mkdir -p records/$kind
done
printf '%s\n' 'name: choir' 'site:' '  title: Choir 0' \
	'  pages: [singer, album, note]' '  directories: [singers, halls]' \
	>.peerpool.yaml
schema='$schema: https://json-schema.org/draft/2020-12/schema'
cat >schemas/hall.yaml <<END
$schema
title: Hall
x-kind: { name: hall, path: 'records/halls/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string }, seats: { type: integer } }
END
cat >schemas/singer.yaml <<END
$schema
title: Singer
x-kind: { name: singer, path: 'records/singers/{id}.yaml', slug: true, title: '{name} of {hall.name}' }
type: object
properties: { id: { type: string }, name: { type: string, title: Name }, age: { type: integer }, hall: { type: string, x-ref: hall } }
END
cat >schemas/song.yaml <<END
$schema
title: Song
x-kind: { name: song, path: 'records/songs/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string }
  by: { type: string, x-ref: singer }
  with: { type: array, items: { type: string, x-ref: singer } }
  verses:
    type: array
    items: { type: object, properties: { text: { type: string }, bars: { type: integer } } }
END
cat >schemas/album.yaml <<END
$schema
title: Album
x-kind: { name: album, path: 'records/albums/{id}.yaml', slug: true, title: '{name}, {song.by.name}' }
type: object
properties: { id: { type: string }, name: { type: string }, song: { type: string, x-ref: song }, made_in: { type: string, x-ref: hall } }
END
cat >schemas/note.yaml <<END
$schema
title: Note
x-kind: { name: note, path: 'records/notes/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  text: { type: string }
  about: { type: array, items: { type: string, x-ref: [singer, song, hall] } }
  kept: { type: object, properties: { where: { type: string, x-ref: hall }, box: { type: integer } } }
END
cat >schemas/paper.yaml <<END
$schema
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, document: true }
type: object
properties: { id: { type: string }, title: { type: string }, readers: { enum: [all], x-reads: { all: none } }, body: { type: string } }
END
view() {
	echo "SELECT s.id, s.name, h.name AS hall, $1 AS n"
	echo 'FROM singer s LEFT JOIN hall h ON h.id = s.hall'
}
view 0 >schemas/views/known.sql
echo 'SELECT id FROM song JOIN (SELECT song AS id FROM album) USING (id)' \
	>schemas/views/pressed.sql
query() {
	echo "-- title: Halls $1"
	echo 'SELECT name AS "Name", seats AS "Seats",'
	echo '  (SELECT count(*) FROM singer s WHERE s.hall = h.id) AS "Singers"'
	echo "FROM hall h WHERE seats >= 0 ORDER BY 1, 2, 3"
}
query 0 >schemas/queries/halls.sql
echo "SELECT name AS \"Name\", 'singer/' || id AS \"@Name\" FROM singer ORDER BY 1, 2" \
	>schemas/queries/singers.sql
cat >schemas/rules/no-bars.sql <<'END'
-- id: no-bars
-- severity: warning
-- title: No bars
SELECT s.id AS id, s._path AS path, s._line AS line, 'no bars' AS message
FROM song s WHERE NOT EXISTS (SELECT 1 FROM song_verses v WHERE v.song = s.id AND v.bars > 2)
END
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
paper verses >records/papers/verses.md <<'END'
`=SELECT sum(bars) FROM song_verses` bars, `=SELECT count(*) FROM song_with`.

```sql bar caption="Bars"
SELECT s.name AS "Song", sum(v.bars) AS "Bars"
FROM song s JOIN song_verses v ON v.song = s.id GROUP BY 1 ORDER BY 1
```
END
paper known >records/papers/known.md <<'END'
```sql
SELECT name AS "Name", hall AS "Hall", n AS "N" FROM known ORDER BY id
```
END
paper pressed >records/papers/pressed.md <<'END'
`=SELECT count(*) FROM pressed` songs, `=SELECT count(*) FROM hall JOIN singer USING (name)`
of a name, `=SELECT count(_path) FROM album` albums, `=SELECT max(_blob) FROM note`.
END
paper refs >records/papers/refs.md <<'END'
In all `=SELECT count(*) FROM refs` references, `=SELECT count(*) FROM change` changes.
END
paper linked >records/papers/linked.md <<'END'
`=SELECT count(*) FROM refs WHERE to_kind = 'hall'`
END
paper found >records/papers/found.md <<'END'
`=SELECT count(*) FROM finding`
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
	printf 'id: singer-%s\nname: Singer %s\nage: %s\nhall: hall-%s\n' $i $i \
		$i $i >records/singers/singer-$i.yaml
	printf 'id: song-%s\nname: Song %s\nby: singer-%s\n' $i $i $i \
		>records/songs/song-$i.yaml
	printf 'id: album-%s\nname: Album %s\nsong: song-%s\n' $i $i $i \
		>records/albums/album-$i.yaml
	printf 'id: note-%s\ntext: Note %s.\nabout: [song-%s, hall-0]\n' $i $i \
		$i >records/notes/note-$i.yaml
done
# So many that few of them are few.
i=0
while [ $i -lt 40 ]; do
	i=$((i + 1))
	printf 'id: singer-x%s\nname: One more %s\nage: %s\nhall: hall-%s\n' \
		$i $i $i $((i % 5)) >records/singers/singer-x$i.yaml
done
git init -q -b main .
git add -A
git commit -q -m 'Start'

song() {
	printf 'id: song-%s\nname: Song %s\nby: singer-%s\n' "$i" "$2" "$1"
	[ $((x % 3)) -eq 0 ] || printf 'with: [singer-%s, singer-x%s]\n' \
		$((x % 5)) $((x % 7 + 1))
	[ $((x % 4)) -eq 0 ] || printf 'verses:\n- { text: A %s, bars: %s }\n' \
		"$x" $((x % 6))
	[ $((x % 5)) -eq 0 ] || printf '%s { text: B, bars: 4 }\n' "-" |
		{ [ $((x % 4)) -eq 0 ] && printf 'verses:\n'; cat; }
}

commit() { git add -A; git commit -q --allow-empty "$@"; }

change() {
	roll 36; what=$r; roll 6; i=$r; roll 1000; x=$r; roll 4
	case $what in
	0) printf 'id: hall-%s\nname: Hall %s\nseats: %s\n' $i $x $x \
		>records/halls/hall-$i.yaml ;;
	1) [ ! -e records/halls/hall-$i.yaml ] ||
		sed -i "s/^seats:.*/seats: $x/" records/halls/hall-$i.yaml ;;
	2 | 3) printf 'id: singer-%s\nname: Singer %s\nage: %s\nhall: hall-%s\n' \
		$i $x $x $r >records/singers/singer-$i.yaml ;;
	4 | 5) sed -i "s/^age:.*/age: $x/" records/singers/singer-x$((x % 40 + 1)).yaml ;;
	6) sed -i "s/^name:.*/name: Called $x/" \
		records/singers/singer-x$((x % 40 + 1)).yaml ;;
	7) sed -i "s/^hall:.*/hall: hall-$i/" \
		records/singers/singer-x$((x % 40 + 1)).yaml ;;
	8 | 9 | 10) song $r $x >records/songs/song-$i.yaml ;;
	11) printf 'id: album-%s\nname: Album %s\nsong: song-%s\nmade_in: hall-%s\n' \
		$i $x $r $r >records/albums/album-$i.yaml ;;
	12) [ ! -e records/albums/album-$i.yaml ] ||
		sed -i "s/^song:.*/song: song-$r/" records/albums/album-$i.yaml ;;
	13 | 14) printf 'id: note-%s\ntext: Note %s.\nabout: [%s-%s, singer-x%s]\nkept: { where: hall-%s, box: %s }\n' \
		$i $((x % 3)) "$(echo 'singer song hall song' | cut -d' ' -f$((r + 1)))" \
		$i $((x % 40 + 1)) $r $((x % 2)) >records/notes/note-$i.yaml ;;
	15) rm -f records/halls/hall-$i.yaml records/songs/song-$r.yaml ;;
	16) rm -f records/singers/singer-$i.yaml ;;
	17) rm -f records/albums/album-$i.yaml records/notes/note-$r.yaml ;;
	18) if [ -e records/songs/song-$i.yaml ]; then
		sed "s/song-$i/song-9$i/" records/songs/song-$i.yaml \
			>records/songs/song-9$i.yaml
		rm records/songs/song-$i.yaml
	fi ;;
	19) if [ -e records/songs/song-9$i.yaml ]; then
		sed "s/song-9$i/song-$i/" records/songs/song-9$i.yaml \
			>records/songs/song-$i.yaml
		rm records/songs/song-9$i.yaml
	fi ;;
	20) # The same id as another kind's record has.
		printf 'id: song-%s\nname: Hall %s\nseats: 1\n' $i $x \
			>records/halls/song-$i.yaml ;;
	21) rm -f records/halls/song-*.yaml ;;
	22) # Broken, for a while.
		echo "id: singer-$i: $x" >records/singers/singer-$i.yaml ;;
	23) sed -i "s/title: Name.*}, age/title: Name $x }, age/" \
		schemas/singer.yaml ;;
	24) view $x >schemas/views/known.sql ;;
	25) query $x >schemas/queries/halls.sql ;;
	26) echo "More, $x." >>records/papers/songs.md ;;
	27) sed -i "s/^title: .*/title: Paper $x/" records/papers/none.md ;;
	28) case $r in
		0) sed -i "s/Choir .*/Choir $x/" .peerpool.yaml ;;
		1) sed -i 's/pages: .*/pages: [singer, album]/' .peerpool.yaml ;;
		2) sed -i 's/pages: .*/pages: [singer, album, note]/' .peerpool.yaml ;;
		3) sed -i "s/title: '{name}.*' }/title: '{name} $x' }/" schemas/hall.yaml ;;
		esac ;;
	29 | 30) commit -m "Step $x" ;;
	31) printf 'id: hall-%s\nname: Hall %s\nseats: %s\n' $i $x $x \
		>records/halls/hall-$i.yaml
		commit -m "Hall $x" ;;
	32) # There and back: nothing differs but history.
		sed -i "s/^age:.*/age: 1$x/" records/singers/singer-x1.yaml
		commit -m "There $x"
		git revert --no-edit HEAD >/dev/null ;;
	33) case $r in
		0) commit --amend -m "Amended $x" ;;
		1) git stash -q -u 2>/dev/null || : ;;
		2) git stash pop -q 2>/dev/null || git checkout -q -f HEAD -- . ;;
		3) commit -m "Before $x"; git checkout -q -b b$step HEAD~1
			printf 'id: hall-7\nname: Hall %s\nseats: 7\n' $x \
				>records/halls/hall-7.yaml
			commit -m "Aside $x"; git checkout -q main
			git merge -q --no-edit -X ours b$step || git merge --abort ;;
		esac ;;
	34) PEERPOOL_TODAY=2026-04-0$((i + 1)) ;;
	35) rm -rf .git/peerpool/cache/index-worktree ;;
	esac
	# The site itself is meddled with.
	roll 24
	case $r in
	0) echo meddled >>../site/reports/halls.html ;;
	1) rm -f ../site/reports/songs.html ;;
	2) echo meddled >>../site/records/singer/singer-x3.html ;;
	3) rm -rf ../site/records/album ;;
	4) echo meddled >>../site/all.html ;;
	5) echo records/none.html >>../site/.peerpool-site ;;
	6) rm -f ../site/directories/halls.html ;;
	esac
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
