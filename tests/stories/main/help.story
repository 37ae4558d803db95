# The program alone says what it can do, and that nothing was asked of it.
-- cmd --
peerpool 2>asked || echo "exit status $?"
peerpool help >one; peerpool --help >two
cmp one two; cmp one asked; head -n 1 one
-- stdout --
exit status 2
peerpool: records kept as plain text in git
-- cmd --
git peerpool --version
-- stdout --
peerpool <*>
-- cmd --
# Each command that is listed has its own help.
peerpool --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | grep -v '^peerpool' >names
grep -c . names >count; test $(cat count) -ge 8
while read -r name; do
  peerpool help $name | head -n 1 | grep -qx "peerpool $name" || echo "$name has none"
done <names
