# What is broken is left out, named, and makes the exit status 1.
-- .peerpool.yaml --
name: pool
elsewhere: { far: other }
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
properties: { id: { type: string }, n: { type: integer } }
-- schemas/far.yaml --
x-kind: { name: far, path: 'records/far/{id}.yaml', slug: true }
type: object
-- records/a/one.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: one
n: x
-- records/a/two.yaml --
id: [
-- records/a/three.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: three
n: 3
-- cmd --
peerpool export --format csv -o out || echo $?
tr -d '\r' <out/a.csv; ls out
-- stdout --
1
id,n,_other
three,3,
a.csv
-- stderr --
1 record in 1 file
2 broken records were left out: 'peerpool check' tells why
  records/a/one.yaml
  records/a/two.yaml
-- cmd --
peerpool export --format jsonl --partial a
-- stdout --
{"_path":"records/a/three.yaml","id":"three","n":3}
-- stderr --
1 record
2 broken records were left out: 'peerpool check' tells why
  records/a/one.yaml
  records/a/two.yaml
-- cmd --
echo "x-kind: { name: bad, path: 'records/bad/{id}.yaml', slug: true }" >schemas/bad.yaml
echo 'type: 3' >>schemas/bad.yaml
peerpool export --format csv --partial -o out
peerpool export --format csv bad || true
peerpool export --format csv far || true
peerpool export --format csv aa || true
-- stderr --
1 record in 1 file
bad has a fault, so that records are missing: 'peerpool check' tells it
2 broken records were left out: 'peerpool check' tells why
  records/a/one.yaml
  records/a/two.yaml
error: 'bad' has a fault in its schema: 'peerpool check' tells it [export]
error: 'far' is kept in another pool [export]
error: 'aa' is no kind of record [export]
  note: did you mean 'a'?
