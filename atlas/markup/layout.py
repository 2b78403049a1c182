"""What the layout page says beside and below its map: the card of a place, what is on no map, rival readings, the table.

Pure: catalogue and selection in, escaped markup out; every number carries the mark of its source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Place
from atlas.figures.amounts import investments
from atlas.figures.enterprises import enterprises
from atlas.figures.layout import (
    PARTS,
    PRODUCTS,
    columns_of,
    everywhere,
    in_order,
    layout,
    outline_source,
    teller,
    unlocated,
)
from atlas.figures.projects import capacity_by_product, projects
from atlas.figures.rivals import readings
from atlas.figures.road import timeline
from atlas.figures.selection import Selection
from atlas.markup import parts as pieces
from atlas.markup.cells import quantity_of
from atlas.markup.parts import Notes, pairs
from atlas.words import text
from atlas.words.text import NOT_STATED, say
from atlas.words.vocab import INVESTMENT_KIND, PLACE_KIND, PRODUCT, PROGRESS, ROLE, SEGMENT, STATUS

_EVENTS = 6
# The kind of record that what stands on no map leads to; an amount leads to what it is about.
_LINKS = {"zone": "place", "enterprise": "enterprise", "project": "project", "amount": "project"}
Row = Mapping[Any, Any]

STYLE = """<style>
.atlas-place p{margin:.15rem 0;font-size:.9rem;line-height:1.55}
.atlas-place p::first-letter,.atlas-place li::first-letter,.atlas-legend span::first-letter,.atlas-place-table th::first-letter{text-transform:uppercase}
.atlas-place-table td:first-child{min-width:6em}
.atlas-place-table .atlas-table th{white-space:normal;word-break:keep-all;vertical-align:bottom}
.atlas-place-table td.num .atlas-mark{white-space:normal}
.atlas-place-table td:nth-child(2){white-space:nowrap}
.atlas-place-table td:nth-child(4){min-width:5em}
.atlas-place-table td:nth-child(n+5){word-break:keep-all}
.atlas-place-table{container-type:inline-size}
@container (min-width:980px){.atlas-place-table td:nth-child(n+5):not(:last-child){white-space:nowrap}}
.atlas-place p+details{margin-top:.5rem}
.atlas-place summary{text-wrap:balance}
.atlas-place details{border-top:1px solid rgba(128,140,152,.3);padding:.3rem 0;margin:0}
.atlas-place summary{cursor:pointer;font-weight:600;font-size:.9rem;padding:.15rem 0}
.atlas-place summary:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.atlas-place ul{list-style:none;margin:.1rem 0 .3rem!important;padding:0!important}
.atlas-place li{margin:0!important;padding:.14rem 0!important;font-size:.875rem;line-height:1.5}
.atlas-place li span{opacity:.85}
.atlas-place li i{font-style:normal}
.atlas-legend{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.8125rem;margin:0;opacity:.9;line-height:1.6}
.atlas-legend i{display:inline-block;width:1.1em;height:.8em;border:1px solid rgba(128,140,152,.9);border-radius:2px;margin-right:.35em;vertical-align:-.05em}
</style>"""


def _fold(summary: str, body: str, marks: str = "", *, is_open: bool = False) -> str:
    return f"<details{' open' if is_open else ''}><summary>{escape(summary)}{marks}</summary>{body}</details>"


def _list(items: Iterable[tuple[str, str, str]]) -> str:
    """Lines of (name, what is said of it, marks); the name is markup already."""
    return (
        "<ul>" + "".join(f"<li>{a}{f' <span>· {escape(b)}</span>' if b else ''}{m}</li>" for a, b, m in items) + "</ul>"
    )


def role(row: Row | Place, lang: str, unnamed: str = "layout.unnamed") -> str:
    word = row["role"] if isinstance(row, Mapping) else row.role
    return text.word(ROLE, word, lang) if word != "none" else say(unnamed, lang)


def _firms(frame: pd.DataFrame, lang: str, notes: Notes) -> Iterator[tuple[str, str, str]]:
    for r in frame.to_dict("records"):
        makes = text.both(r, "makes", lang) or text.word(SEGMENT, r["segment"], lang)
        yield (
            notes.link("enterprise", r["id"], text.both(r, "name", lang)),
            makes,
            notes.marks([(r["place_source"], r["place_locator"]), (r["source"], r["locator"])]),
        )


def _projects(catalog: Catalog, frame: pd.DataFrame, lang: str, notes: Notes) -> Iterator[tuple[str, str, str]]:
    for r in frame.to_dict("records"):
        status = text.word(STATUS, r["status"], lang) if r["status"] else say("status.unstated", lang)
        when = text.day(r["status_date"], lang) if r["status_date"] else ""
        name = " ".join(filter(None, (text.both(r, "project_name", lang), text.both(r, "phase_name", lang))))
        link = notes.link("project", r["phase"] or r["project"], name)
        yield link, " ".join(filter(None, (status, when))), notes.marks([teller(catalog, r)])


def _capacities(frame: pd.DataFrame, lang: str, notes: Notes) -> str:
    """One line for each product: every part with its progress and its own marks."""
    lines: dict[str, list[str]] = {}
    for r in frame.to_dict("records"):
        amount = text.quantity(quantity_of(r, "value", r["unit"]), lang)
        said = say("chart.part", lang, progress=text.word(PROGRESS, r["progress"], lang), amount=amount)
        part = f'<i class="atlas-nowrap">{escape(said)}{notes.marks(pairs(r["source"], r["locator"]))}</i>'
        lines.setdefault(r["product"], []).append(part)
    joined = say("list.comma", lang)
    return (
        "<ul>"
        + "".join(
            f"<li>{escape(text.word(PRODUCT, p, lang))} <span>{joined.join(said)}</span></li>"
            for p, said in lines.items()
        )
        + "</ul>"
    )


def _amounts(frame: pd.DataFrame, lang: str, notes: Notes) -> Iterator[tuple[str, str, str]]:
    for r in frame.sort_values(["amount_cny", "id"], ascending=[False, True]).to_dict("records"):
        amount = text.quantity(quantity_of(r, "amount_cny", "元"), lang, text.both(r, "stated", lang))
        said = f"{text.word(INVESTMENT_KIND, r['kind'], lang)} {amount}, {text.day(r['date'], lang)}"
        yield (
            notes.link("project", r["id"], text.both(r, "name", lang)),
            said,
            notes.marks([(r["source"], r["locator"])]),
        )


def _about(catalog: Catalog, place: Place, lang: str, notes: Notes) -> Iterator[str]:
    """Role, focus, county or zones, and what another source says of them."""
    own = notes.marks([(place.source, place.locator)])
    yield f"{escape(text.word(PLACE_KIND, place.kind, lang))} · {escape(role(place, lang))}{own}"
    if place.focus:
        focus = say("list.pause", lang).join(text.both(f, "name", lang) for f in place.focus)
        yield escape(say("layout.focus", lang, focus=focus)) + own
    if place.kind == "zone":
        county = catalog.places.get(place.within or "")
        where = (
            say("layout.lies_in", lang, county=text.both(county, "name", lang))
            if county
            else say("layout.lies_nowhere", lang)
        )
        yield escape(where) + notes.marks([(place.within_source or "", place.within_locator or "")] if county else [])
    zones = [z for z in in_order(catalog) if z.within == place.id]
    if zones:
        said = [
            notes.link("place", z.id, text.both(z, "name", lang))
            + notes.marks([(z.within_source or "", z.within_locator or "")])
            for z in zones
        ]
        yield escape(say("layout.holds", lang, zones="")) + say("list.pause", lang).join(said)
    if note := text.both(place, "note", lang):
        yield f"<span style='opacity:.85'>{escape(note)}</span>"


def card(catalog: Catalog, chosen: Selection, place_id: str, lang: str, notes: Notes) -> str:
    """All that is known of one place under the other filters: role, firms, projects, capacities, amounts, events."""
    place, here = catalog.places[place_id], replace(chosen, places=(place_id,))
    firms, works, amounts = enterprises(catalog, here), projects(catalog, here), investments(catalog, here)
    works, amounts = works[works["stage"] != "integrated"], amounts[amounts["chosen"]]
    capacity, events = capacity_by_product(catalog, here), timeline(catalog, here).iloc[::-1]
    parts = [f'<div class="atlas-head"><h2>{notes.link("place", place_id, text.both(place, "name", lang))}</h2></div>']
    parts += [f"<p>{line}</p>" for line in _about(catalog, place, lang, notes)]
    if capacity.empty and firms.empty and works.empty and amounts.empty:
        parts.append(f"<p>{escape(say('layout.nothing_here', lang))}</p>")
    if len(capacity):
        parts.append(_fold(say("layout.capacities_here", lang), _capacities(capacity, lang, notes), is_open=True))
    for key, frame, count, lines, is_open in (
        ("firms", firms, len(firms), _firms, True),
        ("projects", works, works["project"].nunique(), partial(_projects, catalog), False),
        ("amounts", amounts, len(amounts), _amounts, False),
    ):
        if len(frame):
            parts.append(
                _fold(say(f"layout.{key}_here", lang, count=count), _list(lines(frame, lang, notes)), is_open=is_open)
            )
    if len(events):
        rows = events.head(_EVENTS).to_dict("records")
        body = _list(
            (
                notes.link("event", r["id"], text.both(r, "title", lang)),
                text.day(r["date"], lang),
                notes.marks([(r["source"], r["locator"])]),
            )
            for r in rows
        )
        if len(events) > _EVENTS:
            body += f"<p>{escape(say('layout.more_here', lang, count=len(events) - _EVENTS, page=say('page.road', lang)))}</p>"
        parts.append(_fold(say("layout.events_here", lang, count=len(events)), body))
    return f'<div class="atlas-place">{"".join(parts)}</div>'


def whole(catalog: Catalog, region: str, lang: str, notes: Notes) -> str:
    """The card of the region: who is core, who are points, who is not named, each with its source."""
    parts = [f'<div class="atlas-head"><h2>{escape(text.both(catalog.places[region], "name", lang))}</h2></div>']
    for word, key in (("core", "core_is"), ("point", "points_are"), ("none", "rest_are")):
        mine = [p for p in in_order(catalog) if p.role == word]
        if not mine:
            continue
        said = []
        for p in mine:
            focus = say("list.pause", lang).join(text.both(f, "name", lang) for f in p.focus)
            name = notes.link("place", p.id, text.both(p, "name", lang)) + escape(f" ({focus})" if focus else "")
            said.append(name + (notes.marks([(p.source, p.locator)]) if word == "core" else ""))
        marks = notes.marks((p.source, p.locator) for p in mine) if word != "core" else ""
        parts.append(
            f"<p><b>{escape(say(f'layout.{key}', lang, count=len(mine)))}</b>{marks}: {say('list.pause', lang).join(said)}</p>"
        )
    return f'<div class="atlas-place">{"".join(parts)}<p>{escape(say("layout.hint", lang))}</p></div>'


def off_map(catalog: Catalog, chosen: Selection, lang: str, notes: Notes) -> str:
    """What has no county, by kind, with its count and its reason, whatever place is chosen."""
    rows: list[dict[Any, Any]] = unlocated(catalog, everywhere(chosen)).to_dict("records")
    parts = [f'<div class="atlas-head"><h3>{escape(say("layout.off_map", lang))}</h3></div>']
    for what in ("zone", "enterprise", "project", "amount"):
        mine = [r for r in rows if r["what"] == what]
        if not mine:
            continue
        told = [(notes.link(_LINKS[what], r["id"], text.both(r, "name", lang)), _amount_of(catalog, r["id"], lang) if what == "amount" else "",
                 notes.marks([(r["source"], r["locator"])])) for r in mine]  # fmt: skip
        inline = say("list.pause", lang).join(name + marks for name, _, marks in told)
        body = _list(told) if what == "amount" else f"<p>{inline}</p>"
        parts.append(_fold(say(f"layout.off_{what}", lang, count=len(mine)), body, is_open=not chosen.places))
    if len(parts) == 1:
        parts.append(f"<p>{escape(say('layout.off_none', lang))}</p>")
    return f'<div class="atlas-place">{"".join(parts)}</div>'


def _amount_of(catalog: Catalog, key: str, lang: str) -> str:
    row = catalog.investments[key]
    return f"{text.word(INVESTMENT_KIND, row.kind, lang)} {text.quantity(row.amount, lang, text.both(row, 'stated', lang))}"


def zones(catalog: Catalog, lang: str) -> str:
    """Which zone lies in which county, in one line below the map; "" if there is no zone whose county is known."""
    inside = [(z, catalog.places[z.within]) for z in in_order(catalog) if z.kind == "zone" and z.within]
    said = [
        say("layout.zone_in", lang, zone=text.both(z, "name", lang), county=text.both(c, "name", lang))
        for z, c in inside
    ]
    return say("layout.zones_are", lang, zones=say("list.pause", lang).join(said)) if said else ""


def _sentence(note: str, lang: str) -> str:
    """A note of the data as a sentence of its own."""
    return note[:1].upper() + note[1:].rstrip("。.") + ("." if lang == "en" else "。")


def rival_readings(catalog: Catalog, chosen: Selection, lang: str, notes: Notes) -> list[str]:
    """The reading that is followed, then each other one, whatever is filtered; nothing where no source differs."""
    found = [r for r in readings(catalog, Selection(chosen.day)).to_dict("records") if r["field"] == "role"]
    if not found:
        return []
    named = {word: [p for p in in_order(catalog) if p.role == word] for word in ("core", "point")}
    core, points = (
        say("list.pause", lang).join(text.both(p, "name", lang) for p in named[word]) for word in ("core", "point")
    )
    own = notes.marks((p.source, p.locator) for group in named.values() for p in group)
    lines = [f'<p class="atlas-note">{escape(say("layout.own_reading", lang, core=core, points=points))}{own}</p>']
    for r in found:
        source = catalog.sources[r["source"]]
        said = say("layout.rival_reading", lang, publisher=text.both(source, "publisher", lang), day=text.day(r["date"], lang),
                   place=text.both(r, "record_name", lang), role=text.both(r, "rival", lang))  # fmt: skip
        note = f" <span>{escape(_sentence(text.both(r, 'note', lang), lang))}</span>" if r["note"] else ""
        lines.append(f'<p class="atlas-note">{escape(said)}{notes.marks([(r["source"], r["locator"])])}{note}</p>')
    return lines


def title(catalog: Catalog, lang: str) -> str:
    """'临武县为核, 7 个协同点'; plain words where the region has no core."""
    core = say("list.pause", lang).join(text.both(p, "name", lang) for p in in_order(catalog) if p.role == "core")
    points = sum(p.role == "point" for p in catalog.places.values())
    return say("layout.title", lang, core=core, points=points) if core else say("layout.title_plain", lang)


def credit(catalog: Catalog, lang: str, notes: Notes) -> str:
    """The corner of the map: that it is schematic, the review number that the source's note states, its publisher."""
    source = catalog.sources.get(outline_source(catalog))
    if source is None:
        return ""
    number = re.search(r"审图号[::\s]*(\S+?)(号?)[,。;,;\s]", f"{source.note or ''} ")
    said = say("layout.credit_plain", lang)
    if number:
        said = say("layout.credit", lang, number=number[1] + (number[2] if lang == "zh" else ""))
    mark = notes.marks([(source.id, "")])
    return f"{escape(said)}<br>{escape(text.both(source, 'publisher', lang))}{mark}"


