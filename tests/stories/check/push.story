# A server's hook: only what the push brings stands in its way.
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
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}", salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  postcode: { type: string, pattern: "^[A-Z]{2}[0-9]{1,2}$" }
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  shelf: { enum: [fiction, history, nature, poetry] }
  loans: { type: integer, minimum: 0 }
  salt: { type: string, pattern: "^[0-9a-hjkmnp-tv-z]{26}$" }
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/branches/old.yaml --
id: old
nome: An old fault
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "a pool"
git clone -q --bare . ../server.git
printf '#!/bin/sh\nexec peerpool check --pre-receive\n' > ../server.git/hooks/pre-receive
chmod +x ../server.git/hooks/pre-receive
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: quoy
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
git add records && git commit -q -m "a member"
git push -q ../server.git main 2>&1 | sed 's/ *$//'
-- stdout --
remote: records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
remote:   note: did you mean 'quay'?
remote:   note: schemas/member.yaml:8:34: the schema asks for it here
remote: 3 records, 1 error
To ../server.git
 ! [remote rejected] main -> main (pre-receive hook declined)
error: failed to push some refs to '../server.git'
-- cmd --
sed -i 's/quoy/quay/' records/members/m-0a0a0a0a.yaml
git commit -q -a --amend -m "a member"
git push -q ../server.git main 2>&1 | sed 's/ *$//'; git --git-dir ../server.git log --format=%s main
-- stdout --
remote: 3 records, no errors
a member
a pool
-- cmd --
git push -q ../server.git main:refs/heads/topic 2>&1 | sed 's/ *$//'
git push -q ../server.git :refs/heads/topic 2>&1 | sed 's/ *$//'
-- stdout --
remote: 3 records, no errors
remote: 0 files, no errors
-- cmd --
echo nonsense | (cd ../server.git && peerpool check --pre-receive)
-- stderr --
<stdin>:1: error: expected an old object id, a new one and a ref, with one space between [push-input]
-- exit --
2
