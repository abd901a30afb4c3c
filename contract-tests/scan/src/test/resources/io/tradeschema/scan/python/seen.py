"""For each file named on standard input, one line of JSON: its texts, whole numbers and called names, as CPython's own parser has them."""

import ast
import json
import sys
import warnings
from collections import Counter

warnings.simplefilter("ignore")


def called(node):
    callee = node.func
    return callee.id if isinstance(callee, ast.Name) else callee.attr if isinstance(callee, ast.Attribute) else None


def seen(tree):
    texts, numbers, calls = Counter(), Counter(), Counter()
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.FormattedValue):
            node.format_spec = None  # a form is no text of its own
        elif isinstance(node, ast.Slice):
            node.step = None  # the code has the bounds alone
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            value = node.value
            if isinstance(value, str):
                if value.encode(errors="ignore").decode() == value:  # half a character cannot be printed
                    texts[value] += 1
            elif isinstance(value, bytes):
                texts["b:" + value.decode("latin-1")] += 1
            elif isinstance(value, int) and not isinstance(value, bool):
                numbers[str(value)] += 1
        elif isinstance(node, ast.Call) and called(node):
            calls[called(node)] += 1
    return {"texts": texts, "numbers": numbers, "calls": calls}


sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else None
for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        with open(path, "rb") as file:
            found = seen(ast.parse(file.read()))
        print(json.dumps(found))
    except (SyntaxError, ValueError, RecursionError, MemoryError, UnicodeError):
        print("null")
