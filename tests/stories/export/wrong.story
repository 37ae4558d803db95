# Wrong command lines.
-- .peerpool.yaml --
name: pool
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
-- cmd --
peerpool export
-- stderr --
peerpool export: say with -o DIR where the files go
  note: without -o, one kind goes to standard output, as csv or jsonl
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format xls -o out
-- stderr --
peerpool export: '--format' must be one of csv, jsonl, sqlite, postgres; found 'xls'
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export a b
-- stderr --
peerpool export: say with -o DIR where the files go
  note: without -o, one kind goes to standard output, as csv or jsonl
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format jsonl --excel -o out
-- stderr --
peerpool export: --excel is about csv
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format csv --date 1/2/2023 -o out
-- stderr --
peerpool export: --date wants a day as YYYY-MM-DD, not '1/2/2023'
  note: write the year first: 2023-02-01
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format csv --at HEAD -o out
-- stderr --
peerpool export: the pool is not in a git repository, so nothing was recorded
-- exit --
2
-- cmd --
peerpool export --help
-- stdout --
peerpool export
  write records as files for other programs

Examples:
  peerpool export -o tables
      every kind as a table, tables/peer.csv and so on
  peerpool export --excel --at 2025-04-01 -o year
      for Excel, as it was recorded by then
  peerpool export --format sqlite -o db
      one database with all tables and views
  peerpool export --format postgres -o pg && psql -f pg/load.sql
      into PostgreSQL; the next time, what has changed since
  peerpool export --format jsonl peer | head -1
      one kind, a line of JSON for each record
  peerpool export --edit peer --where region=wales -o wales.csv
      a sheet to be edited and taken back

Usage:
  peerpool export [--format FORMAT] [OPTION]... -o DIR [KIND]...
  peerpool export [--format csv|jsonl] [OPTION]... KIND
  peerpool export --edit KIND [OPTION]... [-o FILE]

csv: each kind is a file, a row a record, in the cell form that 'peerpool
import' takes back. jsonl: each kind is a file, a line of JSON a record. sqlite:
one database with the tables that 'peerpool query --schema' shows, the views,
and a table clock with the day. postgres: load.sql, with which psql puts the
same into PostgreSQL, in one transaction; once it has been loaded, the next one
is what has changed. Salts, and what may only be counted, are in none of them.
What each looks like: docs/exchange.md.

All files are written before the first gets its name, and each is read back. A
file that an export did not write, or that has been changed since, is left
alone.

Broken records are left out, and named on standard error. Exit status: 0 done, 1
broken records were left out, 2 it could not be done.

What to export:
      --at REV|DATE        what was recorded by then: at a revision, or by the
                           end of a day
      --date DATE          sqlite: the day that clock.today is (YYYY-MM-DD);
                           today by default, with --at that day
      --partial            exit with 0 though broken records are left out

How to write it:
      --format FORMAT      what the files are; csv by default
                           one of csv, jsonl, sqlite, postgres
  -o, --output PATH        the folder where they go, or the file of a sheet to
                           be edited; without it, one kind goes to standard
                           output
      --excel              csv: begin with a byte-order mark, without which
                           Excel does not see that it is UTF-8
      --raw                csv: for programs; no ' before what a spreadsheet
                           would run
      --into NAME          postgres: the schema that the pool fills; by default
                           it has the pool's name
      --full               postgres: all of it, not only what has changed since
                           the last load
      --force              write over files that an export did not write, or
                           that have been changed since

A sheet to be edited:
      --edit KIND          write a sheet of that kind, with names beside ids,
                           that 'peerpool import' takes back
      --column COLUMN      only this column, besides the id; may be repeated
      --where COLUMN=TEXT  only rows whose cell is TEXT; may be repeated

Options:
      --no-color           no colours, even on a terminal (as does NO_COLOR=1)
  -h, --help               show this help
