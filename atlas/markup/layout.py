"""What the layout page says beside and below its map: the card of a place, what is on no map, rival readings, the table.

Pure: rows in, escaped markup out; every number carries the mark of its source.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from atlas.catalog.model import Place, Source
from atlas.drawings.bars import Style
from atlas.drawings.bubbles import Tip, role_label, tones
from atlas.drawings.map import short
from atlas.figures.layout import PARTS, PRODUCTS, Here, LayoutRow, UnlocatedRow
from atlas.figures.shared.places import ReadingRow
from atlas.figures.shared.table import Cite, Table, all_cited, grouped
from atlas.markup.overview import with_core
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.render import render
from atlas.markup.shared.sketch import Spot
from atlas.words import text, vocab
from atlas.words.pair import Pair, named
from atlas.words.quantity import measured
from atlas.words.text import say

_MOST_EVENTS = 6
_CIRCLED = ord("①")
# The kind of record that what stands on no map leads to; an amount leads to what it is about.
_LEADS_TO = {"zone": "place", "enterprise": "enterprise", "project": "project", "amount": "project"}


def _listed(told: Iterable[Pair], lang: str) -> str:
    return say("list.pause", lang).join(one.of(lang) for one in told)


def names(records: Iterable[Any], lang: str) -> str:
    """The names of records, as a list within a sentence."""
    return _listed(map(named, records), lang)


def _cited(places: Iterable[Place]) -> list[Cite]:
    return [Cite(p.source, p.locator) for p in places]


def _piece(name: str, notes: Notes, **values: Any) -> Markup:
    return render(f"layout/{name}.html", notes=notes, lang=notes.lang, vocab=vocab, measured=measured, role_label=role_label, names=names,
                  cited=_cited, **values)  # fmt: skip


def style() -> Markup:
    """The style sheet of the page."""
    return render("layout/style.html")


def card(here: Here, notes: Notes) -> Markup:
    """All that is known of one place: role, firms, projects, capacities, amounts, events."""
    return _piece("card", notes, here=here, most_events=_MOST_EVENTS)


def card_lines(row: LayoutRow, tip: Tip, lang: str) -> tuple[str, ...]:
    """What opens where a reader points at a county of the picture, as on the map that zooms."""
    head = row.name.of(lang) + say("layout.with_role", lang, role=tip.role)
    return tuple(filter(None, (head, tip.said, tip.zones)))


def off_map(unlocated: Table[UnlocatedRow], notes: Notes, opened: bool) -> Markup:
    """What has no county, by kind, with its count and its reason."""
    return _piece("off_map", notes, groups=grouped(unlocated, lambda r: r.what), leads_to=_LEADS_TO, opened=opened)


def zones(held: Iterable[tuple[Place, Place]], lang: str) -> str:
    """Which zone lies in which county, in one line below the map; "" if there is no zone whose county is known."""
    said = [
        say("layout.zone_in", lang, zone=text.both(z, "name", lang), county=text.both(c, "name", lang)) for z, c in held
    ]
    return say("layout.zones_are", lang, zones=say("list.pause", lang).join(said)) if said else ""


def _sentence(note: str, lang: str) -> str:
    """A note of the data as a sentence of its own."""
    return note[:1].upper() + note[1:].rstrip("。.") + ("." if lang == "en" else "。")


def readings(told: Table[ReadingRow], core: Sequence[Place], points: Sequence[Place], notes: Notes) -> Markup:
    """The reading that is followed, then each other one; folded under the first of these."""
    return _piece("readings", notes, readings=told, core=core, points=points, sentence=_sentence)


def title(core: Sequence[Place], points: Sequence[Place], rows: Table[LayoutRow], lang: str) -> str:
    """'临武县为核，7 个协同点；项目 20 个在临武县，7 个在别处'; plain words where the region has no core. The picture tells where."""
    key = "layout.title" if core and points else "layout.core_alone" if core else "layout.title_plain"
    counted = {"core": names(core, lang)} | ({"points": len(points)} if points else {}) if core else {}
    said = say(key, lang, **counted)
    held = sorted((r for r in rows if r.projects and r.kind != "zone"), key=lambda r: -(r.projects or 0))
    if not held:
        return said
    elsewhere, first = sum(r.projects or 0 for r in held[1:]), held[0]
    return said + say("layout.most" if elsewhere else "layout.all_in", lang, name=short(first.name.of(lang), lang), count=first.projects,
                      rest=elsewhere)  # fmt: skip


def points_told(rows: Table[LayoutRow], lang: str) -> str:
    """How many places of the layout no source tells a project of, by name; "" if there is none."""
    silent = [short(r.name.of(lang), lang) for r in rows if r.role in ("core", "point") and not r.projects]
    return (
        say("layout.silent_points", lang, count=len(silent), names=say("list.pause", lang).join(silent))
        if silent
        else ""
    )


def approval(source: Source, lang: str) -> str:
    """The number under which a map was approved, as the note of its source states it; "" if it states none."""
    number = re.search(r"审图号[:：\s]*(\S+?)(号?)[,，。;；\s]", f"{source.note or ''} ")
    return number[1] + (number[2] if lang == "zh" else "") if number else ""


def reviewed(source: Source, lang: str) -> str:
    """That the map is schematic, and the review number that the note of the source of its outlines states."""
    number = approval(source, lang)
    return say("layout.credit", lang, number=number) if number else say("layout.credit_plain", lang)


def credit(source: Source | None, notes: Notes) -> Markup:
    """The corner of the map: what ``reviewed`` says, and who published the outlines."""
    if source is None:
        return Markup()
    return _piece("credit", notes, said=reviewed(source, notes.lang), source=source)


def table(rows: Table[LayoutRow], notes: Notes, narrowed: bool = False) -> Markup:
    """``layout.layout`` as a reader sees it: a row for each place of which something is told, the others in one sentence, which is
    another where a filter may have ``narrowed`` what is told."""
    silent = [r for r in rows if not r.told]
    made = {r.place: [p for p in PRODUCTS if any(r.capacity(p, part).qualifier for part in PARTS)] for r in rows}
    return _piece("table", notes, rows=rows.where(lambda r: r.told), made=made, parts=PARTS, narrowed=narrowed,
                  silent=_listed((r.name for r in silent), notes.lang), silent_cited=all_cited(r.cited for r in silent))  # fmt: skip


def counted(spots: Iterable[Spot], rows: Table[LayoutRow], lang: str) -> tuple[list[Spot], list[str]]:
    """The counties with the core called so and the points of the layout numbered, so that a reader counts them; and the names of the
    points that are zones, with their numbers, which have no outline."""
    points = sorted((r for r in rows if r.role == "point"), key=lambda r: r.kind == "zone")
    number = {r.place: chr(_CIRCLED + n) if n < 20 else f"({n + 1})" for n, r in enumerate(points)}
    made = [replace(s, name=f"{number[s.place]} {s.name}") if s.place in number else s for s in with_core(spots, lang)]
    return made, [f"{number[r.place]} {r.name.of(lang)}" for r in points if r.kind == "zone"]


def legend(look: Style, *told: str, fills: bool = True) -> Markup:
    """What the ``fills`` mean, where no label tells it, and lines of text."""
    return render(
        "layout/legend.html", fills=tones(look).roles if fills else {}, lang=look.lang, role_label=role_label, told=told
    )
