# The forms of a result, and where it goes.
-- terminal --
#!/bin/sh
# Run the command line on a terminal, print what it shows.
PAGER=${PAGER-cat} TERM=xterm script -qec "$*" /dev/null | tr -d '\r' | sed 's/\x1b/ESC/g'
-- run.sql --
SELECT 'r-1' AS id, 12 AS n, 'Zoë "the" 中文, and so on and on' AS name, NULL AS x
UNION ALL SELECT '=HYPERLINK("x")', 0.5, 'one
two', '-12'
UNION ALL SELECT '+44 20 7946 0000', -3, char(27) || '[31mred', '@SUM(A1)'
-- .peerpool.yaml --
name: empty
-- schemas/note.yaml --
x-kind: { name: note, path: 'records/notes/{id}.yaml', slug: true }
type: object
properties: { id: { type: string } }
-- cmd --
chmod +x terminal
peerpool query -f run.sql
-- stdout --
id                  n  name                              x
----------------  ---  --------------------------------  --------
r-1                12  Zoë "the" 中文, and so on and on
=HYPERLINK("x")   0.5  one\ntwo                          -12
+44 20 7946 0000   -3  \x1b[31mred                       @SUM(A1)
-- cmd --
peerpool query --format csv -f run.sql | od -c | sed -n '1,6p'
-- stdout --
0000000   i   d   ,   n   ,   n   a   m   e   ,   x  \r  \n   r   -   1
0000020   ,   1   2   ,   "   Z   o 303 253       "   "   t   h   e   "
0000040   "     344 270 255 346 226 207   ,       a   n   d       s   o
0000060       o   n       a   n   d       o   n   "   ,  \r  \n   "   '
0000100   =   H   Y   P   E   R   L   I   N   K   (   "   "   x   "   "
0000120   )   "   ,   0   .   5   ,   "   o   n   e  \n   t   w   o   "
-- cmd --
peerpool query --format csv -f run.sql | tr -d '\r\033'
-- stdout --
id,n,name,x
r-1,12,"Zoë ""the"" 中文, and so on and on",
"'=HYPERLINK(""x"")",0.5,"one
two",-12
'+44 20 7946 0000,-3,[31mred,'@SUM(A1)
-- cmd --
peerpool query --format tsv -f run.sql | tr -d '\033'
-- stdout --
id	n	name	x
r-1	12	Zoë "the" 中文, and so on and on	
'=HYPERLINK("x")	0.5	one\ntwo	-12
'+44 20 7946 0000	-3	[31mred	'@SUM(A1)
-- cmd --
peerpool query --format json -f run.sql
peerpool query --format jsonl -f run.sql
-- stdout --
[
{"id":"r-1","n":12,"name":"Zoë \"the\" 中文, and so on and on","x":null},
{"id":"=HYPERLINK(\"x\")","n":0.5,"name":"one\ntwo","x":"-12"},
{"id":"+44 20 7946 0000","n":-3,"name":"\u001b[31mred","x":"@SUM(A1)"}
]
{"id":"r-1","n":12,"name":"Zoë \"the\" 中文, and so on and on","x":null}
{"id":"=HYPERLINK(\"x\")","n":0.5,"name":"one\ntwo","x":"-12"}
{"id":"+44 20 7946 0000","n":-3,"name":"\u001b[31mred","x":"@SUM(A1)"}
-- cmd --
peerpool query --format markdown -f run.sql | tr -d '\033'
-- stdout --
| id | n | name | x |
| --- | ---: | --- | --- |
| r-1 | 12 | Zoë "the" 中文, and so on and on |  |
| =HYPERLINK("x") | 0.5 | one two | -12 |
| +44 20 7946 0000 | -3 | \x1b\[31mred | &#64;SUM(A1) |
-- cmd --
# No rows.
for f in table csv tsv json jsonl markdown; do
	peerpool query --format $f 'SELECT id FROM note' | tr -d '\r'
done
-- stdout --
id
--
id
id
[]
| id |
| --- |
-- cmd --
# On a terminal: the head stands out, long texts are cut, rows are counted.
./terminal "COLUMNS=70 peerpool query -f run.sql"
-- stdout --
ESC[1mid                  n  name                              xESC[m
----------------  ---  --------------------------------  --------
r-1                12  Zoë "the" 中文, and so on and on
=HYPERLINK("x")   0.5  one\ntwo                          -12
+44 20 7946 0000   -3  \x1b[31mred                       @SUM(A1)
3 rows
-- cmd --
./terminal "COLUMNS=44 peerpool query --no-color -f run.sql"
-- stdout --
id               n  name           x
-------------  ---  -------------  --------
r-1             12  Zoë "the" 中…
=HYPERLINK("…  0.5  one\ntwo       -12
+44 20 7946 …   -3  \x1b[31mred    @SUM(A1)
3 rows, cut to fit the terminal
-- cmd --
# Too narrow for columns side by side.
./terminal "COLUMNS=30 peerpool query --no-color -f run.sql"
-- stdout --
id    r-1
n     12
name  Zoë "the" 中文, and so …
x

id    =HYPERLINK("x")
n     0.5
name  one\ntwo
x     -12

id    +44 20 7946 0000
n     -3
name  \x1b[31mred
x     @SUM(A1)
3 rows, cut to fit the terminal
-- cmd --
# What would act on a terminal does not, whatever the form.
for f in csv tsv json jsonl markdown; do
	./terminal "peerpool query --no-color --format $f -f run.sql" |
		grep -c ESC || true
done
-- stdout --
0
0
0
0
0
-- cmd --
PAGER="sed 's/^/paged: /'" ./terminal "peerpool query --no-color 'SELECT 1'"
-- stdout --
paged: 1
paged: -
paged: 1
1 row
-- cmd --
# Into a file, whole or not at all.
peerpool query --format csv -o out.csv 'SELECT 1 AS a' && cat out.csv | tr -d '\r'
peerpool query -o out.csv 'SELECT nope' || echo $?
tr -d '\r' <out.csv
peerpool query -o nowhere/out.csv 'SELECT 1' || echo $?
-- stdout --
a
1
2
a
1
2
-- stderr --
<sql>:1:8: error: no such column: nope [query-error]
  note: 'peerpool query --schema' lists the tables and columns
peerpool query: cannot write 'nowhere/out.csv': No such file or directory
