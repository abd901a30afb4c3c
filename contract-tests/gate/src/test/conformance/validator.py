"""Judges the payloads of the conformance file with jsonschema; the second argument is the folder of schemas.

Prints a JSON line for each payload that is text: whether it is valid under the published schema of its event.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator


def no_json(constant):
    raise ValueError(constant + " is no JSON")


def schema(event, version):
    name = event.replace(".", "-").replace("_", "-")
    return json.loads((Path(sys.argv[2]) / name / version / (name + ".schema.json")).read_text("utf-8"))


def is_valid(validator, text):
    try:
        return validator.is_valid(json.loads(text, parse_constant=no_json))
    except (ValueError, RecursionError):
        return False


validators = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    next(lines)
    for case in map(json.loads, lines):
        if isinstance(case.get("message"), str):
            key = case["event"], case["version"]
            if key not in validators:
                validators[key] = Draft202012Validator(schema(*key))
            print(json.dumps({"id": case["id"], "accepted": is_valid(validators[key], case["message"])}))