def table(catalog: Catalog, chosen: Selection, lang: str, notes: Notes) -> str:
    """``places.layout`` as a reader sees it: a row for each place of which something is told, the others in one sentence."""
    rows = layout(catalog, chosen).to_dict("records")
    products = [p for p in PRODUCTS if any(r[columns_of(p, part)[1]] for r in rows for part in PARTS)]
    qualifiers = ["signed_qualifier", *(columns_of(p, part)[1] for p in products for part in PARTS)]
    kept = [
        r for r in rows if any(pd.notna(r[c]) for c in ("enterprises", "projects")) or any(r[q] for q in qualifiers)
    ]
    silent = [text.both(r, "name", lang) for r in rows if r not in kept]
    header = [
        say("col.name", lang),
        say("col.role", lang),
        say("measure.enterprises", lang),
        say("measure.projects", lang),
    ]
    header += [*(text.word(PRODUCT, p, lang) for p in products), say("col.signed", lang)]
    body = [_table_row(r, products, lang, notes) for r in kept]
    made = f'<div class="atlas-place-table">{pieces.table(header, body, (2, 3))}</div>' if body else ""
    told = say("layout.silent", lang, names=say("list.pause", lang).join(silent))
    return made + (pieces.paragraph(told) if silent else "")


def _table_row(r: Row, products: Sequence[str], lang: str, notes: Notes) -> list[str]:
    cells = [
        notes.link("place", r["place"], text.both(r, "name", lang)),
        escape(role(r, lang, "layout.unnamed_short")) + notes.marks([(r["source"], r["locator"])]),
    ]
    for column in ("enterprises", "projects"):
        marks = notes.marks(pairs(r[f"{column}_source"], r[f"{column}_locator"]))
        cells.append(NOT_STATED if pd.isna(r[column]) else f"{int(r[column])}{marks}")
    for product in products:
        said = []
        for part in PARTS:
            value, qualifier, source, locator = columns_of(product, part)
            if r[qualifier]:
                unit = "GWh" if value.endswith("gwh_per_year") else "吨/年"
                amount = text.quantity(quantity_of({value: r[value], "qualifier": r[qualifier]}, value, unit), lang)
                label = say("chart.part", lang, progress=say(f"layout.{part}", lang), amount="")
                marks = notes.marks(pairs(r[source], r[locator]))
                said.append(f'{escape(label)}<span class="atlas-nowrap">{escape(amount)}{marks}</span>')
        cells.append("<br>".join(said) or NOT_STATED)
    if not r["signed_qualifier"]:
        return [*cells, NOT_STATED]
    signed = text.quantity(quantity_of({"v": r["signed_cny"], "qualifier": r["signed_qualifier"]}, "v", "元"), lang,
                           text.both(r, "signed_stated", lang))  # fmt: skip
    whole: str = "" if pd.isna(r["signed_cny"]) else ' class="atlas-nowrap"'  # words may take several lines
    return [*cells, f"<span{whole}>{escape(signed)}{notes.marks([(r['signed_source'], r['signed_locator'])])}</span>"]
