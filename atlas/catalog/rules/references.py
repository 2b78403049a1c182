"""Rules about references: every id that a record names is that of another record, and the references make sense together."""

from collections.abc import Iterable, Iterator
from typing import Any

from atlas.catalog.draft import Draft, Found
from atlas.catalog.model import Record
from atlas.catalog.problem import Problem, did_you_mean, quoted


def _refer(draft: Draft, entries: Iterable[Found[Any]], name: str, *kinds: str) -> Iterator[Problem]:
    """The field ``name`` (an id, several, or none) of each entry names a record of one of ``kinds``."""
    known = {id_ for kind in kinds for id_ in draft.ids[kind]}
    for found in entries:
        value = getattr(found.record, name)
        listed = isinstance(value, tuple)
        for at, id_ in enumerate(value if listed else [value]):
            if id_ is not None and id_ not in known and not any(draft.may_be_lost(kind, id_) for kind in kinds):
                yield found.problem(_no_such(id_, kinds, known), name, *((at,) if listed else ()))


_NOUNS = {
    "sources": "source",
    "places": "place",
    "enterprises": "enterprise",
    "projects": "project",
    "phases": "phase",
    "investments": "investment",
    "events": "event",
}


def _no_such(id_: str, kinds: Iterable[str], known: Iterable[str]) -> str:
    return (
        f"{quoted(id_)} is not the id of a {' or '.join(_NOUNS[kind] for kind in kinds)}{did_you_mean(id_, known)}".replace(
            " a enterprise", " an enterprise"
        )
        .replace(" a investment", " an investment")
        .replace(" a event", " an event")
    )


def _cited(record: Record) -> Iterator[tuple[str, str]]:
    for name in type(record).model_fields:
        if name == "source" or name.endswith("_source"):
            value = getattr(record, name)
            if value is not None:
                yield name, value


def sources_exist(draft: Draft) -> Iterator[Problem]:
    known = draft.ids["sources"]
    for found, loc, part in draft.everything:
        for name, id_ in _cited(part):
            if id_ not in known and not draft.may_be_lost("sources", id_):
                yield found.problem(_no_such(id_, ["sources"], known), *loc, name)
    drawn = draft.boundaries_source
    if drawn and draft.shapes and drawn not in known and not draft.may_be_lost("sources", drawn):
        first = draft.shapes[0]
        yield Problem(first.path, 1, "source", _no_such(drawn, ["sources"], known))


def every_source_is_cited(draft: Draft) -> Iterator[Problem]:
    cited = {id_ for _, _, part in draft.everything for _, id_ in _cited(part)} | {draft.boundaries_source}
    for found in draft.sources:
        id_ = found.record.id
        if id_ not in cited and not draft.any_lost() and not any(id_ in lost.texts for lost in draft.lost.values()):
            yield found.problem(f"'{id_}' is not cited by any record; cite it or remove it", "id")


def places_exist(draft: Draft) -> Iterator[Problem]:
    for entries, name in (
        (draft.enterprises, "place"),
        (draft.enterprises, "seat"),
        (draft.deposits, "place"),
        (draft.projects, "place"),
        (draft.investments, "place"),
        (draft.seats, "place"),
        (draft.places, "within"),
        (draft.events, "places"),
    ):
        yield from _refer(draft, entries, name, "places")


def enterprises_exist(draft: Draft) -> Iterator[Problem]:
    for entries, name in (
        (draft.projects, "enterprise"),
        (draft.investments, "party"),
        (draft.deposits, "holder"),
        (draft.events, "enterprises"),
    ):
        yield from _refer(draft, entries, name, "enterprises")


def projects_exist(draft: Draft) -> Iterator[Problem]:
    for entries, name in ((draft.investments, "project"), (draft.deposits, "projects"), (draft.events, "projects")):
        yield from _refer(draft, entries, name, "projects", "phases")
    yield from _refer(draft, draft.projects, "part_of", "projects")


def investments_exist(draft: Draft) -> Iterator[Problem]:
    for name in ("part_of", "overlaps"):
        yield from _refer(draft, draft.investments, name, "investments")


def events_exist(draft: Draft) -> Iterator[Problem]:
    yield from _refer(draft, draft.events, "follows", "events")


def subjects_exist(draft: Draft) -> Iterator[Problem]:
    for entries, name in ((draft.relations, "subject"), (draft.relations, "object"), (draft.indicators, "subject")):
        yield from _refer(draft, entries, name, "enterprises", "places")


def rivals_name_existing_records(draft: Draft) -> Iterator[Problem]:
    kinds = {"enterprise": "enterprises", "place": "places"}
    for found, loc, part in draft.everything:
        for at, rival in enumerate(getattr(part, "rivals", ())):
            kind = kinds.get(rival.field)
            if kind and rival.value not in draft.ids[kind] and not draft.may_be_lost(kind, rival.value):
                yield found.problem(_no_such(rival.value, [kind], draft.ids[kind]), *loc, "rivals", at, "value")


def references_lead_elsewhere(draft: Draft) -> Iterator[Problem]:
    for entries, names in (
        (draft.places, ("within",)),
        (draft.investments, ("overlaps",)),
        (draft.events, ("follows",)),
    ):
        for found in entries:
            for name in names:
                value = getattr(found.record, name)
                if found.record.id in (value if isinstance(value, tuple) else (value,)):
                    yield found.problem(f"'{found.record.id}' is the record itself", name)
    for relation in draft.relations:
        if relation.record.subject == relation.record.object:
            yield relation.problem(f"'{relation.record.object}' is the subject itself", "object")


def part_of_has_no_cycle(draft: Draft) -> Iterator[Problem]:
    for entries in (draft.projects, draft.investments):
        above = {found.record.id: found.record.part_of for found in entries}
        clear: set[str] = set()
        for found in entries:
            path: list[str] = []
            at: str | None = found.record.id
            while at is not None and at not in clear and at not in path:
                path.append(at)
                at = above.get(at)
            if at in path:
                circle = [*path[path.index(at) :], at]
                yield found.problem(
                    f"goes in a circle: {' → '.join(circle[:6])}{' → …' if len(circle) > 6 else ''}", "part_of"
                )
            clear.update(path)
