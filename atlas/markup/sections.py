"""The sections below the head of a record's page, each as markup, "" where there is nothing to show.

Pure: the record that was found, what pieces are made with and the day go in. ``SECTIONS`` has them all by name.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

from atlas.figures import concerns
from atlas.figures import rivals as differences
from atlas.figures.record import Found
from atlas.figures.sources import of_source
from atlas.markup.cells import cell, kind_label, quantity_label, quantity_of
from atlas.markup.dossier import status_line, word
from atlas.markup.record import Known, Row, dotted, lines, readings, state, topics
from atlas.words import names, text
from atlas.words.text import say
from atlas.words.vocab import EVENT_KIND, ITEM_KIND, LEVEL, PRODUCT, PROGRESS, RELATION_KIND, SEGMENT, STAGE

MOST = 8


def _listed(items: Sequence[tuple[str, str]], known: Known) -> str:
    """A list of (what, what is said of it); a long one is folded after the first few."""
    return lines(items, MOST, say("record.more", known.lang, count=len(items) - MOST)) if items else ""


def _claims(ids: Sequence[str], known: Known, day: date) -> list[Row]:
    return list(differences.about(known.catalog, day, tuple(ids)).to_dict("records"))


def figures(found: Found, known: Known, day: date) -> str:
    """Every figure about the record with its rivals; those of a project by phase."""
    rows = _claims(concerns.figures(known.catalog, found.kind, found.id), known, day)
    project = known.catalog.projects.get(found.id) if found.kind == "project" else None
    phases = project.phases if project else ()
    several = project is not None and (len(phases) > 1 or bool(project.total))

    def heading(row: Row) -> str:
        if found.kind != "project":  # figures of an event are named "event: figure" in the ledger
            name = escape(text.both(row, "record_name", known.lang).rpartition(": ")[2])
            return dotted([name, escape(_kind(row, known.lang))])
        whole = known.say("time.whole") if phases else ""
        name = whole if row["record"] == found.id else _phase_name(row["record"], known) if several else ""
        return dotted([name, escape(quantity_label(row, known.lang))])

    return topics(rows, known, heading, most=MOST) if rows else ""


def _phase_name(key: str, known: Known) -> str:
    return escape(text.both(known.catalog.phases[key][1], "name", known.lang))


def _kind(row: Row, lang: str) -> str:
    """Whether an indicator is a target, an amount is signed, and so on; its name says what it measures."""
    return "" if row["status"] in ("", "observed") else kind_label({"kind": row["status"]}, lang)


def amounts(found: Found, known: Known, day: date) -> str:
    """Every amount that the record is concerned with, and what each lies in."""
    rows = _claims(concerns.amounts(known.catalog, found.kind, found.id), known, day)

    def heading(row: Row) -> str:
        return dotted([escape(text.both(row, "record_name", known.lang)), escape(quantity_label(row, known.lang))])

    return topics(rows, known, heading, lambda r: _amount_more(r["record"], found, known), MOST) if rows else ""


def _amount_more(key: str, found: Found, known: Known) -> str:
    """Whose amount it is, for which project, and what holds it, as far as the page does not say so already."""
    row, here = known.catalog.investments[key], (found.kind, found.id)
    project = concerns.project_of(known.catalog, row.project or "")
    over = known.catalog.investments[row.part_of] if row.part_of else None
    return dotted([
        known.link("enterprise", row.party) if row.party and here != ("enterprise", row.party) else "",
        known.link("project", project) if project and here != ("project", project) else "",
        known.say("money.inside", name=text.both(over, "name", known.lang)) if over else "",
    ])  # fmt: skip


def projects(found: Found, known: Known, day: date) -> str:
    """The projects of a firm or a place, each with the state of its phases."""
    rows: list[Row] = list(concerns.projects_of(known.catalog, day, found.kind, found.id).to_dict("records"))
    items = []
    for key in sorted({r["project"] for r in rows}, key=lambda p: names.order(known.catalog.projects[p].name)):
        mine = [r for r in rows if r["project"] == key]
        phases = [escape(text.both(r, "phase_name", known.lang)) if len(mine) > 1 else "" for r in mine]
        said = "<br>".join(f"{phase} {status_line(r, known)}".strip() for phase, r in zip(phases, mine, strict=True))
        firm = (
            known.link("enterprise", mine[0]["enterprise"]) if found.kind == "place" and mine[0]["enterprise"] else ""
        )
        items.append(
            (dotted([known.link("project", key), escape(text.word(STAGE, mine[0]["stage"], known.lang)), firm]), said)
        )
    return _listed(items, known)


def capacities(found: Found, known: Known, day: date) -> str:
    """What a place has built, in hand and planned, by product."""
    rows: list[Row] = list(concerns.capacities_of(known.catalog, day, found.id).to_dict("records"))
    items = []
    for product in dict.fromkeys(r["product"] for r in rows):
        said = [f"{escape(text.word(PROGRESS, r['progress'], known.lang))} "
                f"<b>{escape(text.quantity(quantity_of(r, 'value', r['unit']), known.lang))}{known.marks(r)}</b>"
                for r in rows if r["product"] == product]  # fmt: skip
        items.append((f"{word(PRODUCT, product, known.lang)}: {dotted(said)}", ""))
    return _listed(items, known)


def firms(found: Found, known: Known, _: date) -> str:
    """The firms and institutes of a place."""
    items = []
    for key in concerns.firms(known.catalog, found.id):
        firm = known.catalog.enterprises[key]
        mark = known.notes.marks([(firm.place_source or firm.source, firm.place_locator or firm.locator)])
        zone = known.link("place", firm.place) if firm.place and firm.place != found.id else ""
        said = dotted(
            [escape(text.word(SEGMENT, firm.segment, known.lang)), escape(text.both(firm, "makes", known.lang)), zone]
        )
        items.append((known.link("enterprise", key) + mark, said))
    return _listed(items, known)


def relations(found: Found, known: Known, _: date) -> str:
    """How the firm, the place or a project's enterprise is tied to others."""
    key = found.id if found.kind != "project" else known.catalog.projects[found.id].enterprise or ""
    items = []
    for r in concerns.relations_of(known.catalog, key).to_dict("records"):
        ends = [known.home(r[end], text.both(r, f"{end}_name", known.lang)) for end in ("subject", "object")]
        share = (
            ""
            if r["share_percent"] != r["share_percent"] or r["share_percent"] is None
            else f"{text.number(r['share_percent'])}%"
        )
        when = text.day(r["date"], known.lang) if r["date"] else ""
        what = known.say("record.tie", subject="\0", kind=text.word(RELATION_KIND, r["kind"], known.lang), object="\1")
        said = dotted([escape(share), escape(when), known.noted(text.both(r, "note", known.lang))])
        items.append((what.replace("\0", ends[0]).replace("\1", ends[1]) + known.marks(r), said))
    return _listed(items, known)


