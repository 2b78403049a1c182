"""Advice about silence: a note says that no source tells something, and yet a record tells it, with its source.

What it can see: a clause of a note that names nothing but status, size, date, place or full name and says that sources are silent
(进展未见来源, 来源未写日期, 所在县区未注明, 只见简称; no source gives size or status, county not stated). A clause that is about
less than that (采选规模未见来源) is let be, since no field answers it. Looked up are the record itself, the investments and events
of a project, what ties an enterprise to a place, the steps of the projects of an event, and every text for a full name. Sources
themselves are not read.
"""

import re
from collections.abc import Iterator
from typing import Any

from atlas.catalog.draft import Draft, Review, parts
from atlas.catalog.messages.advice import TOPICS
from atlas.catalog.messages.phrase import Said, said
from atlas.catalog.model import Capacity, Enterprise, Event, Milestone, Phase, Place, Project, Record
from atlas.catalog.problem import Problem
from atlas.catalog.reading.document import Loc
from atlas.catalog.reading.parse import Entry
from atlas.words.dates import PartialDate

# What tells a thing: where it stands, and the source that it cites.
Told = tuple[Entry[Any], Loc, str]

_ZH = {
    "status": "(?:建设|项目)?(?:进展|状态|进度)",
    "size": "规模|产能|产量",
    "date": r"\w{0,2}(?:日期|时间)|\w{1,2}日|月份|会期",
    "place": "所在县区|所在地|所在县|县区|地点|设在何处",
    "name": "全称(?:的?后缀)?|后缀",
}
_EN = {
    "status": "status|progress",
    "size": "size|scale|capacity",
    "date": "date|day|month",
    "place": "county|place|site|where it stands",
    "name": "(?:ending of (?:the|its) )?full name",
}
_SILENT = r"(?:未见来源|没有来源|无来源|来源[都均]?[未没]有?)(?:写明|写出|说明|给出|注明|写|说|给)?"
_NOT_SAID = rf"(?:{_SILENT}|未注明|未写明|未写出)"
_NO_SOURCE = r"no source(?: read)? (?:tells?|gives?|states?|says)|the sources? do(?:es)? not (?:tell|give|state|say)"
_ONLY_SHORT = re.compile("只见简称|only the short name(?: is given)?")
_COMPANY = "有限责任公司|股份有限公司|有限公司|集团公司"


def _clause(topics: dict[str, str], joint: str, before: str, after: str) -> re.Pattern[str]:
    listed = rf"(?:(?:{'|'.join(topics.values())})(?:{joint})?)+"
    return re.compile(rf"(?:{before})(?P<before>{listed})|(?P<after>{listed})(?:{after})")


_CLAUSES = (
    (_ZH, _clause(_ZH, "[与和及、]", _SILENT + "(?:其|具体)?", _NOT_SAID)),
    (
        _EN,
        _clause(_EN, r",? (?:and|or) |, ", rf"(?:{_NO_SOURCE}) (?:the |its )?", " (?:is |are )?not (?:stated|given)"),
    ),
)


def silent_on(note: str) -> list[str]:
    """The topics of which ``note`` says, in a clause of its own, that no source tells them."""
    found: set[str] = set()
    for clause in re.split(r"[；。，：;:.]\s*|,\s+(?!and |or )", note.strip()):
        for topics, pattern in _CLAUSES:
            if match := pattern.fullmatch(clause):
                named = match["before"] or match["after"]
                found |= {topic for topic, words in topics.items() if re.search(words, named)}
        if _ONLY_SHORT.fullmatch(clause):
            found.add("name")
    return [topic for topic in TOPICS if topic in found]


def silence_is_true(review: Review) -> Iterator[Problem]:
    """Where a note says that no source tells something, no record tells it."""
    for found, loc, part in review.draft.everything:
        note, note_en = getattr(part, "note", None), getattr(part, "note_en", None)
        for topic in silent_on(f"{note or ''}；{note_en or ''}") if note or note_en else ():
            for entry, at, source in _told(topic, review.draft, found, loc, part):
                word, where = TOPICS[topic], entry.where(*at)
                says = said("advice.silence", topic=Said(word.en, word.zh), where=where, source=source)
                yield found.problem(says, *loc, "note")
                break


