# An export writes over its own files, and over nobody else's.
-- .peerpool.yaml --
name: pool
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
properties: { id: { type: string }, n: { type: integer } }
-- schemas/b.yaml --
x-kind: { name: b, path: 'records/b/{id}.yaml', slug: true }
type: object
properties: { id: { type: string } }
-- records/a/one.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: one
n: 1
-- records/a/two.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: two
n: 2
-- out/b.csv --
mine
-- cmd --
peerpool export --format csv -o out || true
ls -A out
-- stdout --
b.csv
-- stderr --
out/b.csv: error: the file is there, and no export wrote it [export-file]
  note: --force writes over it
-- cmd --
peerpool export --format csv -o out a && peerpool export --format csv -o out a
tr -d '\r' <out/a.csv
echo 'n: 3' | sed -i '$d; /^id/r /dev/stdin' records/a/one.yaml
peerpool export --format csv -o out a && tr -d '\r' <out/a.csv
echo three,3 >>out/a.csv
peerpool export --format csv -o out a || tail -1 out/a.csv
peerpool export --format csv -o out || cat out/b.csv
-- stdout --
id,n,_other
one,1,
two,2,
id,n,_other
one,3,
two,2,
three,3
mine
-- stderr --
2 records in 1 file
2 records in 1 file
2 records in 1 file
out/a.csv: error: the file has been changed since it was exported [export-file]
  note: --force writes over it
out/a.csv: error: the file has been changed since it was exported [export-file]
  note: --force writes over it
-- cmd --
peerpool export --format csv --force -o out && cat out/a.csv out/b.csv | tr -d '\r'
cut -d ' ' -f 2- out/.peerpool-export
-- stdout --
id,n,_other
one,3,
two,2,
id,_other
What peerpool export wrote here: check sum, bytes, name.
29 a.csv
11 b.csv
-- stderr --
2 records in 2 files
-- cmd --
ln -s /dev/null out/b.jsonl; mkdir out/a.jsonl
peerpool export --format jsonl -o out || true
peerpool export --format csv -o .peerpool.yaml || true
ls -A out
-- stdout --
.peerpool-export
a.csv
a.jsonl
b.csv
b.jsonl
-- stderr --
out/a.jsonl: error: the file is there, and no export wrote it [export-file]
  note: --force writes over it
.peerpool.yaml: error: cannot write it: Not a directory [file-write]
