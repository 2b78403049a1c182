"""What a request asks for, read strictly: a program that misspells a filter is told so, and gets no other rows than it wanted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.exports import tables
from atlas.figures.shared.asked import LONGEST_QUERY, Asked, Misunderstood, asked, filter_of
from atlas.figures.shared.selection import Selection
from atlas.ui.server.api.answers import Refused
from atlas.words.text import say

FILTERS = ("place", "stage", "product", "status", "q", "day", "lang")
PACKAGE = "datapackage"
_MOST_SAID = 20


def filters_of(name: str) -> tuple[str, ...]:
    """The filters that a table, or the package, follows; ``lang`` chooses the language of what is written for people."""
    if name == PACKAGE or name in tables.FILTERED:
        return FILTERS
    return ("day", "lang") if name == "claims" else ("lang",)


def gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Parameters with all their values, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        found[name].append(value)
    return dict(found)


def question(catalog: Catalog, name: str, params: Mapping[str, Sequence[str]], today: date, lang: str) -> Selection:
    """The rows of the table ``name`` that ``params`` ask for; Refused (400) with the allowed words where any of it is not understood."""
    found = asked(catalog, params, today)
    wrong = [*found.misunderstood, *_without_effect(found, name, params)]
    if wrong:
        raise Refused(
            400, say("addresses.misunderstood", lang), misunderstood=[_told(one) for one in wrong[:_MOST_SAID]]
        )
    return found.selection(today)


def _without_effect(found: Asked, name: str, params: Mapping[str, Sequence[str]]) -> list[Misunderstood]:
    """What a page passes over: parameters that are no filter, or none of this table's; two that say the same; a search that is cut."""
    allowed, wrong = filters_of(name), []
    said = {one.parameter for one in found.misunderstood}
    means: dict[str, str] = {}
    for given, values in params.items():
        value, meant = ",".join(values), filter_of(given)
        if meant not in allowed and (value or not meant) and given not in said:
            wrong.append(Misunderstood(given, value[:LONGEST_QUERY], allowed=allowed))
        elif meant and params[means.setdefault(meant, given)] != values:
            wrong.append(Misunderstood(given, value[:LONGEST_QUERY], near=(means[meant],)))
        elif meant == "q" and len(values[0].strip()) > LONGEST_QUERY:
            wrong.append(Misunderstood(given, values[0][:LONGEST_QUERY] + "…"))
    return wrong


def _told(one: Misunderstood) -> dict[str, Any]:
    return {"parameter": one.parameter, "value": one.value, "near": list(one.near), "allowed": list(one.allowed)}
