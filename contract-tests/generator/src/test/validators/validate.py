"""Judges our published schemas with jsonschema; run by ForeignValidatorsTest.

Reads JSON lines: first {"schemas": [text, ...]}, then {"schema": index, "text": message} each. Prints a line for each
message: 1 valid, 0 not (or no JSON).
"""

import json
import sys

from jsonschema import Draft202012Validator


def no_json(constant):
    raise ValueError(constant + " is no JSON")


def is_valid(validator, text):
    try:
        message = json.loads(text, parse_constant=no_json)
    except ValueError:
        return False
    return validator.is_valid(message)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    schemas = [json.loads(text) for text in json.loads(sys.stdin.readline())["schemas"]]
    for schema in schemas:
        Draft202012Validator.check_schema(schema)
    validators = [Draft202012Validator(schema) for schema in schemas]
    for line in sys.stdin:
        given = json.loads(line)
        validator = validators[given["schema"]]
        if given.get("explain"):
            errors = validator.iter_errors(json.loads(given["text"]))
            print(" | ".join(error.message for error in errors))
        else:
            print("1" if is_valid(validator, given["text"]) else "0")


main()
