"""Records as YAML in the form of the data files: groups on lines of their own, short entries of a list in braces.

Own and not ``yaml.dump``, which has one style for a whole document, breaks long lines and quotes ``2025-05``, which every reader
of these files takes for a text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from atlas.catalog.writing.raw import Raw

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ON_LINES = ("rivals", "phases")  # their notes are long
_PLAIN = re.compile(r"\w[\w./-]*")
Lines = Iterator[str]


@lru_cache(maxsize=4096)
def scalar(text: str, *, flow: bool) -> str:
    """``text`` as one scalar: bare if the parser takes it so, else in single quotes."""
    tried = f"{{k: {text}}}" if flow else f"k: {text}"
    if _PLAIN.fullmatch(text) or _read(tried) == text:
        return text
    return "'" + text.replace("'", "''") + "'"


def _read(line: str) -> str | None:
    try:
        node = yaml.compose(line, Loader=_LOADER)
    except yaml.YAMLError:
        return None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    bare = len(pairs) == 1 and isinstance(pairs[0][1], yaml.ScalarNode) and pairs[0][1].style is None
    return str(pairs[0][1].value) if bare else None


def flow(value: Any) -> str:
    """A group in braces, a list in brackets, or a text within them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]" if isinstance(value, list) else scalar(value, flow=True)


def group(record: Raw, indent: str) -> Lines:
    """The lines of a group."""
    for name, value in record.items():
        yield from field(name, value, indent)


def field(name: str, value: Any, indent: str) -> Lines:
    """The lines of one field of a group."""
    if isinstance(value, list):
        yield f"{indent}{name}:"
        for each in value:
            yield from item(each, indent + "  ", in_braces=in_braces(name, each))
    else:
        yield f"{indent}{name}: {scalar(value, flow=False)}"


def in_braces(name: str, each: Any) -> bool:
    """Whether an entry of the list ``name`` stands in braces where no other entry shows how."""
    return isinstance(each, dict) and name not in _ON_LINES and not any(isinstance(v, list) for v in each.values())


def item(each: Any, indent: str, *, in_braces: bool) -> Lines:
    """The lines of one entry of a list, whose dash stands at ``indent``."""
    if isinstance(each, dict) and not in_braces:
        first, *rest = group(each, indent + "  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{indent}- {flow(each) if isinstance(each, dict) else scalar(each, flow=False)}"


def records(all_: list[Raw]) -> str:
    """A file that is a list of records, with an empty line between them."""
    if not all_:
        return "[]\n"
    return "\n".join("".join(f"{line}\n" for line in item(each, "", in_braces=False)) for each in all_)


def record(one: Raw) -> str:
    """A file that is one record."""
    return "".join(f"{line}\n" for line in group(one, ""))
