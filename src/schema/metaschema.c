/* The meta-schemas, from the tables of JSON Schema core and validation. */
#include "schema/metaschema.h"

#define BASE "https://json-schema.org/draft/2020-12/"

#define HEAD(name) \
	"$schema: " BASE "schema\n" \
	"$id: " BASE name "\n" \
	"$dynamicAnchor: meta\n" \
	"type: [object, boolean]\n"

#define SCHEMA "{ $dynamicRef: '#meta' }"
#define SCHEMA_LIST "{ $ref: '#/$defs/schemaArray' }"
#define SCHEMA_MAP \
	"{ type: object, additionalProperties: " SCHEMA ", default: {} }"

static const struct {
	const char *uri, *text;
} documents[] = {
	{ BASE "schema",
	HEAD("schema")
	"$vocabulary:\n"
	"  " BASE "vocab/core: true\n"
	"  " BASE "vocab/applicator: true\n"
	"  " BASE "vocab/unevaluated: true\n"
	"  " BASE "vocab/validation: true\n"
	"  " BASE "vocab/meta-data: true\n"
	"  " BASE "vocab/format-annotation: true\n"
	"  " BASE "vocab/content: true\n"
	"allOf:\n"
	"- { $ref: meta/core }\n"
	"- { $ref: meta/applicator }\n"
	"- { $ref: meta/unevaluated }\n"
	"- { $ref: meta/validation }\n"
	"- { $ref: meta/meta-data }\n"
	"- { $ref: meta/format-annotation }\n"
	"- { $ref: meta/content }\n"
	"properties:\n"
	"  definitions:\n"
	"    { type: object, additionalProperties: " SCHEMA ",\n"
	"      deprecated: true, default: {} }\n"
	"  dependencies:\n"
	"    type: object\n"
	"    additionalProperties:\n"
	"      anyOf:\n"
	"      - " SCHEMA "\n"
	"      - { $ref: 'meta/validation#/$defs/stringArray' }\n"
	"    deprecated: true\n"
	"    default: {}\n"
	"  $recursiveAnchor:\n"
	"    { $ref: 'meta/core#/$defs/anchorString', deprecated: true }\n"
	"  $recursiveRef:\n"
	"    { $ref: 'meta/core#/$defs/uriReferenceString',\n"
	"      deprecated: true }\n" },

	{ BASE "meta/core",
	HEAD("meta/core")
	"properties:\n"
	"  $id: { $ref: '#/$defs/uriReferenceString', pattern: '^[^#]*#?$' }\n"
	"  $schema: { $ref: '#/$defs/uriString' }\n"
	"  $ref: { $ref: '#/$defs/uriReferenceString' }\n"
	"  $anchor: { $ref: '#/$defs/anchorString' }\n"
	"  $dynamicRef: { $ref: '#/$defs/uriReferenceString' }\n"
	"  $dynamicAnchor: { $ref: '#/$defs/anchorString' }\n"
	"  $vocabulary:\n"
	"    type: object\n"
	"    propertyNames: { $ref: '#/$defs/uriString' }\n"
	"    additionalProperties: { type: boolean }\n"
	"  $comment: { type: string }\n"
	"  $defs: " SCHEMA_MAP "\n"
	"$defs:\n"
	"  anchorString:\n"
	"    { type: string, pattern: '^[A-Za-z_][-A-Za-z0-9._]*$' }\n"
	"  uriString: { type: string, format: uri }\n"
	"  uriReferenceString: { type: string, format: uri-reference }\n" },

	{ BASE "meta/applicator",
	HEAD("meta/applicator")
	"properties:\n"
	"  prefixItems: " SCHEMA_LIST "\n"
	"  items: " SCHEMA "\n"
	"  contains: " SCHEMA "\n"
	"  additionalProperties: " SCHEMA "\n"
	"  properties: " SCHEMA_MAP "\n"
	"  patternProperties:\n"
	"    type: object\n"
	"    additionalProperties: " SCHEMA "\n"
	"    propertyNames: { format: regex }\n"
	"    default: {}\n"
	"  dependentSchemas: " SCHEMA_MAP "\n"
	"  propertyNames: " SCHEMA "\n"
	"  if: " SCHEMA "\n"
	"  then: " SCHEMA "\n"
	"  else: " SCHEMA "\n"
	"  allOf: " SCHEMA_LIST "\n"
	"  anyOf: " SCHEMA_LIST "\n"
	"  oneOf: " SCHEMA_LIST "\n"
	"  not: " SCHEMA "\n"
	"$defs:\n"
	"  schemaArray: { type: array, minItems: 1, items: " SCHEMA " }\n" },

	{ BASE "meta/unevaluated",
	HEAD("meta/unevaluated")
	"properties:\n"
	"  unevaluatedItems: " SCHEMA "\n"
	"  unevaluatedProperties: " SCHEMA "\n" },

	{ BASE "meta/validation",
	HEAD("meta/validation")
	"properties:\n"
	"  type:\n"
	"    anyOf:\n"
	"    - { $ref: '#/$defs/simpleTypes' }\n"
	"    - type: array\n"
	"      items: { $ref: '#/$defs/simpleTypes' }\n"
	"      minItems: 1\n"
	"      uniqueItems: true\n"
	"  const: true\n"
	"  enum: { type: array, items: true }\n"
	"  multipleOf: { type: number, exclusiveMinimum: 0 }\n"
	"  maximum: { type: number }\n"
	"  exclusiveMaximum: { type: number }\n"
	"  minimum: { type: number }\n"
	"  exclusiveMinimum: { type: number }\n"
	"  maxLength: { $ref: '#/$defs/nonNegativeInteger' }\n"
	"  minLength: { $ref: '#/$defs/nonNegativeIntegerDefault0' }\n"
	"  pattern: { type: string, format: regex }\n"
	"  maxItems: { $ref: '#/$defs/nonNegativeInteger' }\n"
	"  minItems: { $ref: '#/$defs/nonNegativeIntegerDefault0' }\n"
	"  uniqueItems: { type: boolean, default: false }\n"
	"  maxContains: { $ref: '#/$defs/nonNegativeInteger' }\n"
	"  minContains: { $ref: '#/$defs/nonNegativeInteger', default: 1 }\n"
	"  maxProperties: { $ref: '#/$defs/nonNegativeInteger' }\n"
	"  minProperties: { $ref: '#/$defs/nonNegativeIntegerDefault0' }\n"
	"  required: { $ref: '#/$defs/stringArray' }\n"
	"  dependentRequired:\n"
	"    type: object\n"
	"    additionalProperties: { $ref: '#/$defs/stringArray' }\n"
	"$defs:\n"
	"  nonNegativeInteger: { type: integer, minimum: 0 }\n"
	"  nonNegativeIntegerDefault0:\n"
	"    { $ref: '#/$defs/nonNegativeInteger', default: 0 }\n"
	"  simpleTypes:\n"
	"    enum: [array, boolean, integer, 'null', number, object, string]\n"
	"  stringArray:\n"
	"    { type: array, items: { type: string }, uniqueItems: true,\n"
	"      default: [] }\n" },

	{ BASE "meta/meta-data",
	HEAD("meta/meta-data")
	"properties:\n"
	"  title: { type: string }\n"
	"  description: { type: string }\n"
	"  default: true\n"
	"  deprecated: { type: boolean, default: false }\n"
	"  readOnly: { type: boolean, default: false }\n"
	"  writeOnly: { type: boolean, default: false }\n"
	"  examples: { type: array, items: true }\n" },

	{ BASE "meta/format-annotation",
	HEAD("meta/format-annotation")
	"properties:\n"
	"  format: { type: string }\n" },

	{ BASE "meta/format-assertion",
	HEAD("meta/format-assertion")
	"properties:\n"
	"  format: { type: string }\n" },

	{ BASE "meta/content",
	HEAD("meta/content")
	"properties:\n"
	"  contentMediaType: { type: string }\n"
	"  contentEncoding: { type: string }\n"
	"  contentSchema: " SCHEMA "\n" },
};

struct pp_str pp_metaschema_text(struct pp_str uri, const char **name)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		if (pp_str_is(uri, documents[i].uri)) {
			if (name)
				*name = documents[i].uri;
			return pp_str(documents[i].text);
		}
	return (struct pp_str){ NULL, 0 };
}
