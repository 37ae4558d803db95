# The findings of one faulty pool in each form that machines read.
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
-- records/branches/mill.yaml --
id: mill
nome: The Mill
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: quoy
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
peerpool check --format json
-- stdout --
{
  "format": 1,
  "tool": "peerpool",
  "version": "0.1.0",
  "command": "check",
  "summary": {
    "files": 3,
    "records": 3,
    "errors": 3,
    "warnings": 0,
    "notAvailable": 0,
    "notShown": 0
  },
  "findings": [
    {
      "rule": "required",
      "severity": "error",
      "file": "records/branches/mill.yaml",
      "line": 1,
      "column": 1,
      "pointer": "/name",
      "message": "missing key 'name'",
      "notes": [
        {
          "file": "schemas/branch.yaml",
          "line": 7,
          "column": 1,
          "message": "the schema's 'required' is here"
        }
      ]
    },
    {
      "rule": "unknown-key",
      "severity": "error",
      "file": "records/branches/mill.yaml",
      "line": 2,
      "column": 1,
      "pointer": "/nome",
      "message": "unknown key 'nome'",
      "notes": [
        {
          "message": "did you mean 'name'?"
        },
        {
          "file": "schemas/branch.yaml",
          "line": 8,
          "column": 1,
          "message": "the schema's 'additionalProperties' is here"
        }
      ]
    },
    {
      "rule": "dangling-ref",
      "severity": "error",
      "file": "records/members/m-0a0a0a0a.yaml",
      "line": 3,
      "column": 9,
      "pointer": "/branch",
      "message": "'branch' must be the id of a branch; there is no 'quoy'",
      "notes": [
        {
          "message": "did you mean 'quay'?"
        },
        {
          "file": "schemas/member.yaml",
          "line": 8,
          "column": 34,
          "message": "the schema asks for it here"
        }
      ]
    }
  ]
}
-- exit --
1
-- cmd --
peerpool check --format sarif
-- stdout --
{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "peerpool",
          "version": "0.1.0",
          "semanticVersion": "0.1.0",
          "rules": [
            {
              "id": "required",
              "shortDescription": {
                "text": "a key is missing"
              },
              "fullDescription": {
                "text": "A record of this kind is of no use without the field, so it must be there. If the value is not known yet, find out, or ask whether the field should be required at all; do not make something up. A misspelt key also makes its proper name missing: the finding then says so."
              },
              "help": {
                "text": "a key is missing.\n\nNot so:\n\nid: r-4n8d2k7x\nperson: p-7k3f9q2m\n\nBut so:\n\nid: r-4n8d2k7x\nperson: p-7k3f9q2m\ngroup: ld"
              },
              "defaultConfiguration": {
                "level": "error"
              }
            },
            {
              "id": "unknown-key",
              "shortDescription": {
                "text": "a key is not one that the schema knows"
              },
              "fullDescription": {
                "text": "The schema does not describe a field of this name. Nearly always it is a misspelt one, and what was typed would be stored and never found again. If a new kind of fact is to be kept, add the field to the schema first."
              },
              "help": {
                "text": "a key is not one that the schema knows.\n\nNot so:\n\nregoin: South East\n\nBut so:\n\nregion: South East"
              },
              "defaultConfiguration": {
                "level": "error"
              }
            },
            {
              "id": "dangling-ref",
              "shortDescription": {
                "text": "a reference leads to no record"
              },
              "fullDescription": {
                "text": "The field holds the id of another record, and there is no record of that id. It may be misspelt, or the other record was deleted or not yet added. 'peerpool find' shows ids by name. A reference into a pool that you cannot read is not reported."
              },
              "help": {
                "text": "a reference leads to no record.\n\nNot so:\n\nperson: p-7k3f9q2n\n\nBut so:\n\nperson: p-7k3f9q2m"
              },
              "defaultConfiguration": {
                "level": "error"
              }
            }
          ]
        }
      },
      "invocations": [
        {
          "executionSuccessful": true
        }
      ],
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "required",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "missing key 'name'\nnote: schemas/branch.yaml:7:1: the schema's 'required' is here"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/branches/mill.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 1
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/name"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "schemas/branch.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 7,
                  "startColumn": 1
                }
              },
              "message": {
                "text": "the schema's 'required' is here"
              }
            }
          ],
          "partialFingerprints": {
            "peerpool/v1": "4e4f1c5cf2e07f44923434c187fc5fa8"
          }
        },
        {
          "ruleId": "unknown-key",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "unknown key 'nome'\nnote: did you mean 'name'?\nnote: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/branches/mill.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 1
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/nome"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "schemas/branch.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 8,
                  "startColumn": 1
                }
              },
              "message": {
                "text": "the schema's 'additionalProperties' is here"
              }
            }
          ],
          "partialFingerprints": {
            "peerpool/v1": "a4a4859602ae8d632110c58854f50fdc"
          }
        },
        {
          "ruleId": "dangling-ref",
          "ruleIndex": 2,
          "level": "error",
          "message": {
            "text": "'branch' must be the id of a branch; there is no 'quoy'\nnote: did you mean 'quay'?\nnote: schemas/member.yaml:8:34: the schema asks for it here"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/members/m-0a0a0a0a.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 9
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/branch"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "schemas/member.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 8,
                  "startColumn": 34
                }
              },
              "message": {
                "text": "the schema asks for it here"
              }
            }
          ],
          "partialFingerprints": {
            "peerpool/v1": "cf1f8cfaf2af11c3fd8b2b25802c4b3a"
          }
        }
      ]
    }
  ]
}
-- exit --
1
-- cmd --
peerpool check --format github
-- stdout --
::error file=records/branches/mill.yaml,line=1,col=1,title=required::missing key 'name'%0Anote: schemas/branch.yaml:7:1: the schema's 'required' is here
::error file=records/branches/mill.yaml,line=2,col=1,title=unknown-key::unknown key 'nome'%0Anote: did you mean 'name'?%0Anote: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
::error file=records/members/m-0a0a0a0a.yaml,line=3,col=9,title=dangling-ref::'branch' must be the id of a branch; there is no 'quoy'%0Anote: did you mean 'quay'?%0Anote: schemas/member.yaml:8:34: the schema asks for it here
::notice title=peerpool::3 records, 3 errors
-- exit --
1
-- cmd --
peerpool check --format gitlab
-- stdout --
[
  {
    "description": "missing key 'name'; schemas/branch.yaml:7:1: the schema's 'required' is here",
    "check_name": "required",
    "fingerprint": "4e4f1c5cf2e07f44923434c187fc5fa8",
    "severity": "major",
    "location": {
      "path": "records/branches/mill.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "unknown key 'nome'; did you mean 'name'?; schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here",
    "check_name": "unknown-key",
    "fingerprint": "a4a4859602ae8d632110c58854f50fdc",
    "severity": "major",
    "location": {
      "path": "records/branches/mill.yaml",
      "lines": {
        "begin": 2
      }
    }
  },
  {
    "description": "'branch' must be the id of a branch; there is no 'quoy'; did you mean 'quay'?; schemas/member.yaml:8:34: the schema asks for it here",
    "check_name": "dangling-ref",
    "fingerprint": "cf1f8cfaf2af11c3fd8b2b25802c4b3a",
    "severity": "major",
    "location": {
      "path": "records/members/m-0a0a0a0a.yaml",
      "lines": {
        "begin": 3
      }
    }
  }
]
-- exit --
1
-- cmd --
peerpool check --format junit
-- stdout --
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="2">
  <testsuite name="peerpool check" tests="3" failures="2" errors="0">
    <testcase classname="check" name="records/branches/mill.yaml" file="records/branches/mill.yaml">
      <failure type="required" message="2 findings">records/branches/mill.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/mill.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
</failure>
    </testcase>
    <testcase classname="check" name="records/branches/quay.yaml" file="records/branches/quay.yaml"/>
    <testcase classname="check" name="records/members/m-0a0a0a0a.yaml" file="records/members/m-0a0a0a0a.yaml">
      <failure type="dangling-ref" message="'branch' must be the id of a branch; there is no 'quoy'">records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
</failure>
    </testcase>
  </testsuite>
</testsuites>
-- exit --
1
-- cmd --
GITHUB_STEP_SUMMARY=summary.md peerpool check --format github > /dev/null 2>&1 || cat summary.md
-- stdout --
### peerpool check

3 records, 3 errors.

| place | severity | finding | rule |
|---|---|---|---|
| records/branches/mill.yaml:1:1 | error | missing key 'name'<br>schemas/branch.yaml:7:1: the schema's 'required' is here | required |
| records/branches/mill.yaml:2:1 | error | unknown key 'nome'<br>did you mean 'name'?<br>schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here | unknown-key |
| records/members/m-0a0a0a0a.yaml:3:9 | error | 'branch' must be the id of a branch; there is no 'quoy'<br>did you mean 'quay'?<br>schemas/member.yaml:8:34: the schema asks for it here | dangling-ref |
-- cmd --
mkdir top top/pool && cp -r .peerpool.yaml schemas records top/pool && cd top && git init -q . && cd pool && peerpool check --format github --max-findings 1 2>/dev/null
-- stdout --
::error file=pool/records/branches/mill.yaml,line=1,col=1,title=required::missing key 'name'%0Anote: pool/schemas/branch.yaml:7:1: the schema's 'required' is here
::notice title=peerpool::3 records, 3 errors; 2 not shown here
-- exit --
1
-- cmd --
peerpool check --format xml
-- stderr --
peerpool check: '--format' must be one of text, json, sarif, github, gitlab, junit; found 'xml'
  note: see 'peerpool check --help'
-- exit --
2
