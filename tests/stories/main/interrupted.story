# What an interrupted command has left is finished, or removed, by the next one.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string }
required: [id, name]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/branches/mill.yaml --
id: mill
name: The Mill
-- begin --
# begin: what a killed import leaves, with its journal.
set -e
old=$(git hash-object --no-filters records/branches/quay.yaml)
none=0000000000000000000000000000000000000000
mkdir -p .peerpool-write/new
printf 'id: quay\nname: The New Quay\n' >.peerpool-write/new/1
printf 'id: lock\nname: The Lock\n' >.peerpool-write/new/0
{
	echo 'peerpool write 1'
	echo 'command import'
	echo 'prefix '
	echo "file m 100644 $none $(git hash-object .peerpool-write/new/0) records/branches/lock.yaml"
	echo "file c 100644 $old $(git hash-object .peerpool-write/new/1) records/branches/quay.yaml"
} >journal
echo "end $(sha1sum <journal | cut -c 1-40)" >>journal
mv journal .peerpool-write
-- cmd --
sh begin; rm .peerpool-write/journal; peerpool find quay; ls -A
-- stdout --
quay  branch  The Quay  records/branches/quay.yaml
.peerpool.yaml
begin
records
schemas
-- stderr --
peerpool: an interrupted command had changed nothing yet; what it had prepared is removed
-- cmd --
sh begin; peerpool find the; ls -A
-- stdout --
lock  branch  The Lock      records/branches/lock.yaml
mill  branch  The Mill      records/branches/mill.yaml
quay  branch  The New Quay  records/branches/quay.yaml
.peerpool.yaml
begin
records
schemas
-- stderr --
peerpool: an interrupted import has been finished
-- cmd --
# Somebody has edited one of the files meanwhile.
printf 'id: quay\nname: The Quay\n' >records/branches/quay.yaml; rm records/branches/lock.yaml; sh begin; echo 'name: Mine' >>records/branches/quay.yaml; peerpool find the; tail -n 1 records/branches/quay.yaml; ls -A
-- stdout --
lock  branch  The Lock  records/branches/lock.yaml
mill  branch  The Mill  records/branches/mill.yaml
quay  branch  The Quay  records/branches/quay.yaml
name: Mine
.peerpool.yaml
begin
records
schemas
-- stderr --
peerpool: an interrupted import has been finished
records/branches/quay.yaml: warning: the file has been changed since, and was not written again [write-left]
-- cmd --
sh begin; echo more >>.peerpool-write/journal; peerpool find the
-- stderr --
<TMP>/here/.peerpool-write/journal: error: the journal of an interrupted command is damaged [write-interrupted]
  note: what it was about to write lies beside it; once that is not wanted any more, remove the folder
-- exit --
2
