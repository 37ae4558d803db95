# What a record says can neither break a form that machines read nor move a
# terminal's cursor; under --no-values nothing of it is shown.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  region: { enum: [north, south, "100% & more"] }
required: [id, name]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
nmae: The Quay
region: soutn
-- records/branches/mill.yaml --
id: mill
name: The Mill
region: "<b>\u001b[2J, 100%"
-- records/branches/pier.yaml --
id: pier
name: The Pier
-- bytes records/branches/sands.yaml --
id: sands\r\nname: The Sands\r\n
-- cmd --
peerpool check
-- stdout --
records/branches/mill.yaml:3:9: error: 'region' must be one of north, south, '100% & more'; found '<b>\x1b[2J, 100%' [enum]
  note: schemas/branch.yaml:7:13: the schema's 'enum' is here
records/branches/quay.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:8:1: the schema's 'required' is here
records/branches/quay.yaml:2:1: error: unknown key 'nmae' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:9:1: the schema's 'additionalProperties' is here
records/branches/quay.yaml:3:9: error: 'region' must be one of north, south, '100% & more'; found 'soutn' [enum]
  note: did you mean 'south'?
  note: schemas/branch.yaml:7:13: the schema's 'enum' is here
records/branches/sands.yaml:1:10: warning: the lines end in CR LF [crlf]
  note: let lines end in LF alone; your editor can convert the file
-- stderr --
4 records, 4 errors, 1 warning
-- exit --
1
-- cmd --
peerpool check --format github
-- stdout --
::error file=records/branches/mill.yaml,line=3,col=9,title=enum::'region' must be one of north, south, '100%25 & more'; found '<b>\x1b[2J, 100%25'%0Anote: schemas/branch.yaml:7:13: the schema's 'enum' is here
::error file=records/branches/quay.yaml,line=1,col=1,title=required::missing key 'name'%0Anote: schemas/branch.yaml:8:1: the schema's 'required' is here
::error file=records/branches/quay.yaml,line=2,col=1,title=unknown-key::unknown key 'nmae'%0Anote: did you mean 'name'?%0Anote: schemas/branch.yaml:9:1: the schema's 'additionalProperties' is here
::error file=records/branches/quay.yaml,line=3,col=9,endColumn=14,title=enum::'region' must be one of north, south, '100%25 & more'; found 'soutn'%0Anote: did you mean 'south'?%0Anote: schemas/branch.yaml:7:13: the schema's 'enum' is here
::warning file=records/branches/sands.yaml,line=1,col=10,title=crlf::the lines end in CR LF%0Anote: let lines end in LF alone; your editor can convert the file
::notice title=peerpool::4 records, 4 errors, 1 warning
-- exit --
1
-- cmd --
peerpool check --format junit
-- stdout --
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="2">
  <testsuite name="peerpool check" tests="4" failures="2" errors="0">
    <testcase classname="check" name="records/branches/mill.yaml" file="records/branches/mill.yaml">
      <failure type="enum" message="'region' must be one of north, south, '100% &amp; more'; found '&lt;b&gt;\x1b[2J, 100%'">records/branches/mill.yaml:3:9: error: 'region' must be one of north, south, '100% &amp; more'; found '&lt;b&gt;\x1b[2J, 100%' [enum]
  note: schemas/branch.yaml:7:13: the schema's 'enum' is here
</failure>
    </testcase>
    <testcase classname="check" name="records/branches/pier.yaml" file="records/branches/pier.yaml"/>
    <testcase classname="check" name="records/branches/quay.yaml" file="records/branches/quay.yaml">
      <failure type="required" message="3 findings">records/branches/quay.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:8:1: the schema's 'required' is here
records/branches/quay.yaml:2:1: error: unknown key 'nmae' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:9:1: the schema's 'additionalProperties' is here
records/branches/quay.yaml:3:9: error: 'region' must be one of north, south, '100% &amp; more'; found 'soutn' [enum]
  note: did you mean 'south'?
  note: schemas/branch.yaml:7:13: the schema's 'enum' is here
</failure>
    </testcase>
    <testcase classname="check" name="records/branches/sands.yaml" file="records/branches/sands.yaml">
      <system-out>records/branches/sands.yaml:1:10: warning: the lines end in CR LF [crlf]
  note: let lines end in LF alone; your editor can convert the file
</system-out>
    </testcase>
  </testsuite>
</testsuites>
-- exit --
1
-- cmd --
# They hold to the schemas that describe them.
for form in json sarif gitlab; do
	peerpool check --format $form >$form.out || test $? = 1
	peerpool check --format $form --no-values --max-findings 2 >less.out ||
		test $? = 1
	schema=$form; test $form = json && schema=check
	peerpool check --schema "$SOURCE/docs/formats/$schema.schema.yaml" \
		$form.out less.out
done
-- stderr --
2 files, no errors
2 files, no errors
2 files, no errors
-- cmd --
# Nothing of what the records say.
for form in text json sarif github gitlab junit; do
	peerpool check --format $form --no-values 2>&1 || test $? = 1
done | grep "soutn\|<b>\|2J\|mean 'south'" || true
-- cmd --
GITHUB_STEP_SUMMARY=summary.md peerpool check --format github --max-findings 1
-- stdout --
::error file=records/branches/mill.yaml,line=3,col=9,title=enum::'region' must be one of north, south, '100%25 & more'; found '<b>\x1b[2J, 100%25'%0Anote: schemas/branch.yaml:7:13: the schema's 'enum' is here
::notice title=peerpool::4 records, 4 errors, 1 warning; 4 not shown here
-- exit --
1
-- cmd --
cat summary.md
-- stdout --
### peerpool check

4 records, 4 errors, 1 warning.

| place | severity | finding | rule |
|---|---|---|---|
| records/branches/mill.yaml:3:9 | error | 'region' must be one of north, south, '100% &amp; more'; found '&lt;b&gt;\x1b\[2J, 100%'<br>schemas/branch.yaml:7:13: the schema's 'enum' is here | enum |

4 more are not shown here.
