"""The sections below the head of a record's page, each as markup, nothing where there is nothing to show. Pure."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from atlas.catalog.catalogue import Catalog
from atlas.figures import record as figures
from atlas.figures.progress import AGREEMENT
from atlas.figures.projects import ProjectRow
from atlas.figures.record import Found
from atlas.figures.shared import deposits
from atlas.figures.shared.deposits import Computed
from atlas.figures.shared.rivals import ClaimRow
from atlas.figures.shared.table import Table, grouped
from atlas.figures.sources import UseRow
from atlas.markup.record import NOTHING, Known, claimed, dotted, readings, topics
from atlas.markup.shared.cells import cell, kind_of, quantity_label
from atlas.markup.shared.render import render
from atlas.words import names, text, vocab
from atlas.words.pair import named
from atlas.words.quantity import Quantity, shown
from atlas.words.vocab import QUALIFIER

# So many topics stand open.
_MOST = 8
# Sections that look like another.
_TEMPLATE = {"framework": "projects"}


def _works(rows: Table[ProjectRow]) -> list[list[ProjectRow]]:
    """The phases of each project, in pinyin order."""
    return sorted(grouped(rows, lambda r: r.project).values(), key=lambda held: names.order(held[0].project_name.zh))


# The rows of each section, in the order in which its template shows them.
_ROWS: Mapping[str, Callable[[Catalog, Found, date], Any]] = {
    "projects": lambda *at: _works(figures.projects(*at).where(lambda r: r.stage != AGREEMENT)),
    "framework": lambda *at: _works(figures.projects(*at).where(lambda r: r.stage == AGREEMENT)),
    "firms": figures.firms, "relations": figures.relations, "events": figures.events, "links": figures.links,
    "people": lambda catalog, found, _: catalog.events[found.id].people,
    "points": lambda catalog, found, _: grouped(catalog.events[found.id].items, lambda item: item.kind),
    "deposits": deposits.resources, "computed": deposits.computed,
}  # fmt: skip


def section(name: str, found: Found, known: Known, day: date) -> Markup:
    """One of the sections by its name: figures, amounts, rivals, or one that has a template of its own."""
    at = (known.catalog, found, day)
    if name == "figures":
        return _topics(figures.figures(*at), known, _figure_heading(found, known))
    if name == "amounts":
        return _topics(
            figures.amounts(*at), known, partial(_amount_heading, known=known), partial(_amount_more, found, known)
        )
    if name == "rivals":
        rows = figures.readings(*at)
        return readings(rows, known, named=False) if rows else NOTHING
    return _listed(name, _ROWS[name](*at), found, known)


def uses(found: Found, known: Known, rows: Sequence[UseRow]) -> Markup:
    """What a source is cited for."""
    return _listed("uses", rows, found, known)


def _listed(name: str, rows: Any, found: Found, known: Known) -> Markup:
    record = figures.held(known.catalog, found.kind)[found.id]
    return render(f"record/{_TEMPLATE.get(name, name)}.html", rows=rows, found=found, record=record, known=known, lang=known.lang, vocab=vocab,
                  cell=cell, measured=quantity_label, formula=_formula, claimed=claimed) if rows else NOTHING  # fmt: skip


def _topics(rows: Sequence[ClaimRow], known: Known, heading: Callable[[ClaimRow], Markup],
            more: Callable[[ClaimRow], Markup] = lambda _: NOTHING) -> Markup:  # fmt: skip
    return topics(rows, known, heading, more, _MOST) if rows else NOTHING


def _figure_heading(found: Found, known: Known) -> Callable[[ClaimRow], Markup]:
    """Of a project the phase, where it has several, else the name of the figure, after that of a deposit on another page."""
    project = known.catalog.projects.get(found.id) if found.kind == "project" else None
    phases = {p.id: named(p).of(known.lang) for p in project.phases} if project else {}
    several = project is not None and (len(phases) > 1 or bool(project.total))

    def of_project(row: ClaimRow) -> Markup:
        whole = known.say("time.whole") if phases else ""
        name = whole if row.record == found.id else phases[row.record] if several else ""
        return dotted([name, quantity_label(row, known.lang)])

    def of_any(row: ClaimRow) -> Markup:
        # Figures of an event or a deposit are named "record: figure" in the ledger.
        whole = named(known.catalog.deposits.get(row.record) or known.catalog.events.get(row.record)).of(known.lang)
        kind = "" if row.status in ("", "observed") else kind_of(row.status, "", known.lang)
        held = row.record in known.catalog.deposits and row.record != found.id
        return dotted(
            [
                known.link("deposit", row.record) if held else "",
                row.record_name.of(known.lang).removeprefix(whole + text.say("list.colon", known.lang)),
                kind,
            ]
        )

    return of_project if project else of_any


def _amount_more(found: Found, known: Known, row: ClaimRow) -> Markup:
    """Whose amount it is, for which project, and what holds it, as far as the page does not say so already."""
    held = known.catalog.investments[row.record]
    about = [("enterprise", held.party), ("project", figures.project_of(known.catalog, held.project))]
    told = [known.link(kind, key) for kind, key in about if key and (kind, key) != (found.kind, found.id)]
    over = known.catalog.investments.get(held.part_of or "")
    inside = known.say("money.inside", name=named(over).of(known.lang)) if over else ""
    return dotted([*told, inside])


def _amount_heading(row: ClaimRow, known: Known) -> Markup:
    return dotted([row.record_name.of(known.lang), quantity_label(row, known.lang)])


def _formula(made: Computed, known: Known) -> Markup:
    """How a computed figure was made: names, numbers in one unit and who states each."""
    first = made.inputs[0].amount if made.what == "grade" else made.amount
    parts = [escape(_in_unit_of(first, i.amount, known.lang)) + known.marks(i.cited) for i in made.inputs]
    if made.what == "filed":
        named_parts = (known.link("deposit", i.record) + " " + part for i, part in zip(made.inputs, parts, strict=True))
        return known.say("record.formula_filed", parts=known.say("list.plus").join(named_parts))
    return known.say(f"record.formula_{made.what}", li2o=parts[0], by=parts[1])


def _in_unit_of(first: Quantity, other: Quantity, lang: str) -> str:
    """``other`` as a text in the unit in which a reader sees ``first``, so that the two can be compared; a factor as it is."""
    doubt, value, unit = QUALIFIER[other.qualifier].label(lang), other.value, ""
    if first.value and first.base and other.base and first.dimension == other.dimension:
        value, unit = shown(first.value, first.unit, lang)
        value = other.base * value / first.base
    return " ".join(filter(None, (doubt, text.number(value or 0, lang, 8), unit)))


def height(markup: str) -> int:
    """How tall a section of the above stands on the page with its heading, in half lines; what is folded takes no room."""
    shown = markup.partition("<details")[0]
    more = sum(map(shown.count, ('class="more"', "<br>")))
    return 4 + 2 * (shown.count("<li") + shown.count("<section")) + more


def sides(first: int, heights: Sequence[int]) -> tuple[bool, ...]:
    """Which sections go to the right, so that two columns end as near to each other as they can; ``first`` stands at the left."""

    def apart(right: tuple[bool, ...]) -> int:
        return abs(first + sum(-h if at else h for h, at in zip(heights, right, strict=True)))

    return min(itertools.product((True, False), repeat=len(heights)), key=apart)
