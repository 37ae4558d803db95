# What may stand at a key is said in words; the # of an optional key can be
# taken away as it stands.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m }
type: object
properties:
  id: { type: string }
  email: { type: string, format: email }
  likes: { type: array, items: { enum: [fiction, history] } }
  loans: { type: array, items: { type: object } }
  home:
    type: object
    properties:
      street: { type: string }
      page: { type: string, format: uri }
    required: [street]
    additionalProperties: false
required: [id, email, home]
additionalProperties: false
-- cmd --
peerpool new -n member | sed 's/m-[0-9a-z]\{8\}/ID/'
-- stdout --
# yaml-language-server: $schema=../../schemas/member.yaml
id: ID
# an e-mail address
email:
home:
  street:
  # a web address, https://...
  #page:

# Optional: take away the # before a key to use it.
# a list, [A, B, C]; each item one of fiction, history
#likes:
# a list
#loans:

-- stderr --
still to be filled in: email, home.street
-- cmd --
f=$(peerpool new member email=a@example.org home.street='Quay 1') 2>&1 && sed -i 's/#likes:/likes: [fiction]/; s/#page:/page: https:\/\/example.org/' "$f" && peerpool check
-- stderr --
1 record, no errors
