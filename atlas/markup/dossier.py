"""What a record is, as facts, one function for each kind: the head of its page.

Pure: the record that was found, what pieces are made with and the day go in; facts (key of a word, markup) come out.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from atlas.catalog.choice import milestone_on
from atlas.catalog.model import Deposit, Enterprise, Event, Place, Project, Source
from atlas.figures import concerns, places
from atlas.figures.projects import milestone_cells
from atlas.figures.record import Found, held
from atlas.figures.sources import of_source
from atlas.markup.parts import outside
from atlas.markup.record import Known, Row, dotted, grade, joined, state
from atlas.words import text
from atlas.words.text import NOT_STATED, say
from atlas.words.vocab import (
    BASIS,
    ENTERPRISE_KIND,
    EVENT_KIND,
    GRADE,
    LEVEL,
    PLACE_KIND,
    ROLE,
    SEGMENT,
    SOURCE_KIND,
    STAGE,
    STATUS,
    Word,
)

Facts = list[tuple[str, str]]
# So many phases a title can name, each with its state.
_FEW = 2
# Facts that need the room of two columns, where they have a value.
BROAD = (
    "record.states",
    "record.inside",
    "record.zones",
    "record.makes",
    "record.focus",
    "record.grade",
    "col.document",
    "record.projects",
)


def word(words: Mapping[str, Word], key: str, lang: str) -> str:
    """A label of the vocabulary, its definition on hover where it has one."""
    if not key:
        return NOT_STATED
    label, tip = escape(words[key].label(lang)), words[key].means(lang)
    return f'<span title="{escape(tip, quote=True)}" style="cursor:help">{label}</span>' if tip else label


def _own(record: Any, field: str, known: Known) -> str:
    return escape(text.both(record, field, known.lang))


def _links(kind: str, keys: Iterable[str], known: Known) -> str:
    return joined((known.link(kind, key) for key in keys), known.lang)


def _unstated(known: Known) -> str:
    return known.say("place.unstated")


def status_line(row: Row, known: Known) -> str:
    """The state of one phase: the status word, since when, on what basis, and who says so."""
    if not row["status"]:
        return state("", known)
    told = "record.by" if row["status_basis"] == "reported" else "record.since"
    since = known.say(told, day=text.day(row["status_date"], known.lang))
    basis = word(BASIS, row["status_basis"], known.lang)
    return (
        f"{state(row['status'], known)} {dotted([since, basis])}{known.marks(row, 'status_source', 'status_locator')}"
    )


def _project(record: Project, known: Known, day: date) -> Facts:
    rows: list[Row] = list(concerns.projects_of(known.catalog, day, "project", record.id).to_dict("records"))
    mark = known.notes.marks([concerns.teller(record)])
    firm = known.link("enterprise", record.enterprise) if record.enterprise else _unstated(known)
    at = known.link("place", record.place) if record.place else _unstated(known)
    several = len(record.phases) > 1
    whole = milestone_on(record.milestones, day) if record.phases else None
    several = several or whole is not None
    rows += [{**milestone_cells(whole), "phase_name": "", "phase_name_en": ""}] if whole else []
    states = [f"{_phase(r, known) if several else ''} {status_line(r, known)}".strip() for r in rows]
    items = [
        ("col.enterprise", firm + mark),
        ("col.place", at + mark),
        ("col.stage", word(STAGE, record.stage, known.lang)),
        ("record.part_of", known.link("project", record.part_of) if record.part_of else known.say("record.of_none")),
        ("record.states", "<br>".join(states) or known.say("record.not_yet")),
    ]
    inner = concerns.inside(known.catalog, record.id)
    return [*items, ("record.inside", _links("project", inner, known))] if inner else items


def _phase(row: Row, known: Known) -> str:
    return escape(text.both(row, "phase_name", known.lang)) or known.say("time.whole")


def _enterprise(record: Enterprise, known: Known, _: date) -> Facts:
    at = known.link("place", record.place) if record.place else ""
    where = (
        at + known.notes.marks([(record.place_source or "", record.place_locator or "")]) if at else _unstated(known)
    )
    if at and record.place_date:
        where = dotted([where, known.say("record.stated_on", day=text.day(record.place_date, known.lang))])
    named = known.notes.marks([(record.source, record.locator)])
    items = [
        ("record.kind", word(ENTERPRISE_KIND, record.kind, known.lang) + named),
        ("col.segment", word(SEGMENT, record.segment, known.lang)),
        ("col.place", where),
        ("record.makes", _own(record, "makes", known) or _unstated(known)),
    ]
    if record.seat:
        seat = known.link("place", record.seat)
        seat += known.notes.marks([(record.seat_source or "", record.seat_locator or "")])
        since = known.say("record.stated_on", day=text.day(record.seat_date, known.lang)) if record.seat_date else ""
        items.insert(3, ("record.seat", dotted([seat, since])))
    return (
        [("record.full_name", escape(record.full_name)), *items] if record.full_name and known.lang == "zh" else items
    )


def _place(record: Place, known: Known, _: date) -> Facts:
    lang, mark = known.lang, known.notes.marks([(record.source, record.locator)])
    role = word(ROLE, record.role, lang) if record.role != "none" else known.say("record.no_role")
    items = [
        ("record.kind", word(PLACE_KIND, record.kind, lang) + mark),
        ("record.role", role + (mark if record.role != "none" else "")),
    ]
    if record.focus:
        items.append(("record.focus", joined((_own(f, "name", known) for f in record.focus), lang) + mark))
    if record.kind == "zone":
        county = known.link("place", record.within) if record.within else ""
        items.append(("record.within", county + known.notes.marks([(record.within_source or "", record.within_locator or "")])
                      if county else _unstated(known)))  # fmt: skip
    if zones := concerns.zones(known.catalog, record.id):
        items.append(("record.zones", _links("place", zones, known)))
    if record.kind == "city":
        items.append(("record.zones", _links("place", (p.id for p in places.in_order(known.catalog)), known)))
    return items


def _deposit(record: Deposit, known: Known, _: date) -> Facts:
    mark = known.notes.marks([(record.source, record.locator)])
    filed = known.notes.marks([(record.filing_source or "", record.filing_locator or "")]) if record.filing else ""
    day = text.day(record.filing_date, known.lang) if record.filing_date else ""
    return [
        ("col.place", known.link("place", record.place) + mark if record.place else _unstated(known)),
        ("record.holder", known.link("enterprise", record.holder) + mark if record.holder else _unstated(known)),
        ("record.mineral", _own(record, "mineral", known) or _unstated(known)),
        ("record.byproducts", _own(record, "byproducts", known) or _unstated(known)),
        ("record.filing", dotted([_own(record, "filing", known), day]) + filed if record.filing else _unstated(known)),
        ("record.projects", _links("project", record.projects, known) if record.projects else _unstated(known)),
    ]


def _source(record: Source, known: Known, day: date) -> Facts:
    lang, url = known.lang, record.url
    count = len(of_source(known.catalog, day, record.id))
    address = f"{outside(url, lang)} {escape(url.split('/')[2])}" if url else _unstated(known)
    facts = [
        ("col.publisher", _own(record, "publisher", known)),
        ("record.kind", word(SOURCE_KIND, record.kind, lang)),
        ("record.grade", f"{grade(record, lang)} {escape(GRADE[record.grade].means(lang))}"),
        ("col.published", text.day(record.published, lang) if record.published else _unstated(known)),
        ("record.accessed", text.day(record.accessed, lang) if record.accessed else known.say("record.not_recorded")),
        ("record.address", address),
        ("record.cited", known.say("record.times", count=count) + known.notes.marks([(record.id, "")])),
    ]
    # The names have no English form; what a bracket says of them is left to the Chinese page.
    authors = re.sub(r"[（(].*?[)）]", "", record.authors or "") if lang == "en" else record.authors or ""
    return [("record.authors", escape(authors)), *facts] if authors else facts


def _project_name(key: str, known: Known) -> str:
    """The name of a project or of a phase with its project's."""
    if key in known.catalog.phases:
        project, phase = known.catalog.phases[key]
        return f"{text.both(project, 'name', known.lang)} {text.both(phase, 'name', known.lang)}"
    return text.both(known.catalog.projects[key], "name", known.lang)


