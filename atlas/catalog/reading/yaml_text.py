"""Strict YAML: one document of texts, with the line of each; no aliases, tags, tabs or doubled keys, and nothing recursive.

The parser's events are taken one by one, so that neither aliases nor nesting can grow beyond what is allowed here.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from atlas.catalog.problem import Problem, plain, quoted
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc, Outcome

_MOST_NODES = 50_000
_DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# What libyaml says, in words that help somebody who does not know YAML.
_YAML_SAYS = (
    (
        "mapping values are not allowed",
        "there is a colon too many, or the indentation is off; put quotes around a text that has ': '",
    ),
    (
        "could not find expected ':'",
        "a field has no colon; write 'name: value', with ':' (not '：') and a space after it",
    ),
    (
        "did not find expected '-'",
        "the indentation does not fit the list above; begin each entry with '- ' in one column",
    ),
    ("did not find expected key", "the indentation does not fit, or a quotation mark is not closed"),
    ("found unexpected end of stream", "a quotation mark or bracket is not closed"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("cannot start any token", "a text begins with a sign that YAML keeps for itself; put quotes around it"),
    ("block sequence entries are not allowed", "a '- ' stands where no list can begin"),
)


def document(text: str, path: str, digest: str) -> Outcome:
    """The one document that ``text`` holds; problems show it as ``path``."""
    bad = [
        Problem(path, line, "", _sign(match[0]))
        for line, row in enumerate(text.split("\n"), 1)
        if (match := _UNPRINTABLE.search(row))
    ]
    return (None, bad[:MOST_PROBLEMS]) if bad else _Yaml(path, digest).read(text)


def _sign(sign: str) -> str:
    return "has a tab; write spaces" if sign == "\t" else f"has the control character U+{ord(sign):04X}; delete it"


class _Stop(Exception):
    """Nothing after this point of the file can be read."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping being filled; ``loc`` is None inside a value that is thrown away."""

    into: dict[str, Any] | list[Any]
    loc: Loc | None
    keys: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    repeated: bool = False


class _Yaml:
    """Builds one document from yaml's events; no recursion, so depth is a number that can be refused."""

    def __init__(self, path: str, digest: str) -> None:
        self.path, self.digest = path, digest
        self.refused: list[Problem] = []
        self.repeats: list[tuple[Loc, int, int]] = []
        self.lines: dict[Loc, int] = {}
        self.stack: list[_Frame] = []
        self.root: Any = None
        self.nodes = 0

    def read(self, text: str) -> Outcome:
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event, event.start_mark.line + 1 if event.start_mark else 1)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            says = str(error.problem or error.context)
            advice = next(
                (plain_words for part, plain_words in _YAML_SAYS if part in says),
                f"cannot be read as YAML: {plain(says)}",
            )
            last = text.count("\n") + (not text.endswith("\n"))
            self.refused.append(Problem(self.path, min(mark.line + 1, max(last, 1)) if mark else 1, "", advice))
        except yaml.YAMLError:
            self.refused.append(Problem(self.path, 1, "", "cannot be read as YAML"))
        except _Stop:
            pass
        if self.root is None and not self.refused:
            self.refused.append(Problem(self.path, 1, "", "the file is empty"))
        document = Document(self.path, self.root, self.lines, digest=self.digest)
        twice = [
            Problem(self.path, line, document.field(loc), f"written twice; first on line {first}")
            for loc, line, first in self.repeats[:MOST_PROBLEMS]
        ]
        return (None if self.refused else document), [*self.refused[:MOST_PROBLEMS], *twice]

    def _refuse(self, line: int, message: str) -> None:
        self.refused.append(Problem(self.path, line, "", message))

    def _stop(self, line: int, message: str) -> NoReturn:
        self._refuse(line, message)
        raise _Stop

    def _take(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            if self.root is not None:
                self._stop(line, "a second document begins here; a file holds one")
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(line, f"has an alias, {quoted(f'*{event.anchor}')}; write the value out")
            self._value("", line)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._refuse(line, f"has an anchor, {quoted(f'&{event.anchor}')}; write each value out")
        if event.tag is not None:
            self._refuse(line, f"has a tag, {quoted(event.tag)}; write the value without it")
        if isinstance(event, yaml.ScalarEvent):
            self._value(event.value, line)
            return
        if len(self.stack) >= _DEEPEST:
            self._stop(line, f"is nested more than {_DEEPEST} deep")
        into: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Frame(into, self._value(into, line)))

    def _value(self, value: Any, line: int) -> Loc | None:
        """Puts a value (or a key) where it belongs and returns its location."""
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            self._stop(line, f"has more than {_MOST_NODES} values; split the file")
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        frame = self.stack[-1]
        if isinstance(frame.into, list):
            frame.into.append(value)
            return self._at(frame, len(frame.into) - 1, line)
        if frame.key is None:
            if not isinstance(value, str):
                self._stop(line, "a list or a group of fields stands where the name of a field is expected")
            frame.key, frame.repeated = value, value in frame.keys
            if not frame.repeated:
                frame.keys[value] = line
            elif frame.loc is not None:
                self.repeats.append(((*frame.loc, value), line, frame.keys[value]))
            return None
        key, frame.key = frame.key, None
        if frame.repeated:
            return None
        frame.into[key] = value
        return self._at(frame, key, frame.keys[key])

    def _at(self, frame: _Frame, step: int | str, line: int) -> Loc | None:
        if frame.loc is None:
            return None
        loc = (*frame.loc, step)
        self.lines[loc] = line
        return loc
