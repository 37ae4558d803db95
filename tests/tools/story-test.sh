#!/bin/sh
# story-test.sh STORY PROGRAM
# The story runner's own test: what must pass passes, what must fail fails, and
# --update writes what was printed.
set -eu
story=$(realpath "$1") program=$(realpath "$2")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0 passed=0

tell() {
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		echo "FAILED $2"
		cat "$dir/log"
		failed=$((failed + 1))
	fi
}

# expect STATUS NAME: run the story on stdin, which must end so.
expect() {
	cat >"$dir/one.story"
	status=0
	"$story" --program "$program" "$dir/one.story" >"$dir/log" 2>&1 ||
		status=$?
	tell $((status != $1)) "$2"
}

expect 0 'output, files and input are as told' <<'S'
# A comment.
-- deep/er/file.txt --
one
\-- not a section --
-- bytes raw --
\xef\xbb\xbfa\r\n\0end
-- cmd --
cat deep/er/file.txt -
od -An -c raw
pwd >&2
-- stdin --
from stdin
-- stdout --
one
\-- not a section --
from stdin
 357 273 277   a  \r  \n  \0   e   n   d
-- stderr --
<TMP>/here
-- cmd --
printf 'no newline'; exit 3
-- stdout --
no newline
\ no newline at the end
-- exit --
3
S

expect 0 'placeholders match what they are for' <<'S'
-- cmd --
echo 'took 12 ms for a-b_c, of 7 (much)'
-- stdout --
took <n> ms for <word>, <*>)
S

expect 0 'the environment is the same everywhere' <<'S'
-- cmd --
echo "$HOME $LC_ALL $TZ $(ls "$HOME") $(ls)"
git init -q && git commit -q --allow-empty -m first
git log --format='%an %ae %ad' --date=iso
git symbolic-ref HEAD
command -v peerpool
command -v git-peerpool
-- stdout --
<TMP>/home C.UTF-8 UTC  
Ada Example ada@example.org 2026-03-02 09:00:00 +0000
refs/heads/main
<TMP>/bin/peerpool
<TMP>/bin/git-peerpool
S

expect 1 'another line' <<'S'
-- cmd --
echo two
-- stdout --
one
S

expect 1 'a line more than expected' <<'S'
-- cmd --
echo one; echo two
-- stdout --
one
S

expect 1 'a line less than expected' <<'S'
-- cmd --
echo one
-- stdout --
one
two
S

expect 1 'output where none is expected' <<'S'
-- cmd --
echo one
S

expect 1 'talk where none is expected' <<'S'
-- cmd --
echo one >&2
S

expect 1 'another exit status' <<'S'
-- cmd --
exit 1
S

expect 1 'an exit status that does not come' <<'S'
-- cmd --
true
-- exit --
1
S

expect 1 'a missing last line break' <<'S'
-- cmd --
printf one
-- stdout --
one
S

expect 1 'a placeholder for digits that finds none' <<'S'
-- cmd --
echo 'took x ms'
-- stdout --
took <n> ms
S

expect 1 'a command before the last that fails' <<'S'
-- cmd --
false
true
S

expect 1 'a command that a signal ends' <<'S'
-- cmd --
kill -9 $$
S

expect 1 'a story without a command' <<'S'
-- file --
text
S

expect 1 'the second command of a story' <<'S'
-- cmd --
true
-- cmd --
false
S

# A section out of its place is a mistake in the story, not a pass.
expect 1 'a section that follows no command' <<'S'
-- stdout --
one
-- cmd --
echo one
S

# --update: keeps comments, files and placeholders that still hold.
cat >"$dir/two.story" <<'S'
# Why.
-- f --
text
-- cmd --
echo took 5 ms; echo new; echo '-- x --'
-- stdout --
took <n> ms
old
-- cmd --
echo oops >&2; exit 4
-- cmd --
true
-- stdout --
gone
-- exit --
1
S
cat >"$dir/wanted" <<'S'
# Why.
-- f --
text
-- cmd --
echo took 5 ms; echo new; echo '-- x --'
-- stdout --
took <n> ms
new
\-- x --
-- cmd --
echo oops >&2; exit 4
-- stderr --
oops
-- exit --
4
-- cmd --
true
S
"$story" --update --program "$program" "$dir/two.story" >"$dir/log" 2>&1 || true
cmp "$dir/two.story" "$dir/wanted" >>"$dir/log" 2>&1 && s=0 || s=1
tell $s '--update writes what was printed'
"$story" --program "$program" "$dir/two.story" >"$dir/log" 2>&1 && s=0 || s=1
tell $s 'an updated story passes'

# The last line counts, over folders and files.
mkdir "$dir/all"
cp "$dir/two.story" "$dir/all/a.story"
sed 's/took 5/took five/' "$dir/two.story" >"$dir/all/b.story"
touch "$dir/all/no-story.txt"
"$story" --program "$program" "$dir/all" >"$dir/log" 2>&1 && s=1 || s=0
[ "$(tail -n 1 "$dir/log")" = '1 passed, 1 failed' ] || s=1
tell $s 'the last line counts'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
