"""Strict JSON: no doubled names, no numbers that are none, and the lines of the items of lists."""

import re
from typing import Any, NoReturn

from atlas.catalog.problem import quoted
from atlas.catalog.reading.document import Loc


def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"has the name {quoted(twice)} twice in one object")
    return value


def no_number(text: str) -> NoReturn:
    raise ValueError(f"has {text}, which is not a number")


_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],\n]')


def lines(text: str) -> dict[Loc, int]:
    """Lines of the items of lists that are the values of the outermost object, such as ``("features", 3)``."""
    found: dict[Loc, int] = {(): 1}
    if "\n" not in text.strip():
        return found
    line, depth, key, count = 1, 0, "", 0
    for match in _JSON_TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token in "{[":
            depth += 1
            if depth == 2:
                count = 0
            elif depth == 3:
                found[(key, count)] = line
        elif token in "}]":
            depth -= 1
        elif token == ",":
            count += depth == 2
        elif depth == 1:
            key = token[1:-1]
    return found