def events(found: Found, known: Known, day: date) -> str:
    """The events that name the record, newest first."""
    items = []
    for r in concerns.events_of(known.catalog, day, found.kind, found.id).to_dict("records"):
        kinds = [
            text.word(EVENT_KIND, r["kind"], known.lang),
            text.word(LEVEL, r["level"], known.lang),
            text.both(r, "by", known.lang),
        ]
        said = dotted([escape(text.day(r["date"], known.lang)), *map(escape, dict.fromkeys(kinds))])
        items.append((known.link("event", r["id"]) + known.marks(r), said))
    return _listed(items, known)


def rivals(found: Found, known: Known, day: date) -> str:
    """What sources say otherwise of the record's enterprise, place, role, name or date."""
    rows = concerns.readings_of(known.catalog, day, found.id).to_dict("records")
    return readings(rows, known, named=False) if rows else ""


def people(found: Found, known: Known, _: date) -> str:
    """The people whom the source of an event names, with their roles at that time."""
    event = known.catalog.events[found.id]
    mark = known.notes.marks([(event.source, event.locator)])
    return _listed(
        [
            (escape(text.both(p, "name", known.lang)) + mark, escape(text.both(p, "role", known.lang)))
            for p in event.people
        ],
        known,
    )


def points(found: Found, known: Known, _: date) -> str:
    """The lists of an event: directions, measures, findings, requests, numbered in the order of the source."""
    event, made = known.catalog.events[found.id], []
    mark = known.notes.marks([(event.source, event.locator)])
    for kind, label in ITEM_KIND.items():
        held = [i for i in event.items if i.kind == kind]
        if held:
            heading = known.say("road.items", kind=label.label(known.lang), count=len(held))
            entries = "".join(f"<li>{known.noted(text.both(i, 'text', known.lang))}</li>" for i in held)
            made.append(f'<div class="atlas-points"><h3>{heading}{mark}</h3><ol>{entries}</ol></div>')
    return "".join(made)


