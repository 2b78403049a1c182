"""A changed record in its file: only the values, lines and entries that changed are written anew, so that comments, order and the
layout of everything else stay. What comes out is read again; if it does not say what it should, the whole file is written in
the form of the house, and the caller is told, since then comments are gone.

Own, since ruamel.yaml, which keeps comments, types values first, writes the rest of the file in its own layout, and does not
take single files apart from what a keeper laid out by hand.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import yaml

from atlas.catalog.reading import yaml_text
from atlas.catalog.writing import house
from atlas.catalog.writing.raw import Raw, align

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Edited = tuple[str, bool]


class _Beyond(Exception):
    """The change cannot be made piece by piece."""


def record(text: str, old: Raw, new: Raw) -> Edited:
    """The file ``text``, which is the record ``old``, as ``new``; False if its comments and layout could not be kept."""
    editor = _Editor(text)
    return _checked(text, new, house.record(new), lambda: editor.group(editor.root, old, new))


def records(text: str, old: Sequence[Raw], new: Sequence[Raw]) -> Edited:
    """The same for a file that is a list of records sorted by id."""
    editor = _Editor(text)
    return _checked(text, list(new), house.records(list(new)), lambda: editor.listed(editor.root, "", old, new))


def _checked(text: str, wanted: Any, anew: str, edit: Callable[[], str]) -> Edited:
    try:
        made = edit()
        document, problems = yaml_text.document(made, "")
        if document and not problems and _plain(document.data) == _plain(wanted):
            return made, True
    except (_Beyond, ValueError, yaml.YAMLError):
        pass  # what comes out anew is right as well
    return anew, "#" not in text


def _plain(value: Any) -> Any:
    """What is compared: a file may write out what is left out elsewhere."""
    if isinstance(value, dict):
        kept = {name: _plain(each) for name, each in value.items()}
        return {
            name: each for name, each in kept.items() if each not in ("", []) and (name, each) != ("sense", "capacity")
        }
    return [_plain(each) for each in value] if isinstance(value, list) else value


class _Editor:
    """Collects what is to be put where, by position in the text, and puts it there in one go."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.root = yaml.compose(text, Loader=_LOADER)
        self.edits: list[tuple[int, int, int, str]] = []
        self.gone: set[int] = set()

    def group(self, node: Any, old: Raw, new: Raw) -> str:
        self._group(node, old, new)
        return self._done()

    def listed(self, node: Any, name: str, old: Sequence[Any], new: Sequence[Any]) -> str:
        self._list(node, name, old, new, gap=1)
        return self._done()

    def _done(self) -> str:
        text = self.text
        for line in self.gone:
            self._put(self.starts[line], min(self.starts[line + 1], len(text)), "")
        for start, end, _, put in sorted(self.edits, reverse=True):
            text = text[:start] + put + text[end:]
        return text

    def _put(self, start: int, end: int, put: str) -> None:
        self.edits.append((start, end, len(self.edits), put))

    def _at(self, mark: Any) -> int:
        return int(self.starts[mark.line]) + int(mark.column)

    def _value(self, node: Any, old: Any, new: Any, *, in_flow: bool) -> None:
        if old == new:
            return
        if isinstance(new, str) and isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
            self._put(self._at(node.start_mark), self._at(node.end_mark), house.scalar(new, flow=in_flow))
        elif isinstance(new, dict) and isinstance(node, yaml.MappingNode):
            self._group(node, old, new)
        else:
            raise _Beyond

    def _group(self, node: Any, old: Raw, new: Raw) -> None:
        if node.flow_style:
            self._braces(node, old, new)
            return
        there = {key.value: (key, value) for key, value in node.value}
        indent = " " * node.start_mark.column
        above = node.value[0]
        for name in new:
            if name not in there:
                self._insert(self._last(above[1]) + 1, house.field(name, new[name], indent))
                continue
            above = there[name]
            if isinstance(new[name], list):
                self._list(above[1], name, old.get(name, []), new[name])
            else:
                self._value(above[1], old.get(name), new[name], in_flow=False)
        for name, (key, value) in there.items():
            if name in old and name not in new:
                if (key, value) == node.value[0]:
                    raise _Beyond
                self._delete(key.start_mark.line, self._last(value))

    def _braces(self, node: Any, old: Raw, new: Raw) -> None:
        there = {key.value: value for key, value in node.value}
        if (
            all(isinstance(value, yaml.ScalarNode) for value in there.values())
            and set(new) <= set(there)
            and set(old) <= set(new)
        ):
            for name, value in new.items():
                self._value(there[name], old.get(name), value, in_flow=True)
        else:
            self._put(self._at(node.start_mark), self._at(node.end_mark), house.flow(new))

    def _list(self, node: Any, name: str, old: Sequence[Any], new: Sequence[Any], gap: int = 0) -> None:
        if list(old) == list(new):
            return
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != len(old) or not old or not new:
            raise _Beyond
        if node.flow_style:
            self._put(self._at(node.start_mark), self._at(node.end_mark), house.flow(list(new)))
            return
        indent, row = " " * node.start_mark.column, node.start_mark.line
        in_braces = any(each.flow_style for each in node.value if isinstance(each, yaml.MappingNode))
        for was, now in align(old, new):
            if was is None and now is not None:
                lines = list(house.item(new[now], indent, in_braces=in_braces and house.in_braces(name, new[now])))
                first = row == node.start_mark.line
                self._insert(row, [*lines, ""] if gap and first else ["", *lines] if gap else lines)
                continue
            each = node.value[was]
            if was is None or now is None:
                self._delete(each.start_mark.line, self._last(each), gap)
            else:
                self._value(each, old[was], new[now], in_flow=False)
                row = self._last(each) + 1

    def _last(self, node: Any) -> int:
        """The last line of a node; the parser gives the end of a block as the start of what follows."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._last(last[1] if isinstance(last, tuple) else last)
        end = node.end_mark
        return int(end.line) - int(end.column == 0 and end.line > node.start_mark.line)

    def _insert(self, row: int, lines: Iterable[str]) -> None:
        at = min(self.starts[row], len(self.text)) if row < len(self.starts) else len(self.text)
        before = "" if not at or self.text[at - 1] == "\n" else "\n"
        self._put(at, at, before + "".join(f"{line}\n" for line in lines))

    def _delete(self, first: int, last: int, gap: int = 0) -> None:
        """Takes out whole lines, with one empty line that parted a record from its neighbour."""
        self.gone.update(range(first, last + 1))
        around = [at for at in (first - 1, last + 1) if 0 <= at < len(self.lines) - 1 and at not in self.gone]
        self.gone.update([at for at in around if gap and not self.lines[at].strip()][:1])
