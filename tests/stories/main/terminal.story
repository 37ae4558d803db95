# On a terminal: colours, the source line with a mark, lines broken at words;
# and long texts through a pager. Each of them can be refused.
-- schema.yaml --
properties:
  group: { enum: [con, lab, ind, ld] }
-- a-record-with-a-rather-long-name.yaml --
name: Zoë 中文
group: libdem
-- terminal --
#!/bin/sh
# Run the command line on a terminal, print what it shows.
TERM=xterm script -qec "$*" /dev/null | tr -d '\r' | sed 's/\x1b/ESC/g'
-- cmd --
chmod +x terminal
./terminal "peerpool check --schema schema.yaml a-record*"
-- stdout --
ESC[1ma-record-with-a-rather-long-name.yaml:2:8:ESC[m ESC[1;31merror:ESC[m 'group' must be one of con,
      lab, ind, ld; found 'libdem'ESC[2m [enum]ESC[m
ESC[2m    2 |ESC[m group: libdem
ESC[2m      |ESC[m ESC[1;32m       ^~~~~~ESC[m
  ESC[36mnote:ESC[m did you mean 'ld'?
  ESC[36mnote:ESC[m schema.yaml:2:12: the schema's 'enum' is here
1 file, 1 error
-- cmd --
# One line for each finding where it goes to a pipe.
./terminal "peerpool check --schema schema.yaml a-record* 2>&1 | cat"
-- stdout --
a-record-with-a-rather-long-name.yaml:2:8: error: 'group' must be one of con, lab, ind, ld; found 'libdem' [enum]
  note: did you mean 'ld'?
  note: schema.yaml:2:12: the schema's 'enum' is here
1 file, 1 error
-- cmd --
./terminal "peerpool check --no-color --schema schema.yaml a-record*" | grep -c ESC || true
NO_COLOR=1 ./terminal "peerpool check --schema schema.yaml a-record*" | grep -c ESC || true
-- stdout --
0
0
-- cmd --
# Narrow.
./terminal "COLUMNS=40 peerpool check --no-color --schema schema.yaml a-record*"
-- stdout --
a-record-with-a-rather-long-name.yaml:2:8: error:
      'group' must be one of con, lab,
      ind, ld; found 'libdem' [enum]
    2 | group: libdem
      |        ^~~~~~
  note: did you mean 'ld'?
  note: schema.yaml:2:12: the schema's
      'enum' is here
1 file, 1 error
-- cmd --
PAGER="sed 's/^/paged: /'" ./terminal "peerpool explain const" | head -n 3
PAGER="sed 's/^/paged: /'" ./terminal "peerpool explain --help" | head -n 1
-- stdout --
paged: ESC[1mconstESC[m (error)
paged: 
paged:   a value is not the one allowed
paged: peerpool explain
-- cmd --
# GIT_PAGER goes before PAGER; one that is empty, cat, or not there is no pager.
GIT_PAGER="sed 's/^/git: /'" PAGER=false ./terminal "peerpool explain const" | head -n 1
PAGER= ./terminal "peerpool explain --no-color const" | head -n 1
GIT_PAGER=cat ./terminal "peerpool explain --no-color const" | head -n 1
PAGER=nowhere ./terminal "peerpool explain --no-color const" | sed -n 2p
-- stdout --
git: ESC[1mconstESC[m (error)
const (error)
const (error)
const (error)
-- cmd --
# Nothing that is piped goes through it.
PAGER=false peerpool explain const | head -n 1
-- stdout --
const (error)
