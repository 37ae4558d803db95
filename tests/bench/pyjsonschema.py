"""pyjsonschema.py SCHEMA LIST

Validates each file that LIST names, one on a line, with python3-jsonschema
and PyYAML's C loader; formats on, every fault collected.  Exits 1 if a file
has one."""
import sys

import jsonschema
import yaml


class Loader(yaml.CSafeLoader):
    """Dates stay text, as JSON Schema wants them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers
            if tag != 'tag:yaml.org,2002:timestamp']
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()}


def load(name):
    with open(name, encoding='utf-8') as file:
        return yaml.load(file, Loader)


validator = jsonschema.Draft202012Validator(
    load(sys.argv[1]), format_checker=jsonschema.FormatChecker())
faults = 0
with open(sys.argv[2], encoding='utf-8') as names:
    for name in names.read().split('\n'):
        for error in validator.iter_errors(load(name)) if name else ():
            print(name, error.message)
            faults += 1
sys.exit(1 if faults else 0)