def links(found: Found, known: Known, _: date) -> str:
    """The events that an event follows from, and those that follow from it."""
    event = known.catalog.events[found.id]
    pairs = [("road.follows", key) for key in event.follows]
    pairs += [("road.leads_to", key) for key in concerns.followers(known.catalog, found.id)]
    items = []
    for label, key in pairs:
        other = known.catalog.events[key]
        mark = known.notes.marks([(other.source, other.locator)])
        items.append(
            (f"{known.say(label)}: {known.link('event', key)}{mark}", escape(text.day(other.date, known.lang)))
        )
    return _listed(items, known)


def _use(row: Row, known: Known) -> tuple[str, str]:
    """One citation of a source: the record, what it says of it, and where."""
    mark = known.notes.marks([(row["source"], row["locator"])])
    name, lang = known.home(row["record"], text.both(row, "record_name", known.lang)), known.lang
    note, when = known.noted(text.both(row, "note", lang)), escape(text.day(row["date"], lang)) if row["date"] else ""
    at = escape(text.locator(row["locator"], lang))
    if row["use"] == "claim":
        value = f"<b>{escape(cell('claim', row, lang, known.catalog))}{mark}</b>"
        stands = "" if row["chosen"] else known.say("record.not_taken")
        return f"{dotted([name, escape(quantity_label(row, lang))])}: {value}", dotted([stands, when, at, note])
    if row["use"] == "milestone":
        return f"{name} {state(row['status'], known)}{mark}", dotted([when, at, note])
    if row["use"] == "relation":
        return f"{dotted([name, escape(text.word(RELATION_KIND, row['status'], lang))])}{mark}", dotted(
            [when, at, note]
        )
    refused = known.say("road.refused") if row["use"] == "seat" and not row["chosen"] else ""
    return f"{name}{mark}<small>{dotted([refused, when, at])}</small>", note


def use(found: Found, known: Known, day: date, wanted: str) -> str:
    """What a source is cited for, of one of ``USES``."""
    rows = of_source(known.catalog, day, found.id)
    return _listed([_use(r, known) for r in rows[rows["use"] == wanted].to_dict("records")], known)


def height(markup: str) -> int:
    """How tall a section of the above stands on the page with its heading, in half lines; what is folded takes no room."""
    shown = markup.partition("<details")[0]
    more = sum(map(shown.count, ("class=more", "<br>", "</p><p>")))
    return 4 + 2 * (shown.count("<li") + shown.count("<section")) + more


def sides(first: int, heights: Sequence[int]) -> tuple[bool, ...]:
    """Which sections go to the right, so that two columns end as near to each other as they can; ``first`` stands at the left."""

    def apart(right: tuple[bool, ...]) -> int:
        return abs(first + sum(-h if at else h for h, at in zip(heights, right, strict=True)))

    return min(itertools.product((True, False), repeat=len(heights)), key=apart)


Section = Callable[[Found, Known, date], str]
SECTIONS: Mapping[str, Section] = {
    "figures": figures, "amounts": amounts, "projects": projects, "capacities": capacities, "firms": firms, "relations": relations,
    "events": events, "rivals": rivals, "people": people, "points": points, "links": links,
}  # fmt: skip
