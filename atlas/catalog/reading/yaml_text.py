"""Strict YAML: one document of texts, with the line of each; no aliases, tags, tabs or doubled keys.

PyYAML parses; ``_refusals`` walks its events first, so that neither aliases nor nesting can grow before anything is built, and
``_build`` takes every scalar as the text that stands there (a safe loader makes ``NO`` false, ruamel.yaml is slower and no
stricter, and neither tells of a doubled key with its line).
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from atlas.catalog.messages.phrase import Said, said, short
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc, Outcome

_MOST_NODES = 50_000
_DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
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
    lines: dict[Loc, int] = {}
    repeats: list[tuple[Loc, int, int]] = []
    built = Document(path, _build(root, (), _line(root), lines, repeats), lines)
    return built, [
        Problem(path, line, built.field(loc), said("yaml.twice", first=first))
        for loc, line, first in repeats[:MOST_PROBLEMS]
    ]


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
        told = next((words for part, words in _YAML_SAYS if part in why), said("yaml.says", why=why))
        yield min(mark.line + 1, last) if mark else 1, told
    except yaml.YAMLError:
        yield 1, said("yaml.unreadable")


def _marks(event: Any) -> Iterator[Said]:
    if isinstance(event, yaml.AliasEvent):
        yield said("yaml.alias", name=short(str(event.anchor)))
        return
    if event.anchor is not None:
        yield said("yaml.anchor", name=short(str(event.anchor)))
    if event.tag is not None:
        yield said("yaml.tag", name=short(event.tag))


def _build(node: yaml.Node, loc: Loc, line: int, lines: dict[Loc, int], repeats: list[tuple[Loc, int, int]]) -> Any:
    """The texts, lists and groups of ``node``; no deeper than the events were. Of a doubled key the first counts."""
    lines[loc] = line
    if isinstance(node, yaml.SequenceNode):
        return [_build(each, (*loc, at), _line(each), lines, repeats) for at, each in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    group: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unfit(said("yaml.key"), _line(key))
        if key.value in first:
            repeats.append(((*loc, key.value), _line(key), first[key.value]))
            continue
        first[key.value] = _line(key)
        group[key.value] = _build(value, (*loc, key.value), _line(key), lines, repeats)
    return group