def precision(day: str) -> str:
    """How precise a date is: span, year, half, quarter, month or day."""
    if "/" in day:
        return "span"
    if "H" in day or "Q" in day:
        return "half" if "H" in day else "quarter"
    return {4: "year", 7: "month"}.get(len(day), "day")


def _event(record: Event, known: Known, _: date) -> Facts:
    lang, mark = known.lang, known.notes.marks([(record.source, record.locator)])
    exact = known.say(f"precision.{precision(str(record.date))}")
    document = text.both(record, "document", lang)
    items = [
        ("col.date", f"{escape(text.day(record.date, lang))}{mark}<br><small>{exact}</small>"),
        ("col.category", word(EVENT_KIND, record.kind, lang)),
        ("col.level", word(LEVEL, record.level, lang)),
        ("col.by", _own(record, "by", known) or _unstated(known)),
        ("col.document", escape(say("road.document", lang, title=document)) if document else ""),
        ("record.places", _links("place", record.places, known)),
        ("record.enterprises", _links("enterprise", record.enterprises, known)),
        ("record.projects", joined((known.home(p, _project_name(p, known)) for p in record.projects), lang)),
    ]
    return [(key, value) for key, value in items if value]


_FACTS: Mapping[str, Any] = {
    "project": _project,
    "enterprise": _enterprise,
    "place": _place,
    "deposit": _deposit,
    "source": _source,
    "event": _event,
}


def facts(found: Found, known: Known, day: date) -> Facts:
    """What the record is, as its own fields say."""
    items: Facts = _FACTS[found.kind](held(known.catalog, found.kind)[found.id], known, day)
    return items


def headway(found: Found, known: Known, steps: Iterable[Row]) -> str:
    """How many phases a project has and which has come furthest, where they are too many to be told one by one; else "".

    ``steps`` are of ``history.of_project``.
    """
    phases = known.catalog.projects[found.id].phases
    if len(phases) <= _FEW:
        return ""
    reached = sorted(
        (r for r in steps if r["phase"] and r["basis"] != "planned"), key=lambda r: (r["last"], r["first"])
    )
    now = {r["phase"]: r for r in reached}
    if not now:
        return ""
    far = max(now.values(), key=lambda r: (r["progress"] != "aside", list(STATUS).index(r["status"])))
    alike = len(now) == len(phases) and len({r["status"] for r in now.values()}) == 1
    return say("record.alike" if alike else "record.furthest", known.lang, count=len(phases),
               phase=text.both(far, "phase_name", known.lang), state=text.word(STATUS, far["status"], known.lang))  # fmt: skip


def note(found: Found, known: Known) -> str:
    """What the record's own summary and note say; "" if it has none. A text of a phase that was asked for comes with it."""
    record = held(known.catalog, found.kind)[found.id]
    asked = known.catalog.phases[found.asked][1] if found.asked in known.catalog.phases else None
    said = [
        text.both(record, "summary", known.lang),
        text.both(record, "note", known.lang),
        text.both(asked, "note", known.lang) if asked else "",
    ]
    return "<br>".join(known.noted(t) for t in said if t)
