# What is wrong with the command line is told before anything is started.
-- cmd --
peerpool serve --port 65536
-- stderr --
peerpool serve: '--port' must be at most 65535; found '65536'
  note: see 'peerpool serve --help'
-- exit --
2
-- cmd --
peerpool serve --port x
-- stderr --
peerpool serve: '--port' must be a number; found 'x'
  note: see 'peerpool serve --help'
-- exit --
2
-- cmd --
peerpool serve --timeout 0
-- stderr --
peerpool serve: '--timeout' must be from 1 to 3600; found '0'
  note: see 'peerpool serve --help'
-- exit --
2
-- cmd --
peerpool serve 8080
-- stderr --
peerpool serve: '8080' is one argument too many
  note: see 'peerpool serve --help'
-- exit --
2
-- cmd --
peerpool serve --help | head -n 2
-- stdout --
peerpool serve
  show the pool's pages in a browser, as it is now
