# Asking: SQL as an argument, from a file, from standard input; a query that the
# pool keeps, with its parameters; which there are, and which tables.
-- cmd --
cp -R "$SOURCE/tests/pools/tiny/." . && git init -q -b main .
mkdir -p schemas/queries schemas/views
-- schemas/views/10-out.sql --
-- title: Loans that are not back
SELECT id, member, book, due_on FROM loan WHERE returned_on IS NULL
-- schemas/queries/on-shelf.sql --
-- title: Books of a shelf
-- param shelf: the shelf's name
-- param least = 1: how many pages at least
--
-- For the volunteers at the desk.
SELECT id, title, pages FROM book
WHERE shelf = :shelf AND coalesce(pages, 0) >= :least
ORDER BY id
-- schemas/queries/overdue.sql --
-- title: Loans that are overdue
SELECT out.id, out.due_on FROM out, clock WHERE due_on < today ORDER BY 1
-- cmd --
peerpool query 'SELECT id, name FROM branch ORDER BY id'
-- stdout --
id         name
---------  ---------
mill-lane  Mill Lane
quay       The Quay
-- cmd --
# No SELECT could be a name.
peerpool query 'VALUES(1)' && peerpool query 'select 1;'
-- stdout --
column1
-------
      1
1
-
1
-- cmd --
peerpool query -p shelf=nature on-shelf
peerpool query -p shelf=nature -p least=1000 on-shelf
-- stdout --
id                        title                     pages
------------------------  ------------------------  -----
otters-of-the-upper-wend  Otters of the Upper Wend    212
id  title  pages
--  -----  -----
-- cmd --
PEERPOOL_TODAY=2000-01-01 peerpool query overdue
peerpool query --date 2100-01-01 overdue
-- stdout --
id  due_on
--  ------
id          due_on
----------  ----------
l-cdwa7n36  2026-11-23
l-f1dq91k5  2025-02-01
-- ask.sql --
-- Any file of one SELECT.
SELECT :word AS word,
       1 + 1 AS two;
-- cmd --
peerpool query -p word=hello -f ask.sql
echo 'SELECT count(*) AS branches FROM branch' | peerpool query -f -
echo 'SELECT count(*) AS branches FROM branch' | peerpool query -
-- stdout --
word   two
-----  ---
hello    2
branches
--------
       2
branches
--------
       2
-- cmd --
peerpool query --list
-- stdout --
query     parameters      title
--------  --------------  ----------------------
on-shelf  shelf, least=1  Books of a shelf
overdue                   Loans that are overdue
-- cmd --
peerpool query --list --format json
-- stdout --
[
{"query":"on-shelf","parameters":"shelf, least=1","title":"Books of a shelf"},
{"query":"overdue","parameters":null,"title":"Loans that are overdue"}
]
-- cmd --
cd records/loans && peerpool query --schema
-- stdout --
refs: References (personal)
    from_kind, from_id, pointer, to_kind, to_id
book: Book
    id, title, author, isbn, shelf, pages, price, bought_on
book_copies
    book, position, branch, count
branch: Branch
    id, name, open
loan: Loan (personal)
    id, member, book, lent_by, lent_on, due_on, returned_on, state, fine
member: Member (personal)
    id, name, email, branch, joined_on, left_on
member_reads (personal)
    member, position, value
review: Review (personal)
    id, book, member, stars, written_on, body
out: Loans that are not back (personal)
    id, member, book, due_on
clock: The day that is asked about: --date, or that of --at, or today.
    today
finding: What 'peerpool check' finds.
    rule, severity, path, line, col, pointer, message, kind, id
change: Every change of every field, as git's history has it. commit is a word
        of SQL: write "commit".
    commit, time, actor, kind, id, pointer, old, new, reason

Every table of a kind also has
    _pool  the pool that the record is in
    _path  the record's file
    _line  the line at which it stands there
    _blob  git's id of that version of the file
'peerpool query --schema TABLE' tells more of one.
-- cmd --
peerpool query --schema book
-- stdout --
book: Book

column     type     data  about
---------  -------  ----  --------
id         text
title      text
author     text
isbn       text
shelf      text
pages      integer
price      real           (pounds)
bought_on  date

book_copies
How many copies each branch has.

column    type     data  about
--------  -------  ----  ---------
book      text           -> book
position  integer
branch    text           -> branch
count     integer
-- cmd --
peerpool query --schema out
-- stdout --
out: Loans that are not back (personal)

column  type  data      about
------  ----  --------  ---------
id      text  personal
member  text  personal  -> member
book    text  personal  -> book
due_on  date  personal
-- cmd --
peerpool query --schema --format tsv branch
-- stdout --
table	column	type	required	data	refers_to	label	unit	pointer	description
branch	id	text	1	none				/id	
branch	name	text	1	none		Branch		/name	
branch	open	json	1	none				/open	Opening times by weekday.
-- cmd --
# What was meant?
peerpool query on-shelves || echo $?
peerpool query nothing || echo $?
peerpool query --schema boook || echo $?
-- stdout --
2
2
2
-- stderr --
peerpool query: there is no query 'on-shelves'
  note: did you mean 'on-shelf'?
peerpool query: there is no query 'nothing'
  note: 'peerpool query --list' shows which there are
peerpool query: there is no table 'boook'
  note: did you mean 'book'?
-- cmd --
peerpool query on-shelf || echo $?
peerpool query -p shelf=nature -p lest=2 on-shelf || echo $?
peerpool query -p shelf=nature -p shelf=fiction on-shelf || echo $?
peerpool query -p shelf on-shelf || echo $?
-- stdout --
2
2
2
2
-- stderr --
schemas/queries/on-shelf.sql:7:15: error: the parameter 'shelf' is not given [query-param]
  note: say it with -p shelf=VALUE: the shelf's name
schemas/queries/on-shelf.sql: error: the statement has no parameter 'lest' [query-param]
  note: did you mean 'least'?
schemas/queries/on-shelf.sql: error: the parameter 'shelf' is given twice [query-param]
peerpool query: -p wants NAME=VALUE, not 'shelf'
  note: see 'peerpool query --help'
-- cmd --
# The command line.
peerpool query || echo $?
peerpool query SELECT 1 || echo $?
peerpool query --list --schema || echo $?
peerpool query --list x || echo $?
peerpool query -f ask.sql x || echo $?
peerpool query -f nothing.sql || echo $?
peerpool query --format xml 'SELECT 1' || echo $?
peerpool query --timeout 99999999 'SELECT 1' || echo $?
-- stdout --
2
2
2
2
2
2
2
2
-- stderr --
peerpool query: say what to ask
  note: --schema shows what can be asked, --list what the pool keeps
  note: see 'peerpool query --help'
peerpool query: '1' is one argument too many
  note: a statement stands in quotes: 'SELECT ...'
  note: see 'peerpool query --help'
peerpool query: --list and --schema exclude each other
  note: see 'peerpool query --help'
peerpool query: --list and 'x' exclude each other
  note: see 'peerpool query --help'
peerpool query: -f and 'x' exclude each other
  note: see 'peerpool query --help'
nothing.sql: error: cannot read the file: No such file or directory [file-read]
peerpool query: '--format' must be one of table, csv, tsv, json, jsonl, markdown; found 'xml'
  note: see 'peerpool query --help'
peerpool query: --timeout is at most 1000000 seconds
  note: see 'peerpool query --help'
