"""The head of a record's page below its name: one sentence, its numbers, the newest word on it. Pure: values in, markup out."""

from collections import Counter
from datetime import date

from markupsafe import Markup, escape

from atlas.figures import enterprises
from atlas.figures import headline as figures_of
from atlas.figures import record as figures
from atlas.figures.headline import Evidence
from atlas.figures.record import Found
from atlas.figures.sources import USES, of_source
from atlas.markup.record import Known, brief, dotted
from atlas.markup.shared.render import render
from atlas.words import text, vocab
from atlas.words.pair import named
from atlas.words.text import say

_SILENT = 12  # months without a word, from which on they are counted


def headline(found: Found, known: Known, day: date) -> Markup:
    """Below the name: one sentence, at most three numbers, the newest word and how well all is sourced."""
    lang, numbers = known.lang, []
    for n in figures_of.numbers(known.catalog, found, day):
        told, exact = brief(n.amount, lang)
        label = dotted([known.say("record.computed_lce") if n.computed else escape(n.label.of(lang)), escape(n.more.of(lang)),
                        escape(say("record.computed", lang).lower()) if n.computed else ""])  # fmt: skip
        numbers.append({"told": told, "exact": exact, "label": label, "marks": known.marks(n.cited)})
    evidence = "" if found.kind == "source" else _evidence(figures_of.evidence(known.catalog, found, day), found, lang)
    return render("record/headline.html", says=sentence(found, known, day), numbers=numbers, evidence=evidence)


def hanging(found: Found, known: Known, day: date) -> Markup:
    """What hangs on a source: a bar for each use."""
    lang, kinds = known.lang, Counter(r.use for r in of_source(known.catalog, day, found.id))
    bars = [
        (say(f"use.{use}", lang), kinds[use], round(100 * kinds[use] / max(kinds.values())))
        for use in USES
        if kinds[use]
    ]
    alt = say("list.pause", lang).join(f"{name} {count}" for name, count, _ in bars)
    return render("record/kinds.html", kinds=bars, alt=alt) if bars else Markup()


def _evidence(told: Evidence, found: Found, lang: str) -> str:
    if not told.grades:
        return ""
    grades = say("list.pause", lang).join(say("record.graded", lang, grade=g, count=n) for g, n in told.grades)
    sources = say("record.sourced", lang, count=sum(n for _, n in told.grades), grades=grades)
    if found.kind == "event" or not told.last:
        return sources
    silent = say("time.silent", lang, months=told.months) if told.months >= _SILENT else ""
    return say("record.last", lang, day=text.day(told.last, lang), silent=silent) + sources


def sentence(found: Found, known: Known, day: date) -> str:
    """What the record comes to in one sentence; "" for those whose facts say it."""
    made = {
        "project": _of_project,
        "enterprise": _of_firm,
        "place": _of_place,
        "event": _of_event,
        "source": _of_source,
    }
    return (
        say("list.semicolon", known.lang).join(filter(None, made[found.kind](found, known, day)))
        if found.kind in made
        else ""
    )


def _of_project(found: Found, known: Known, day: date) -> list[str]:
    """Whose it is and where, and how far it has come; of many phases, the furthest."""
    held, lang = known.catalog.projects[found.id], known.lang
    firm, place = (named(records.get(key or "")).of(lang) for records, key in
                   ((known.catalog.enterprises, held.enterprise), (known.catalog.places, held.place)))  # fmt: skip
    which = (
        "record.about_both"
        if firm and place
        else "record.about_firm"
        if firm
        else "record.about_place"
        if place
        else "record.about"
    )
    about = say(which, lang, firm=firm, place=place, stage=text.word(vocab.STAGE, held.stage, lang))
    return [about[:1].upper() + about[1:], headway(found, known, day)]


def headway(found: Found, known: Known, day: date) -> str:
    """How many phases a project has and which has come furthest; of one, where it stands; "" where no source tells."""
    told, count = figures.furthest(known.catalog, found, day), len(known.catalog.projects[found.id].phases)
    if not told:
        return ""
    (phase, alike), state = told, text.word(vocab.STATUS, told[0].status, known.lang)
    if count <= 1:
        return state
    return say("record.alike" if alike else "record.furthest", known.lang, count=count, phase=phase.phase_name.of(known.lang),
               state=state)  # fmt: skip


def _of_firm(found: Found, known: Known, day: date) -> list[str]:
    """Who owns it, how many projects it has and where, and how far they have come."""
    lang, rows = known.lang, figures.projects(known.catalog, found, day)
    owners = enterprises.owners(known.catalog, day).get(found.id, [])
    told = []
    if owners:
        names = say("list.pause", lang).join(o.subject_name.of(lang) for o in owners)
        told.append(say(f"record.owned_{owners[0].kind}", lang, names=names))
    counties = say("list.pause", lang).join(dict.fromkeys(r.county_name.of(lang) for r in rows if r.county))
    where = say("list.aside", lang, text=counties) if counties else ""
    works = len({r.project for r in rows})
    told.append(say("record.works" if works else "record.no_works", lang, count=works, where=where))
    if far := enterprises.furthest(rows):
        several = sum(r.project == far.project for r in rows) > 1
        part = " ".join(filter(None, (far.project_name.of(lang), far.phase_name.of(lang) if several else "")))
        told.append(say("record.far", lang, part=part, state=text.word(vocab.STATUS, far.status, lang)))
    return told


def _of_place(found: Found, known: Known, day: date) -> list[str]:
    """Its part in the layout, and how many projects and firms it has."""
    lang, role, rows = known.lang, known.catalog.places[found.id].role, figures.projects(known.catalog, found, day)
    part = say("record.no_role", lang) if role == "none" else vocab.ROLE[role].means(lang)
    firms = len(figures.firms(known.catalog, found, day))
    held = say("record.place_works" if rows else "record.place_none", lang, works=len({r.project for r in rows}), phases=len(rows),
               built=sum(r.progress == "built" for r in rows))  # fmt: skip
    city = known.catalog.places[found.id].kind == "city"
    told = ["" if city else part[:1].upper() + part[1:], held]
    return [*told, say("record.place_firms", lang, count=firms) if firms and not city else ""]


def _of_event(found: Found, known: Known, day: date) -> list[str]:
    ways = Counter(way for way, _ in figures.links(known.catalog, found, day))
    return [say(f"record.{way}", known.lang, count=ways[way]) for way in ("follows", "leads_to") if ways[way]]


def _of_source(found: Found, known: Known, day: date) -> list[str]:
    rows = of_source(known.catalog, day, found.id)
    return [say("record.hangs", known.lang, count=len(rows), claims=sum(r.use == "claim" for r in rows))]
