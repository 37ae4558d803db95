# What spreadsheets make of a table; and asking before records are changed.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  aliases: { type: array, items: { type: string } }
  opened: { type: string, format: date }
  closed: { type: string, format: date }
  now_part_of: { type: array, items: { type: string, x-ref: branch } }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: '{name}', subject: self, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  sort_name: { type: string }
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  reads: { type: array, items: { enum: [fiction, local-history, nature] }, minItems: 1, uniqueItems: true }
  fee: { type: number }
  large_print: { type: boolean }
  faith: { type: string, x-use: statistics-only, maxLength: 9 }
  noted_on: { type: string, format: date }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- bytes tabs.tsv --
id\tname\taliases\r\nhut\tThe Hut\tHut; Shed\r\n
-- bytes latin.csv --
\xef\xbb\xbfid;name\r\ncafe;Caf\xc3\xa9 Olé\r\n
-- bytes windows.csv --
id,name\r\nfete,La F\xeate\r\n
-- bytes sep.csv --
sep=;\r\nid;name\r\nsep;By a line\r\n
-- bytes quote.csv --
id,name\nbad,say "what""\ngood,Good One\n"open,Never ended\n
-- bytes utf16.csv --
\xff\xfei\0d\0,\0n\0a\0m\0e\0\n\0w\0,\0W\0i\0d\0e\0\n\0
-- bytes empty.csv --

-- cmd --
for f in tabs.tsv windows.csv latin.csv sep.csv utf16.csv quote.csv empty.csv; do
	peerpool import branch $f || echo "exit $?"
done
grep -h -e name -e "- " records/branches/*
-- stdout --
1 new (1 branch), 0 changed, 0 unchanged
1 new (1 branch), 0 changed, 0 unchanged
1 new (1 branch), 0 changed, 0 unchanged
1 new (1 branch), 0 changed, 0 unchanged
1 new (1 branch), 0 changed, 0 unchanged
exit 1
exit 1
name: Café Olé
name: La Fête
name: The Hut
  - Hut
  - Shed
name: The Quay
name: By a line
name: Wide
-- stderr --
1 row
windows.csv:2:10: not UTF-8; read as Windows-1252
1 row
1 row
1 row
1 row
quote.csv:2:9: error: a quotation mark stands within a cell that does not begin with one [csv-quote]
  note: put the whole cell in quotation marks, and write those within it twice
quote.csv:4:1: error: the quotation mark that opens this cell is not closed at the cell's end [csv-quote]
  note: close it there; a quotation mark within a quoted cell is written twice
nothing was written
empty.csv: error: the file is empty [file-empty]
nothing was written
-- terminal --
#!/bin/sh
# Run the command line on a terminal, type the answer, print what it shows.
printf '%s\n' "$1" | TERM=xterm script -E never -qec "$2" /dev/null | tr -d '\r'
-- change.csv --
id,name
quay,Quayside
-- cmd --
chmod +x terminal
./terminal n 'peerpool import branch change.csv' || :
cat records/branches/quay.yaml
./terminal y 'peerpool import branch change.csv'
cat records/branches/quay.yaml
-- stdout --
changed records/branches/quay.yaml
  name: 'The Quay' -> 'Quayside'
0 new, 1 changed (1 branch), 0 unchanged
write this? [y/N] nothing was written
id: quay
name: The Quay
changed records/branches/quay.yaml
  name: 'The Quay' -> 'Quayside'
0 new, 1 changed (1 branch), 0 unchanged
write this? [y/N] 1 row
id: quay
name: Quayside
-- cmd --
# Nobody is asked where -y says so, or where nobody sits before it.
sed -i s/Quayside/Quay/ change.csv
./terminal n 'peerpool import -y branch change.csv'
sed -i s/Quay/Pier/ change.csv
peerpool import branch change.csv
-- stdout --
changed records/branches/quay.yaml
  name: 'Quayside' -> 'Quay'
0 new, 1 changed (1 branch), 0 unchanged
1 row
changed records/branches/quay.yaml
  name: 'Quay' -> 'Pier'
0 new, 1 changed (1 branch), 0 unchanged
-- stderr --
1 row
-- cmd --
# What a spreadsheet saves when it is not asked for CSV.
printf 'PK\003\004\024\000' >book.xlsx; peerpool import branch book.xlsx || true
printf '\320\317\021\340\241' >book.xls; peerpool import branch book.xls
-- stderr --
book.xlsx: error: this is a workbook, and no CSV [csv-workbook]
  note: open it in the spreadsheet program, and save its sheet as CSV UTF-8
nothing was written
book.xls: error: this is a workbook, and no CSV [csv-workbook]
  note: open it in the spreadsheet program, and save its sheet as CSV UTF-8
nothing was written
-- exit --
1
