"""One thing under two ids: it would be counted twice. Copies are refused; what is only very much alike is advice."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from atlas.catalog.draft import Draft, Review
from atlas.catalog.messages.phrase import Said, said, short
from atlas.catalog.model import Record
from atlas.catalog.problem import Problem
from atlas.catalog.reading.parse import Entry


@lru_cache(4096)
def bare(text: str) -> str:
    """Letters and digits alone, in one width and case, so that a space or a bracket makes no other name."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


# What two records of one thing share, so that only these are compared with each other.
_ALIKE: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    "sources": lambda one: (one.title, one.publisher, one.published),
    "places": lambda one: (bare(one.name), one.kind),
    "enterprises": lambda one: (bare(one.name), one.kind),
    "relations": lambda one: (one.subject, one.kind, one.object),
    "projects": lambda one: (bare(one.name), one.enterprise, one.stage),
    "investments": lambda one: (bare(one.name), one.kind, one.value),
    "indicators": lambda one: (bare(one.name), one.subject, one.quantity, one.value),
    "deposits": lambda one: (bare(one.name), one.place),
    "events": lambda one: (bare(one.title), one.date),
    "coefficients": lambda one: (bare(one.name), one.step, one.value),
    "seats": lambda one: (one.place, one.source),
}
# Names under which readers meet a thing, and which no two share: kind, field, and what they may share it across.
_NAMED = (
    ("places", "name", ""),
    ("enterprises", "name", ""),
    ("enterprises", "full_name", ""),
    ("projects", "name", "enterprise"),
    ("deposits", "name", "place"),
)
# What may be told anew of a copy without its being another thing.
_ASIDE = frozenset({"id", "name", "name_en", "title_en", "note", "note_en"})


def things_have_one_id(draft: Draft) -> Iterator[Problem]:
    """No two records of a kind are equal in all but ids, names and notes, if their name is the same."""
    for kind, alike in _ALIKE.items():
        for group in _groups(draft.lists[kind], alike):
            seen: dict[Any, Entry[Any]] = {}
            for found in group:
                first = seen.setdefault(_content(found.record), found)
                if first is not found:
                    yield found.problem(said("double.copy", id=first.record.id, where=_where(first)), "id")


def names_are_of_one_thing(draft: Draft) -> Iterator[Problem]:
    """No two places, no two enterprises, no two projects of a firm, no two phases of a project have one name.

    Copies are told of already.
    """
    for kind, field, across in _NAMED:
        named = [found for found in draft.lists[kind] if getattr(found.record, field)]
        key = _key(field, across)
        for first, *others in _groups(named, key):
            for found in others:
                if _content(found.record) != _content(first.record):
                    yield found.problem(_named(found.record, field, first.record, _where(first, field)), field)
    for found in draft.projects:
        seen: dict[str, int] = {}
        for at, phase in enumerate(found.record.phases):
            before = seen.setdefault(bare(phase.name), at)
            if before != at:
                where = f"{found.path}:{found.line('phases', before, 'name')}"
                says = _named(phase, "name", found.record.phases[before], where)
                yield found.problem(says, "phases", at, "name")


def _key(field: str, across: str) -> Callable[[Any], tuple[str, Any]]:
    return lambda record: (bare(getattr(record, field)), getattr(record, across) if across else None)


def _named(one: Any, field: str, first: Any, where: str) -> Said:
    return said("double.name", name=short(getattr(one, field)), id=first.id, where=where)


def projects_are_counted_once(review: Review) -> Iterator[Problem]:
    """Projects of one firm that state the very same under two names."""
    projects = review.draft.projects
    for group in _groups(projects, lambda one: (one.enterprise, one.stage, _first(one))):
        seen: dict[Any, Entry[Any]] = {}
        for found in group:
            first = seen.setdefault(_content(found.record), found)
            if first is not found and bare(first.record.name) != bare(found.record.name):
                yield found.problem(said("advice.same_content", id=first.record.id, where=_where(first)), "id")


def _groups(entries: Iterable[Entry[Any]], key: Callable[[Any], Any]) -> Iterator[list[Entry[Any]]]:
    """The entries whose records have an equal ``key``, where there are two or more."""
    groups: dict[Any, list[Entry[Any]]] = defaultdict(list)
    for found in entries:
        groups[key(found.record)].append(found)
    return (group for group in groups.values() if len(group) > 1)


def _first(project: Any) -> Any:
    """The first statement of a project that has one: a cheap mark of what it says; else its own id, which no other has."""
    for part in (project, *project.phases):
        for claim in (*getattr(part, "total", ()), *getattr(part, "capacities", ()), *part.milestones):
            return getattr(claim, "value", None), claim.date.text, claim.source, claim.locator
    return project.id


def _content(value: Any) -> Any:
    """What a record says, without what a copy would have anew: ids, and what stands aside."""
    if isinstance(value, Record):
        return tuple(_content(getattr(value, name)) for name in type(value).model_fields if name not in _ASIDE)
    return tuple(map(_content, value)) if isinstance(value, tuple) else value


def _where(found: Entry[Any], field: str = "id") -> str:
    return f"{found.path}:{found.line(field)}"
