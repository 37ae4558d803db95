# The kinds of record that there are, and where theirs lie.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
x-kind: { name: member, path: 'records/members/{id:2}/{id}.yaml', prefix: m }
type: object
properties: { id: { type: string } }
-- schemas/tool.yaml --
x-kind: { name: garden-tool, path: 'records/tools/{id}.md', slug: true }
type: object
properties: { id: { type: string } }
-- cmd --
peerpool new --list
-- stdout --
member       records/members/
garden-tool  records/tools/
-- cmd --
peerpool new --list member
-- stderr --
peerpool new: --list stands alone
  note: see 'peerpool new --help'
-- exit --
2
-- cmd --
peerpool new -n --list
-- stderr --
peerpool new: --list stands alone
  note: see 'peerpool new --help'
-- exit --
2
