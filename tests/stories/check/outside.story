# What is named but not there, or lies where nobody looks, is said.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true }
type: object
-- schemas/hidden.yaml --
x-kind: { name: hidden, path: 'records/.hidden/{id}.yaml', slug: true }
type: object
-- schemas/outside.yaml --
x-kind: { name: outside, path: 'records-b/{id}.yaml', slug: true }
type: object
-- records/branches/quay.yaml --
id: quay
-- cmd --
peerpool check
-- stdout --
schemas/hidden.yaml:1:31: error: 'path' of x-kind: records are looked for below records/, and not in hidden files [schema-kind]
schemas/outside.yaml:1:32: error: 'path' of x-kind: records are looked for below records/, and not in hidden files [schema-kind]
-- stderr --
1 record, 2 errors
-- exit --
1
-- cmd --
rm schemas/hidden.yaml schemas/outside.yaml && git init -q . && git add . && git -c user.name=A -c user.email=a@example.org commit -qm one && peerpool check --rev HEAD records/branchs
-- stderr --
peerpool check: there is no 'records/branchs'
-- exit --
2
-- cmd --
d=$(mktemp -d) && git clone -q --bare . "$d" && printf 'name: 5\nid: [\n' > records/branches/quay.yaml && cd "$d" && peerpool check --rev HEAD records/ && cd - >/dev/null && git checkout -q . && rm -r "$d"
-- stderr --
1 record, no errors
-- cmd --
ln -s "$PWD" link && peerpool check "$PWD/link/records"
-- stderr --
0 files, no errors
-- cmd --
peerpool check --staged nowhere
-- stderr --
peerpool check: there is no 'nowhere'
-- exit --
2
-- s.yaml --
type: object
-- a.yaml --
5
-- b.yaml --
b: 1
-- cmd --
echo '- 1' | peerpool check --schema s.yaml --format junit b.yaml - a.yaml b.yaml - | grep testcase
-- stdout --
    <testcase classname="check" name="-" file="-">
    </testcase>
    <testcase classname="check" name="a.yaml" file="a.yaml">
    </testcase>
    <testcase classname="check" name="b.yaml" file="b.yaml"/>
