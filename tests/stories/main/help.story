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
