# Names that queries could not tell apart are told when the schemas are read;
# records may have them all the same.
-- .peerpool.yaml --
name: names
-- schemas/tool.yaml --
x-kind: { name: tool, path: 'records/tools/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  maker_name: { type: string }
  maker:
    type: object
    properties:
      Name: { type: string }
  parts: { type: array, items: { type: string } }
  spares: { type: array, x-item: parts, items: { type: string } }
  _path: { type: string }
  notes: { type: array, x-item: A note, items: { type: string } }
additionalProperties: false
-- schemas/clock.yaml --
x-kind: { name: clock, path: 'records/clocks/{id}.yaml', slug: true }
type: object
properties: { id: { type: string } }
additionalProperties: false
-- records/tools/saw.yaml --
id: saw
maker_name: Ashdown
maker: { Name: Ashdown }
-- cmd --
peerpool check
-- stdout --
schemas/clock.yaml:1:17: error: a kind cannot be named 'clock' [column-name]
  note: refs, finding, change, clock and names that begin with sqlite_ are tables of the index's own
schemas/tool.yaml:9:7: error: 'Name' would be the column 'maker_Name' of the table 'tool', which is there already [column-name]
  note: schemas/tool.yaml:5:3: the other one is here
schemas/tool.yaml:11:3: error: the list 'spares' would be the table 'tool_parts', which is there already [column-name]
  note: schemas/tool.yaml:10:3: the other one is here
  note: x-item at the list gives its table another name
schemas/tool.yaml:12:3: error: '_path' would be the column '_path' of the table 'tool', which is there already [column-name]
  note: that one is the index's own
schemas/tool.yaml:13:33: error: x-item must be a name of small letters, digits, - and _ [schema-annotation]
-- stderr --
1 record, 5 errors
-- exit --
1
