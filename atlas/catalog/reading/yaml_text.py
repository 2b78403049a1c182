"""Strict YAML: one document of texts, with the line of each; no aliases, tags, tabs or doubled keys.

PyYAML parses; ``_refusals`` walks its events first, so that neither aliases nor nesting can grow before anything is built, and
``_build`` takes every scalar as the text that stands there (a safe loader makes ``NO`` false, ruamel.yaml is slower and no
stricter, and neither tells of a doubled key with its line).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from atlas.catalog.messages.phrase import Said, said, short
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc, Outcome

_MOST_NODES = 50_000
_DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_HASH = re.compile(r" +#")
_BOUNDS = (
    (1, said("yaml.second")),
    (_DEEPEST, said("yaml.deep", most=_DEEPEST)),
    (_MOST_NODES, said("yaml.many", most=_MOST_NODES)),
)
# What libyaml says, in words that help somebody who does not know YAML.
_YAML_SAYS = (
    ("mapping values are not allowed", said("yaml.colon")),
    ("could not find expected ':'", said("yaml.no_colon")),
    ("did not find expected '-'", said("yaml.dash")),
    ("did not find expected key", said("yaml.indent")),
    ("found unexpected end of stream", said("yaml.end")),
    ("did not find expected ',' or", said("yaml.bracket")),
    ("cannot start any token", said("yaml.sign")),
    ("block sequence entries are not allowed", said("yaml.no_list")),
)


def document(text: str, path: str) -> Outcome:
    """The one document that ``text`` holds; problems show it as ``path``."""
    bad = [
        (line, _sign(match[0])) for line, row in enumerate(text.split("\n"), 1) if (match := _UNPRINTABLE.search(row))
    ]
    bad = bad or list(_refusals(text))
    if bad:
        return None, [Problem(path, line, "", says) for line, says in bad[:MOST_PROBLEMS]]
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise Unfit(said("file.empty"))
    found = _Found(text.split("\n") if _HASH.search(text) else [])
    data = _build(root, (), _line(root), found)
    built = Document(path, data, found.lines, commented=tuple(found.commented))
    return built, [
        Problem(path, line, built.field(loc), said("yaml.twice", first=first))
        for loc, line, first in found.repeats[:MOST_PROBLEMS]
    ]


@dataclass(eq=False, slots=True)
class _Found:
    """What building a document finds out; ``rows`` are the lines of its text, if there may be comments in them."""

    rows: list[str]
    lines: dict[Loc, int] = field(default_factory=dict)
    repeats: list[tuple[Loc, int, int]] = field(default_factory=list)
    commented: list[Loc] = field(default_factory=list)


def _sign(sign: str) -> Said:
    return said("yaml.tab") if sign == "\t" else said("yaml.control", code=f"{ord(sign):04X}")


def _line(part: Any) -> int:
    return int(part.start_mark.line) + 1


def _refusals(text: str) -> Iterator[tuple[int, Said]]:
    """Everything that is not allowed, with its line; ends at what cannot be read, is too deep or too much."""
    documents = nodes = depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            nodes += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.NodeEvent):
                yield from ((_line(event), says) for says in _marks(event))
            for (most, says), reached in zip(_BOUNDS, (documents, depth, nodes), strict=True):
                if reached > most:
                    yield _line(event), says
                    return
    except yaml.MarkedYAMLError as error:
        mark, why = error.problem_mark or error.context_mark, str(error.problem or error.context)
        last = max(text.count("\n") + (not text.endswith("\n")), 1)
        if mark and (line := _comment_within(text, error.context_mark or mark, mark)):
            yield line, said("yaml.comment")
            return
        told = next((words for part, words in _YAML_SAYS if part in why), said("yaml.says", why=why))
        yield min(mark.line + 1, last) if mark else 1, told
    except yaml.YAMLError:
        yield 1, said("yaml.unreadable")


def _comment_within(text: str, start: Any, end: Any) -> int:
    """The line of a comment between the brackets that could not be read, which most likely took their end away; 0 for none."""
    rows = text.split("\n")
    if start.line < len(rows) and rows[start.line][start.column : start.column + 1] in ("{", "["):
        for line in range(start.line, min(end.line + 1, len(rows))):
            row = rows[line][start.column :] if line == start.line else rows[line]
            if re.search(r"^[^'\"#]*[^\s'\"#] +#", row):
                return line + 1
    return 0


def _marks(event: Any) -> Iterator[Said]:
    if isinstance(event, yaml.AliasEvent):
        yield said("yaml.alias", name=short(str(event.anchor)))
        return
    if event.anchor is not None:
        yield said("yaml.anchor", name=short(str(event.anchor)))
    if event.tag is not None:
        yield said("yaml.tag", name=short(event.tag))


def _build(node: yaml.Node, loc: Loc, line: int, found: _Found) -> Any:
    """The texts, lists and groups of ``node``; no deeper than the events were. Of a doubled key the first counts."""
    found.lines[loc] = line
    if isinstance(node, yaml.SequenceNode):
        return [_build(each, (*loc, at), _line(each), found) for at, each in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        if found.rows and isinstance(node, yaml.ScalarNode) and not node.style:  # a text without quotes
            row = found.rows[node.end_mark.line] if node.end_mark.line < len(found.rows) else ""
            if _HASH.match(row, node.end_mark.column):
                found.commented.append(loc)
        return node.value
    group: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unfit(said("yaml.key"), _line(key))
        if key.value in first:
            found.repeats.append(((*loc, key.value), _line(key), first[key.value]))
            continue
        first[key.value] = _line(key)
        group[key.value] = _build(value, (*loc, key.value), _line(key), found)
    return group
