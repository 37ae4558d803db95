# Anyone's files against anyone's schema; no pool is needed.
-- recipe.schema.json --
{ "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://food.example/recipe",
  "type": "object",
  "properties": {
    "title": { "type": "string" },
    "serves": { "$ref": "serves.json" },
    "tags": { "type": "array", "items": { "type": "string" } },
    "markdownDescription": {},
    "body": { "type": "string", "minLength": 10 } },
  "required": ["title"], "additionalProperties": false }
-- serves.json --
{ "type": "integer", "minimum": 1 }
-- good.yaml --
title: Barley soup
serves: 4
tags: &t [soup, winter]
---
title: The same again
tags: [stew]
-- bad.yaml --
title: Barley soup
serves: none
---
titel: Porridge
-- bad.json --
{"title": "Bread", "serves": 0,
 "tags": ["plain", 7]}
-- note.md --
---
title: Toast
---
Short.
-- cmd --
peerpool check --schema recipe.schema.json good.yaml
-- stdout --
recipe.schema.json:6:25: error: the reference names a document that is not there; found 'serves.json' [schema-ref]
  note: it is looked for as 'https://food.example/serves.json', in the files given and never on the network
-- stderr --
1 file, 1 error
peerpool check: the schema 'recipe.schema.json' cannot be used
  note: --map URI=PATH names the file of a document that is not there
-- exit --
2
-- cmd --
peerpool check --schema recipe.schema.json --map https://food.example/serves.json=serves.json good.yaml bad.yaml bad.json note.md
-- stdout --
bad.json:1:30: error: 'serves' must be at least 1; found '0' [minimum]
  note: serves.json:1:22: the schema's 'minimum' is here
bad.json:2:20: error: item 2 of 'tags' must be text; found '7' [type]
  note: quote it: '7'
  note: recipe.schema.json:7:43: the schema's 'type' is here
bad.yaml:1:1: error: missing key 'title' [required]
  note: recipe.schema.json:10:3: the schema's 'required' is here
bad.yaml:2:9: error: 'serves' must be a whole number; found 'none' [type]
  note: serves.json:1:3: the schema's 'type' is here
bad.yaml:4:1: error: unknown key 'titel' [unknown-key]
  note: did you mean 'title'?
  note: recipe.schema.json:10:26: the schema's 'additionalProperties' is here
note.md:4:1: error: 'body' must have at least 10 characters; found 'Short.\n' [min-length]
  note: it has 7 characters
  note: recipe.schema.json:9:33: the schema's 'minLength' is here
-- stderr --
4 files, 6 errors
-- exit --
1
-- cmd --
echo 'title: 5' | peerpool check --schema recipe.schema.json --map https://food.example/serves.json=serves.json -
-- stdout --
-:1:8: error: 'title' must be text; found '5' [type]
  note: quote it: '5'
  note: recipe.schema.json:5:16: the schema's 'type' is here
-- stderr --
1 file, 1 error
-- exit --
1
-- cmd --
peerpool check --schema nosuch.json good.yaml
-- stdout --
nosuch.json: error: cannot read the file: No such file or directory [file-read]
-- stderr --
1 file, 1 error
peerpool check: the schema 'nosuch.json' cannot be used
-- exit --
2
-- cmd --
peerpool check --schema serves.json
-- stderr --
peerpool check: name the files to check
  note: see 'peerpool check --help'
-- exit --
2
-- cmd --
peerpool check --schema serves.json nosuch.yaml
-- stdout --
nosuch.yaml: error: cannot read the file: No such file or directory [file-read]
-- stderr --
1 file, 1 error
-- exit --
1
