"""Strict YAML: one document of texts, with the line of each; no aliases, tags, tabs or doubled keys.

PyYAML parses, and its events are taken one by one, so that neither aliases nor nesting can grow before anything is built. Every
scalar is the text that stands there (a safe loader makes ``NO`` false, ruamel.yaml is slower and no stricter, and neither tells
of a doubled key with its line).
"""

import re
from collections.abc import Callable, Iterator
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
    bad = [(text.count("\n", 0, match.start()) + 1, _sign(match[0])) for match in _first_a_line(text)]
    if not bad:
        reader = _Reader(text)
        data = reader.document()
        bad = reader.refused
    if bad:
        return None, [Problem(path, line, "", says) for line, says in bad[:MOST_PROBLEMS]]
    if reader.unfit:
        raise reader.unfit
    built = Document(path, data, reader.lines, commented=tuple(reader.commented))
    return built, [
        Problem(path, line, built.field(loc), said("yaml.twice", first=first))
        for loc, line, first in reader.repeats[:MOST_PROBLEMS]
    ]


def _first_a_line(text: str) -> Iterator[re.Match[str]]:
    """The first sign of each line that no file may hold."""
    at = 0
    while match := _UNPRINTABLE.search(text, at):
        yield match
        if not (at := text.find("\n", match.start()) + 1):
            return


def _sign(sign: str) -> Said:
    return said("yaml.tab") if sign == "\t" else said("yaml.control", code=f"{ord(sign):04X}")


def _line(part: Any) -> int:
    return int(part.start_mark.line) + 1


class _Refused(Exception):
    """Nothing after this place is read; ``refused`` says why."""


class _Reader:
    """One pass over the events of ``text``. Afterwards ``refused`` holds everything that is not allowed, with its line, up to what
    cannot be read, is too deep or too much; ``unfit`` is the first key that is none; the rest is of the document that was built."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows = text.split("\n") if _HASH.search(text) else []  # only where there may be comments
        self._nodes = 0
        self.lines: dict[Loc, int] = {}
        self.repeats: list[tuple[Loc, int, int]] = []
        self.commented: list[Loc] = []
        self.refused: list[tuple[int, Said]] = []
        self.unfit: Unfit | None = None

    def document(self) -> Any:
        """The texts, lists and groups of the first document, as far as they could be read."""
        data: Any = None
        loader = None
        try:
            loader = _LOADER(self._text)
            self._next: Callable[[], Any] = loader.get_event
            self._next()  # the stream begins
            if isinstance(self._next(), yaml.StreamEndEvent):
                self.unfit = Unfit(said("file.empty"))
                return None
            first = self._next()
            data = self._value(first, (), _line(first), 0)
            self._next()  # the document ends
            if not isinstance(after := self._next(), yaml.StreamEndEvent):
                self.refused.append((_line(after), said("yaml.second")))
        except _Refused:
            pass
        except yaml.MarkedYAMLError as error:
            self.refused.append(_told(self._text, error))
        except yaml.YAMLError:
            self.refused.append((1, said("yaml.unreadable")))
        finally:
            if loader is not None:
                loader.dispose()
        return data

    def _value(self, event: Any, loc: Loc | None, line: int, depth: int) -> Any:
        """The value that begins with ``event``; what stands at None is read and not kept."""
        self._count(event)
        if loc is not None:
            self.lines[loc] = line
        if isinstance(event, yaml.ScalarEvent):
            if self._rows and loc is not None and not event.style and self._comment_follows(event.end_mark):
                self.commented.append(loc)
            return event.value
        if isinstance(event, yaml.AliasEvent):
            return None
        if depth == _DEEPEST:
            self._stop(event, said("yaml.deep", most=_DEEPEST))
        if isinstance(event, yaml.MappingStartEvent):
            return self._group(loc, depth + 1)
        items: list[Any] = []
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            place = None if loc is None else (*loc, len(items))
            items.append(self._value(item, place, _line(item), depth + 1))
        return items

    def _group(self, loc: Loc | None, depth: int) -> dict[str, Any]:
        """A group without its brackets. Of a doubled key the first counts."""
        group: dict[str, Any] = {}
        first: dict[str, int] = {}
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            line = _line(key)
            name = self._value(key, None, line, depth)
            if not isinstance(name, str):
                self.unfit = self.unfit or Unfit(said("yaml.key"), line)
                self._value(self._next(), None, line, depth)
                continue
            place = None if loc is None else (*loc, name)
            if name in first:
                if place is not None:
                    self.repeats.append((place, line, first[name]))
                self._value(self._next(), None, line, depth)
                continue
            first[name] = line
            group[name] = self._value(self._next(), place, line, depth)
        return group

    def _count(self, event: Any) -> None:
        """Refuses anchors, aliases and tags, and stops at too many values."""
        self._nodes += 1
        if event.anchor is not None or (not isinstance(event, yaml.AliasEvent) and event.tag is not None):
            self.refused += ((_line(event), says) for says in _marks(event))
        if self._nodes > _MOST_NODES:
            self._stop(event, said("yaml.many", most=_MOST_NODES))

    def _comment_follows(self, mark: Any) -> bool:
        """Whether a comment stands behind the end of a text without quotes."""
        row = self._rows[mark.line] if mark.line < len(self._rows) else ""
        return bool(_HASH.match(row, mark.column))

    def _stop(self, event: Any, says: Said) -> None:
        self.refused.append((_line(event), says))
        raise _Refused


def _told(text: str, error: yaml.MarkedYAMLError) -> tuple[int, Said]:
    """The line of what cannot be read, and why, in words that help somebody who does not know YAML."""
    mark, why = error.problem_mark or error.context_mark, str(error.problem or error.context)
    last = max(text.count("\n") + (not text.endswith("\n")), 1)
    if mark and (line := _comment_within(text, error.context_mark or mark, mark)):
        return line, said("yaml.comment")
    told = next((words for part, words in _YAML_SAYS if part in why), said("yaml.says", why=why))
    return (min(mark.line + 1, last) if mark else 1), told


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
