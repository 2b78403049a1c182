"""Strict JSON: no doubled names, no numbers that are none, and the lines of the items of lists.

The ``json`` module reads; only the lines are found here, since it does not tell them.
"""

import json
import re
from typing import Any, NoReturn

from atlas.catalog.messages.phrase import plain, said, short
from atlas.catalog.problem import Unfit
from atlas.catalog.reading.document import Document, Loc, Outcome


def document(text: str, path: str) -> Outcome:
    if not text.strip():
        raise Unfit(said("file.empty"))
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Unfit(said("json.unreadable", why=plain(error.msg).lower()), error.lineno) from None
    except RecursionError:
        raise Unfit(said("json.deep")) from None
    except Unfit:
        raise
    except ValueError:
        raise Unfit(said("json.long")) from None
    return Document(path, value, _lines(text)), []


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, each in pairs:
        if name in value:
            raise Unfit(said("json.twice", name=short(name)))
        value[name] = each
    return value


def _no_number(text: str) -> NoReturn:
    raise Unfit(said("json.no_number", text=text))


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],\n]')


def _lines(text: str) -> dict[Loc, int]:
    """Lines of the items of lists that are the values of the outermost object, such as ``("features", 3)``."""
    found: dict[Loc, int] = {(): 1}
    if "\n" not in text.strip():
        return found
    line, depth, key, count = 1, 0, "", 0
    for match in _TOKEN.finditer(text):
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
