"""Rules about fields that go together: a text and its twin, a statement and its source, a refusal and its reason."""

from collections.abc import Iterator
from functools import cache

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import Said, said, short
from atlas.catalog.model import Record
from atlas.catalog.problem import Problem

_TOGETHER = (
    ("enterprises", ("place", "place_source", "place_locator")),
    ("enterprises", ("seat", "seat_source", "seat_locator")),
    ("deposits", ("filing", "filing_source", "filing_locator")),
    ("places", ("within", "within_source", "within_locator")),
    ("projects", ("source", "locator")),
)
_NO_REASON = {"yes", "true", "no", "false", "rejected", "refused"}


@cache
def _twins(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{name}_en") for name in kind.model_fields if f"{name}_en" in kind.model_fields)


def texts_have_twins(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        for name, twin in _twins(type(part)):
            for there, absent in ((name, twin), (twin, name)):
                if getattr(part, there) is not None and getattr(part, absent) is None:
                    yield found.problem(said("text.twin", there=there), *loc, absent)


def places_have_a_source(draft: Draft) -> Iterator[Problem]:
    for kind, names in _TOGETHER:
        together = Said(" and ".join(names), "、".join(names))
        for found in draft.lists[kind]:
            given = [name for name in names if getattr(found.record, name) is not None]
            for name in names:
                if given and name not in given:
                    yield found.problem(said("text.together", there=given[0], names=together), name)


def refusals_say_why(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        why = getattr(part, "rejected", None)
        if why is not None and (len(why) < 4 or why.lower() in _NO_REASON):
            yield found.problem(said("text.no_reason", why=short(why)), *loc, "rejected")
