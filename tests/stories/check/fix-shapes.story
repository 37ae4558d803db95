# A salt goes where the record's own keys stand; where no line can be added,
# nothing is.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string }
  salt: { type: string }
-- records/members/m-aaaaaaa1.yaml --
# yaml-language-server: $schema=../../schemas/member.yaml
id: m-aaaaaaa1
...
-- records/members/m-aaaaaaa2.yaml --
# yaml-language-server: $schema=../../schemas/member.yaml
  id: m-aaaaaaa2
  name: Indented
-- records/members/m-aaaaaaa3.yaml --
{ id: m-aaaaaaa3, name: Flow }
-- records/members/m-aaaaaaa4.yaml --
id: m-aaaaaaa4
name: [Unclosed
-- cmd --
cp -r records before && { peerpool check --fix || true; } && sed -i 's/salt: [0-9a-z]*/salt: SALT/' records/members/*.yaml && diff -r before records || true
-- stdout --
records/members/m-aaaaaaa3.yaml:2:1: error: the record has no salt [salt-missing]
  note: write each key on a line of its own, without { and }; then peerpool check --fix adds one
records/members/m-aaaaaaa4.yaml:2:7: error: the '[' that opens here is not closed [yaml-syntax]
  note: records/members/m-aaaaaaa4.yaml:3:1: a ']' was missed at the latest here
diff -r before/members/m-aaaaaaa1.yaml records/members/m-aaaaaaa1.yaml
2a3
> salt: SALT
diff -r before/members/m-aaaaaaa2.yaml records/members/m-aaaaaaa2.yaml
3a4
>   salt: SALT
diff -r before/members/m-aaaaaaa3.yaml records/members/m-aaaaaaa3.yaml
0a1
> # yaml-language-server: $schema=../../schemas/member.yaml
-- stderr --
added 2 salts and 1 modeline in 3 files
4 records, 2 errors
