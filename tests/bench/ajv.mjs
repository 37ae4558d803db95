// node ajv.mjs NODE_MODULES yaml|js-yaml SCHEMA LIST
//
// Validates each file that LIST names, one on a line, with ajv; formats on,
// every fault collected.  Exits 1 if a file has one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, parser, schemaFile, listFile] = process.argv.slice(2);
const require = createRequire(modules + '/');
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;
const parse =
  parser === 'yaml' ? require('yaml').parse : require('js-yaml').load;

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const schema = readFileSync(schemaFile, 'utf8');
const validate = ajv.compile(parse(schema));
let faults = 0;

for (const file of readFileSync(listFile, 'utf8').split('\n')) {
  if (file && !validate(parse(readFileSync(file, 'utf8')))) {
    faults++;
    console.log(file, JSON.stringify(validate.errors));
  }
}
process.exitCode = faults ? 1 : 0;
