# A hook in a repository with a work tree, and in a bare one that lies within
# a pool's folder; one fault in several refs is told once.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true }
type: object
properties: { id: {}, name: {}, by: { type: string, x-ref: nobody } }
required: [id, name]
-- records/branches/quay.yaml --
id: quay
name: The Quay
by: someone
-- hook --
#!/bin/sh
exec peerpool check --pre-receive 2>&1
-- cmd --
peerpool check
-- stdout --
schemas/branch.yaml:3:60: error: x-ref names 'nobody', which is no kind of this pool [schema-annotation]
-- stderr --
1 record, 1 error
-- exit --
1
-- cmd --
sed -i 's/, by: .*/ }/' schemas/branch.yaml
git init -q -b main . && git config receive.denyCurrentBranch updateInstead
git clone -q --bare . inner/bare.git 2>/dev/null
for d in .git inner/bare.git; do
	mkdir -p $d/hooks && cp hook $d/hooks/pre-receive
	chmod +x $d/hooks/pre-receive
done
git config --global user.name A && git config --global user.email a@example.org
git add .peerpool.yaml schemas records && git commit -qm one
git clone -q . copy && cd copy
git push -q ../inner/bare.git main 2>/dev/null
echo 'id: mill' > records/branches/mill.yaml && git add . && git commit -qm two
git branch other && git branch third
-- cmd --
cd copy && git push origin main other third 2>&1 | sed -n 's/^remote: //; s/ *$//; /record/p'
-- stdout --
records/branches/mill.yaml:1:1: error: missing key 'name' [required]
2 records, 1 error
-- cmd --
cd copy && git push ../inner/bare.git main 2>&1 | sed -n 's/^remote: //; s/ *$//; /record/p'
-- stdout --
records/branches/mill.yaml:1:1: error: missing key 'name' [required]
2 records, 1 error
