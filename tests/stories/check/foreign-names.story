# A reference finds the file beside it whatever its name is; what is no escape
# of a URI is a part of the name.
-- odd (1)/a+b.yaml --
properties: { name: { $ref: "t 1.yaml" }, other: { $ref: "t%201.yaml" } }
-- odd (1)/t 1.yaml --
type: string
-- lost.yaml --
$ref: "%zz%00.yaml"
-- file.yaml --
name: 5
other: 6
-- cmd --
peerpool check --schema 'odd (1)/a+b.yaml' file.yaml | grep error:
-- stdout --
file.yaml:1:7: error: 'name' must be text; found '5' [type]
file.yaml:2:8: error: 'other' must be text; found '6' [type]
-- stderr --
1 file, 2 errors
-- cmd --
peerpool check --schema lost.yaml file.yaml 2>&1 | grep -v note:
-- stdout --
lost.yaml:1:7: error: the reference names a document that is not there; found '%zz%00.yaml' [schema-ref]
1 file, 1 error
peerpool check: the schema 'lost.yaml' cannot be used
