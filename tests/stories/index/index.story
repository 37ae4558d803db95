# The index that queries run on: made when it is needed, brought up to date by
# what has changed, compared with one from nothing, thrown away.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2, x-unique: true }
required: [id, name]
additionalProperties: false
-- schemas/views/first.sql --
-- title: Branches by name
SELECT id, name FROM branch
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/branches/mill-lane.yaml --
id: mill-lane
name: Mill Lane
-- cmd --
peerpool index
-- stdout --
not kept: 2 records; read 5 files
-- cmd --
git init -q -b main . && peerpool index && peerpool index
stat -c %a .git/peerpool/cache/index-worktree
-- stdout --
.git/peerpool/cache/index-worktree: 2 records; read 5 files
.git/peerpool/cache/index-worktree: 2 records; read 0 files
600
-- cmd --
sed -i 's/The Quay/Quayside/' records/branches/quay.yaml
peerpool index && peerpool index --verify && peerpool index -q
-- stdout --
.git/peerpool/cache/index-worktree: 2 records; read 1 file
the index is the same as one built from nothing
-- cmd --
echo 'name: [' >>records/branches/quay.yaml
peerpool index && peerpool index --verify
-- stdout --
.git/peerpool/cache/index-worktree: 1 record, and left out 1 broken record; read 1 file
the index is the same as one built from nothing
-- cmd --
touch records/branches/mill-lane.yaml
rm records/branches/quay.yaml && peerpool index && peerpool index --verify
-- stdout --
.git/peerpool/cache/index-worktree: 1 record; read 1 file
the index is the same as one built from nothing
-- cmd --
peerpool index --at HEAD
-- stderr --
error: the revision 'HEAD' leads to nothing in this repository [revision]
-- exit --
2
-- cmd --
git add -A && git -c user.name=Ada -c user.email=ada@example.invalid commit -qm one
peerpool index --at HEAD && peerpool index --at HEAD && peerpool index --at HEAD --verify
-- stdout --
.git/peerpool/cache/index-head: 1 record; read 0 files
.git/peerpool/cache/index-head: 1 record; read 0 files
the index is the same as one built from nothing
-- cmd --
git -c user.name=Ada -c user.email=ada@example.invalid commit -qm two --allow-empty
peerpool index --at HEAD~1
-- stdout --
.git/peerpool/cache/index-head: 1 record; read 0 files
-- cmd --
printf 'x' | dd of=.git/peerpool/cache/index-worktree bs=1 seek=20000 conv=notrunc status=none
peerpool index && peerpool index --verify
-- stdout --
.git/peerpool/cache/index-worktree: 1 record; read 0 files
-- stderr --
peerpool index: the index differs from one built from nothing: columns: disk I/O error
  note: peerpool index --delete makes room for a right one
-- exit --
1
-- cmd --
truncate -s 9000 .git/peerpool/cache/index-worktree
peerpool index && peerpool index --verify
-- stdout --
.git/peerpool/cache/index-worktree: 1 record; read 4 files
the index is the same as one built from nothing
-- cmd --
peerpool index --delete && peerpool index --delete
-- stdout --
deleted 2 files
deleted 0 files
-- cmd --
peerpool index --delete --verify
-- stderr --
peerpool index: --delete stands alone
  note: see 'peerpool index --help'
-- exit --
2
-- cmd --
peerpool index records
-- stderr --
peerpool index: 'records' is one argument too many
  note: see 'peerpool index --help'
-- exit --
2
-- cmd --
rm -rf schemas; peerpool index
-- stderr --
.peerpool.yaml: error: there is no folder 'schemas' for schemas [pool-config]
-- exit --
2
