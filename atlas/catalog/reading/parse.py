"""Text values to records; what does not fit becomes Problems in the project's own words (pydantic's are never shown).

``records`` takes a Document that is one record (a project) or a list of them. What could not be used is remembered as
``Lost``, so that a later check does not report its echoes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from pydantic import ValidationError

from atlas.catalog.fields import MaybeText, Text, Word
from atlas.catalog.messages.phrase import Said, did_you_mean, one_of, said, short
from atlas.catalog.messages.records import NOUNS
from atlas.catalog.model import Record
from atlas.catalog.problem import Problem, Unfit
from atlas.catalog.reading.document import MOST_PROBLEMS, Document, Loc

R = TypeVar("R")
_MOST_ERRORS = 2000
_NULLS = ("null", "Null", "NULL", "~", "None")


@dataclass(frozen=True, eq=False, slots=True)
class Entry(Generic[R]):
    """A record (or shape) and where it stands: ``loc`` is its place within ``document``."""

    record: R
    document: Document
    loc: Loc

    @property
    def path(self) -> str:
        return self.document.path

    def line(self, *loc: int | str) -> int:
        return self.document.line((*self.loc, *loc))

    def where(self, *loc: int | str) -> str:
        return self.document.where((*self.loc, *loc))

    def problem(self, what: Said, *loc: int | str) -> Problem:
        return self.document.problem((*self.loc, *loc), what)


@dataclass(frozen=True, slots=True)
class Lost:
    """What failed: every text of the failed records in lower case, and whether anything at all may be among them."""

    texts: frozenset[str] = frozenset()
    everything: bool = False

    @staticmethod
    def union(parts: Iterable["Lost"]) -> "Lost":
        all_ = list(parts)
        return Lost(frozenset().union(*(part.texts for part in all_)), any(part.everything for part in all_))


@dataclass(frozen=True, slots=True)
class Parsed(Generic[R]):
    """The entries of one document, its problems, and what is lost."""

    entries: tuple[Entry[R], ...]
    problems: tuple[Problem, ...]
    lost: Lost


NOTHING: Parsed[Any] = Parsed((), (), Lost(everything=True))


def records(document: Document, kind: type[Record], *, single: bool = False) -> Parsed[Any]:
    """The records of ``document``; ``single`` if the whole file is one record."""
    if single:
        items: list[tuple[Loc, Any]] = [((), document.data)]
    elif isinstance(document.data, list):
        items = [((at,), item) for at, item in enumerate(document.data)]
    else:
        return Parsed((), (document.problem((), said("parse.no_list", noun=noun(kind))),), Lost(everything=True))
    entries: list[Entry[Any]] = []
    problems: list[Problem] = []
    failed: list[Any] = list(document.lost)
    for loc, item in items:
        try:
            entries.append(Entry(kind.model_validate(item), document, loc))
        except ValidationError as error:
            faults = list(_problems(error, document, loc, kind))
            if (says := document.short.get(loc)) and len(
                faults
            ) > 1:  # it lacks a cell before the end, not empty ones there
                faults = [Problem(document.path, document.line(loc), "row", says)]
            problems += faults
            failed.append(item)
        problems += _cut_by_comments(document, loc, kind)
        if len(problems) >= MOST_PROBLEMS or len(failed) >= MOST_PROBLEMS:
            last = Problem(document.path, document.line(loc), "", said("parse.many"))
            return Parsed(tuple(entries), (*problems, last), Lost(everything=True))
    return Parsed(tuple(entries), tuple(problems), _lost(failed))


def _cut_by_comments(document: Document, start: Loc, kind: type[Record]) -> Iterator[Problem]:
    """Free texts that a comment on their line may have cut; a word, number or date shows by itself whether it is whole."""
    for loc in document.commented:
        inner = loc[len(start) :]
        if loc[: len(start)] == start and inner:
            hint = get_type_hints(_holder(kind, inner), include_extras=True).get(str(inner[-1]))
            if hint in (Text, Word, MaybeText):
                yield document.problem(loc, said("yaml.comment"))


def _lost(items: list[Any]) -> Lost:
    """An item without an id may be the one that any reference means; then nothing is reported as missing."""
    texts = frozenset(text.strip().lower() for item in items for text in _texts(item))
    return Lost(texts, any(not isinstance(item, Mapping) or not item.get("id") for item in items))


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, Mapping):
        for value in item.values():
            yield from _texts(value)
    elif isinstance(item, list):
        for value in item:
            yield from _texts(value)


def _problems(error: ValidationError, document: Document, start: Loc, kind: type[Record]) -> Iterator[Problem]:
    if error.error_count() > _MOST_ERRORS:
        yield document.problem(start, said("parse.faults", count=error.error_count(), noun=noun(kind)))
        return
    for fault in error.errors(include_url=False):
        loc: Loc = tuple(step for step in fault["loc"] if step != "[key]")
        if fault["type"] == "missing" and loc[-1] in document.lacks:
            continue  # the header's own problem says so once
        yield document.problem((*start, *loc), _said_of(dict(fault), loc, kind))


def _said_of(fault: Mapping[str, Any], loc: Loc, kind: type[Record]) -> Said:
    """One fault as a phrase that follows the name of its field."""
    type_, value, holder = fault["type"], fault["input"], _holder(kind, loc)
    if type_ == "missing":
        return said("parse.missing", noun=noun(holder))
    if type_ == "extra_forbidden":
        if value == "" and not re.fullmatch(r"[a-z_]+", str(loc[-1])):
            return said("parse.after_comma")
        return said("parse.unknown", hint=did_you_mean(str(loc[-1]), holder.model_fields))
    if value == "":
        return said("parse.empty", noun=noun(holder)) if type_ == "value_error" else said("parse.leave_out")
    if value in _NULLS:
        return said("parse.value", value=value, phrase=said("parse.null"))
    if type_ == "value_error":
        error: Unfit = fault["ctx"]["error"]
        if isinstance(value, str):
            return said("parse.value", value=short(value), phrase=error.said)
        return said("parse.for_text", shape=_shape(value)) if error.said.id == "text.none" else error.said
    if type_ == "tuple_type":
        return said("parse.for_list", shape=_shape(value))
    inner = _holder(kind, (*loc, ""))
    return said("parse.for_group", shape=_shape(value), noun=one_of([inner.__name__.lower()]))


def _shape(value: Any) -> Said:
    if isinstance(value, dict):
        return said("parse.group")
    return said("parse.list") if isinstance(value, list) else said("parse.quoted", value=short(str(value)))


def noun(kind: type[Record]) -> Said:
    word = NOUNS[kind.__name__.lower()]
    return Said(word.en, word.zh)


def _holder(kind: type[Record], loc: Loc) -> type[Record]:
    """The kind of record whose field the last step of ``loc`` is."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in kind.model_fields:
            kind = next(_inner(kind.model_fields[step].annotation), kind)
    return kind


def _inner(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _inner(argument)
