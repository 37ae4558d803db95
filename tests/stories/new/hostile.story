# Whatever is given, the file lies where the kind says and says just that.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, description: "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語\u2028evil: 1\rmore: 2" }
  shelves: { type: integer }
  codes: { enum: [1, 2] }
  tags: { type: array, items: { type: string } }
required: [id, name]
additionalProperties: false
-- schemas/shop.yaml --
x-kind: { name: shop, path: 'records/shops/{id}.yaml', slug: true, title: "{name}" }
type: object
properties: { id: { type: string }, name: { type: string } }
-- cmd --
peerpool new branch id=../../../away name=Away || find . -name 'away*'
-- stderr --
error: 'id' must be letters, digits, - . and _; found '../../../away' [id-form]
nothing was written
-- cmd --
peerpool new branch id=a/b name=Below || find . -name 'b.*'
-- stderr --
error: 'id' must be letters, digits, - . and _; found 'a/b' [id-form]
nothing was written
-- cmd --
peerpool new branch name='Zoë Émile' tags= codes=2 && cat records/branches/zoe-emile.yaml
-- stdout --
records/branches/zoe-emile.yaml
# yaml-language-server: $schema=../../schemas/branch.yaml
id: zoe-emile
# 日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語
# evil: 1 more: 2
name: Zoë Émile
# one of 1, 2
codes: 2
# a list, [A, B, C]
tags: []

# Optional: take away the # before a key to use it.
# a number
#shelves:

-- cmd --
peerpool new branch name=Quay shelves="$(printf '1\nevil: 1')"
-- stderr --
records/branches/quay.yaml:7:10: error: 'shelves' must be a whole number; found '1\nevil: 1' [type]
  note: schemas/branch.yaml:6:14: the schema's 'type' is here
nothing was written
-- exit --
1
-- cmd --
peerpool new -n branch name=Quay shelves='5 # five' 2>&1 | head -n 1
-- stdout --
records/branches/quay.yaml:7:10: error: 'shelves' must be a whole number; found '5 # five' [type]
-- cmd --
peerpool new -n branch name="$(printf 'Quay\302\205\342\200\250one')" | grep ^name
-- stdout --
name: "Quay\x85\u2028one"
-- cmd --
peerpool new branch name=Quay >/dev/null && peerpool new shop name='The Quay Shop' id=quay >/dev/null && peerpool find quay && peerpool find emile
-- stdout --
quay  branch  Quay           records/branches/quay.yaml
quay  shop    The Quay Shop  records/shops/quay.yaml
zoe-emile  branch  Zoë Émile  records/branches/zoe-emile.yaml
-- cmd --
peerpool check
-- stderr --
3 records, no errors
-- cmd --
peerpool new branch name="$(printf 'Zoe\314\210')" && peerpool find zoë
-- stdout --
records/branches/zoe.yaml
zoe-emile  branch  Zoë Émile  records/branches/zoe-emile.yaml
zoe        branch  Zoë        records/branches/zoe.yaml
-- cmd --
peerpool new branch name=One name=Two
-- stderr --
error: the key 'name' is given a second time [duplicate-key]
nothing was written
-- exit --
1
