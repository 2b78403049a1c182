"""Rules about references: every id that a record names is that of another record, and the references make sense together."""

from collections.abc import Iterator, Sequence
from functools import cache

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import Said, did_you_mean, one_of, said, short
from atlas.catalog.model import Record
from atlas.catalog.problem import Problem

# What a field names, and the fields (an id, several, or none) that name it.
_REFERENCES = (
    (("places",), "enterprises.place enterprises.seat deposits.place projects.place investments.place seats.place"),
    (("places",), "places.within events.places"),
    (("enterprises",), "projects.enterprise investments.party deposits.holder events.enterprises"),
    (("projects", "phases"), "investments.project deposits.projects events.projects"),
    (("projects",), "projects.part_of"),
    (("investments",), "investments.part_of investments.overlaps"),
    (("events",), "events.follows"),
    (("enterprises", "places"), "relations.subject relations.object indicators.subject"),
)


def _no_such(draft: Draft, id_: str, kinds: Sequence[str]) -> Said | None:
    """What is said if ``id_`` names none of ``kinds``, nor one that failed itself."""
    if any(id_ in draft.ids[kind] or draft.may_be_lost(kind, id_) for kind in kinds):
        return None
    known = [each for kind in kinds for each in draft.ids[kind]]
    named = one_of(kind.removesuffix("s") for kind in kinds)
    return said("reference.none", id=short(id_), kinds=named, hint=did_you_mean(id_, known))


@cache
def _citing(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name == "source" or name.endswith("_source"))


def _cited(record: Record) -> Iterator[tuple[str, str]]:
    for name in _citing(type(record)):
        if (value := getattr(record, name)) is not None:
            yield name, value


def sources_exist(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        for name, id_ in _cited(part):
            if says := _no_such(draft, id_, ["sources"]):
                yield found.problem(says, *loc, name)
    drawn = draft.boundaries_source
    if drawn and draft.shapes and (says := _no_such(draft, drawn, ["sources"])):
        yield Problem(draft.shapes[0].path, 1, "source", says)


def every_source_is_cited(draft: Draft) -> Iterator[Problem]:
    cited = {id_ for _, _, part in draft.everything for _, id_ in _cited(part)} | {draft.boundaries_source}
    for found in draft.sources:
        id_ = found.record.id
        if id_ not in cited and not draft.any_lost() and not any(id_ in lost.texts for lost in draft.lost.values()):
            yield found.problem(said("reference.uncited", id=id_), "id")


def references_exist(draft: Draft) -> Iterator[Problem]:
    named = [(kinds, *each.partition(".")) for kinds, fields in _REFERENCES for each in fields.split()]
    for kinds, kind, _, name in named:
        for found in draft.lists[kind]:
            value = getattr(found.record, name)
            listed = isinstance(value, tuple)
            for at, id_ in enumerate(value if listed else [value]):
                if id_ is not None and (says := _no_such(draft, id_, kinds)):
                    yield found.problem(says, name, *((at,) if listed else ()))


def rivals_name_existing_records(draft: Draft) -> Iterator[Problem]:
    kinds = {"enterprise": "enterprises", "place": "places"}
    for found, loc, part in draft.everything:
        for at, rival in enumerate(getattr(part, "rivals", ())):
            if rival.field in kinds and (says := _no_such(draft, rival.value, [kinds[rival.field]])):
                yield found.problem(says, *loc, "rivals", at, "value")


def references_lead_elsewhere(draft: Draft) -> Iterator[Problem]:
    for kind, name in (("places", "within"), ("investments", "overlaps"), ("events", "follows")):
        for found in draft.lists[kind]:
            value = getattr(found.record, name)
            if found.record.id in (value if isinstance(value, tuple) else (value,)):
                yield found.problem(said("reference.itself", id=found.record.id), name)
    for relation in draft.relations:
        if relation.record.subject == relation.record.object:
            yield relation.problem(said("reference.subject", id=relation.record.object), "object")


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
                shown = f"{' → '.join(circle[:6])}{' → …' if len(circle) > 6 else ''}"
                yield found.problem(said("reference.circle", path=shown), "part_of")
            clear.update(path)