def _told(topic: str, draft: Draft, found: Entry[Any], loc: Loc, part: Record) -> Iterator[Told]:
    if isinstance(part, Enterprise):
        if topic == "place":
            yield from _site(draft, found)
        if topic == "name":
            yield from _full_name(draft, found)
    elif isinstance(part, Event) and topic == "date":
        yield from _event_date(draft, found)
    elif isinstance(part, Place) and topic == "place" and part.within:
        yield found, ("within",), part.within_source or ""
    elif isinstance(part, (Project, Phase)):
        yield from _of_project(topic, draft, found, loc, part)
    elif isinstance(part, Milestone) and topic == "date" and part.basis == "stated" and _is_day(part.date):
        yield found, (*loc, "date"), part.source


def _site(draft: Draft, found: Entry[Enterprise]) -> Iterator[Told]:
    firm = found.record
    if firm.place:
        yield found, ("place",), firm.place_source or firm.source
    for tie in draft.relations:
        if tie.record.kind == "hosts" and tie.record.object == firm.id and tie.record.subject in draft.ids["places"]:
            yield tie, (), tie.record.source
    for project in draft.projects:
        if project.record.enterprise == firm.id and project.record.place and project.record.source:
            yield project, ("place",), project.record.source


def _full_name(draft: Draft, found: Entry[Enterprise]) -> Iterator[Told]:
    """The name within a company's full one, in its own field or in any text but the names of other enterprises."""
    whole = re.compile(rf"{re.escape(found.record.name)}[\u4e00-\u9fff（）()]{{0,12}}?(?:{_COMPANY})")
    for entry, loc, part in draft.everything:
        if isinstance(part, Enterprise) and entry is not found:
            continue
        for field in type(part).model_fields:
            if isinstance(value := getattr(part, field), str) and whole.search(value):
                yield entry, (*loc, field), str(getattr(part, "source", None) or entry.record.id)


def _event_date(draft: Draft, found: Entry[Event]) -> Iterator[Told]:
    """A day of its own; or a date within its span, of an event of the same title or of the step of its project that it reports."""
    event = found.record
    if _is_day(event.date):
        yield found, ("date",), event.source
    for other in draft.events:
        same = other.record.title == event.title or (event.document and other.record.document == event.document)
        if other is not found and same and _is_finer(other.record.date, event.date):
            yield other, ("date",), other.record.source
    reported = {"resource": "permitted", "enterprise": "announced"}.get(event.kind)
    for entry, loc, part in draft.everything:
        if isinstance(part, (Project, Phase)) and part.id in event.projects:
            for at, step in enumerate(part.milestones):
                if step.status == reported and step.basis == "stated" and _is_finer(step.date, event.date):
                    yield entry, (*loc, "milestones", at, "date"), step.source


def _of_project(topic: str, draft: Draft, found: Entry[Project], loc: Loc, part: Project | Phase) -> Iterator[Told]:
    if topic == "status":
        steps = [(at, step) for at, step in parts(part, loc) if isinstance(step, Milestone) and step.basis != "planned"]
        yield from ((found, (*at, "status"), step.source) for at, step in steps)
        for event in draft.events:
            if part.id in event.record.projects and event.record.kind in ("enterprise", "resource"):
                yield event, (), event.record.source
    if topic == "size":
        sizes = [(at, size) for at, size in parts(part, loc) if isinstance(size, Capacity) and size.value is not None]
        yield from ((found, (*at, "value"), size.source) for at, size in sizes)
    if topic == "place" and isinstance(part, Project):
        if part.place:
            yield found, ("place",), part.source or found.path
        ties = [amount for amount in draft.investments if amount.record.project == part.id and amount.record.place]
        yield from ((amount, ("place",), amount.record.source) for amount in ties)


def _is_day(date: PartialDate) -> bool:
    return date.first == date.last


def _is_finer(date: PartialDate, than: PartialDate) -> bool:
    """True if ``date`` lies within ``than`` and says more."""
    return than.first <= date.first and date.last <= than.last and (date.first, date.last) != (than.first, than.last)
