"""The head of a record's page below its name: one sentence, its numbers, the newest word on it. Pure: values in, markup out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from atlas.drawings.bars import SHAPE
from atlas.figures import enterprises
from atlas.figures import headline as figures_of
from atlas.figures import record as figures
from atlas.figures.headline import Block, Evidence, Number
from atlas.figures.overview import MEASURED
from atlas.figures.projects import ProjectRow
from atlas.figures.record import Found
from atlas.figures.sources import USES, of_source
from atlas.markup.overview import called, percent
from atlas.markup.record import Known, brief
from atlas.markup.shared.parts import fill, short_date
from atlas.markup.shared.render import render
from atlas.words import text, vocab
from atlas.words.pair import named
from atlas.words.text import say

_PRODUCTS = "\0"  # no sign that a word of the interface holds
_SILENT = 12  # months without a word, from which on they are counted


def headline(found: Found, known: Known, day: date) -> Markup:
    """Below the name: one sentence, at most three blocks of numbers, the newest word and how well all is sourced."""
    blocks = [_block(b, known) for b in figures_of.blocks(known.catalog, found, day)]
    evidence = (
        "" if found.kind == "source" else _evidence(figures_of.evidence(known.catalog, found, day), found, known.lang)
    )
    return render(
        "record/headline.html", says=sentence(found, known, day), blocks=blocks, evidence=evidence, lang=known.lang
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it is shown: its words, what kind of number it is, and the ground and the edge of its bar; ``said`` if it only is."""

    told: str
    exact: str
    marks: Markup
    word: str
    means: str
    size: float
    ground: str = ""
    edge: str = ""
    said: bool = False
    silent: str = ""
    silence: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    title: str
    numbers: Sequence[_Number]
    note: str

    @property
    def drawn(self) -> bool:
        """Whether the block has a bar: of capacity and of money, in parts that have a size."""
        return any(n.edge and n.size for n in self.numbers)


def _block(block: Block, known: Known) -> _Block:
    lang = known.lang
    title = {"money": say("record.money", lang), "computed": say("record.computed_lce", lang)}.get(
        block.of
    ) or block.title.of(lang)
    return _Block(
        title[:1].upper() + title[1:], [_number(block.of, n, known) for n in block.numbers], block.note.of(lang)
    )


def _number(of: str, n: Number, known: Known) -> _Number:
    """The number with the look of its status, or of money that was spent or only promised."""
    lang, (told, exact) = known.lang, brief(n.amount, known.lang)
    words = {"capacity": vocab.PROGRESS, "money": vocab.INVESTMENT_KIND, "figure": vocab.INDICATOR_KIND}.get(of, {})
    word = words.get(n.word)
    label = word.label(lang) if word else say(f"record.of_{of}", lang) if of in ("resource", "computed") else ""
    shown = _Number(
        told, exact, known.marks(n.cited), label, word.means(lang) if word else "", float(n.amount.base or 0)
    )
    if of not in ("capacity", "money"):
        return shown
    pattern = SHAPE.get(n.word, "") if of == "capacity" else "" if n.word == "completed" else "/"
    colour = known.colours["money" if of == "money" else n.word]
    month = text.day(short_date(n.last), lang)
    return replace(
        shown, ground="none" if n.word == "unknown" else fill(colour, pattern), edge=colour, said=bool(pattern) or n.word == "unknown",
        silent=say("record.silent", lang, day=month) if n.silent else "",
        silence=say("record.silence", lang, months=n.months) if n.silent else "",
    )  # fmt: skip


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
    stands, far = standing(found, known, day), figures.furthest(known.catalog, found, day)
    return [
        about[:1].upper() + about[1:],
        *stands,
        "" if stands and not _further(far and far[0], found, known, day) else headway(found, known, day),
    ]


def standing(found: Found, known: Known, day: date) -> list[str]:
    """What is built of each product and where the rest has come to a stand, products that stand alike together; the numbers stand
    below. Empty where no source gives a capacity."""
    lang, alike = known.lang, dict[str, list[str]]()
    link = {product: stage for stage, product in MEASURED.items()}
    for block in figures_of.capacity(known.catalog, found, day):
        name = called(link[block.product], lang) if block.product in link else block.title.of(lang)
        alike.setdefault(_state(block, lang), []).append(name)
    return [state.replace(_PRODUCTS, say("list.pause", lang).join(names)) for state, names in alike.items()]


def _further(far: ProjectRow | None, found: Found, known: Known, day: date) -> bool:
    """Whether a phase of which no capacity is stated has come further than all that is stated."""
    rank = list(vocab.PROGRESS).index
    stated = [rank(n.word) for b in figures_of.capacity(known.catalog, found, day) for n in b.numbers]
    return far is not None and rank(far.progress) < min(stated, default=len(vocab.PROGRESS))


def _state(block: Block, lang: str) -> str:
    """Where the parts of a product stand, with ``_PRODUCTS`` in the place of its name."""
    first, *rest = (say("record.is_silent", lang, state=told) if n.silent else told
                    for n in block.numbers for told in (say(f"record.is_{n.word}", lang),))  # fmt: skip
    if not rest:
        return say("record.stands", lang, products=_PRODUCTS, state=first)
    others = say("list.pause", lang).join(rest)
    if block.share:
        return say("record.built_share", lang, products=_PRODUCTS, share=percent(block.share), rest=others)
    return say("record.in_part", lang, products=_PRODUCTS, state=first, rest=others)


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
    stands, far = standing(found, known, day), enterprises.furthest(rows)
    told += stands
    if far and (not stands or _further(far, found, known, day)):
        several = sum(r.project == far.project for r in rows) > 1
        part = " ".join(filter(None, (far.project_name.of(lang), far.phase_name.of(lang) if several else "")))
        told.append(say("record.far", lang, part=part, state=text.word(vocab.STATUS, far.status, lang)))
    return told


def _of_place(found: Found, known: Known, day: date) -> list[str]:
    """Its part in the layout, and how many projects and firms it has."""
    lang, role, rows = known.lang, known.catalog.places[found.id].role, figures.projects(known.catalog, found, day)
    part = say("record.no_role", lang) if role == "none" else vocab.ROLE[role].means(lang)
    firms = len(figures.firms(known.catalog, found, day))
    held = say(
        "record.place_works", lang, works=len({r.project for r in rows}), phases=len(rows), told=_counts(rows, lang)
    )
    held = held if rows else say("record.place_none", lang)
    city = known.catalog.places[found.id].kind == "city"
    told = ["" if city else part[:1].upper() + part[1:], held]
    return [*told, say("record.place_firms", lang, count=firms) if firms and not city else ""]


def _counts(rows: Sequence[ProjectRow], lang: str) -> str:
    """How many phases are built, how many are on the way to it, and how many are only planned."""
    count = Counter(r.progress for r in rows)
    planned = count["planned"] + count["sought"]
    going = [p for p in vocab.PROGRESS if p == "built" or (count[p] and p not in ("planned", "sought"))]
    told = [say("record.place_in", lang, count=count[p], state=text.word(vocab.PROGRESS, p, lang)) for p in going]
    return say("list.comma", lang).join([*told, say("record.place_planned", lang, count=planned)] if planned else told)


def _of_event(found: Found, known: Known, day: date) -> list[str]:
    ways = Counter(way for way, _ in figures.links(known.catalog, found, day))
    return [say(f"record.{way}", known.lang, count=ways[way]) for way in ("follows", "leads_to") if ways[way]]


def _of_source(found: Found, known: Known, day: date) -> list[str]:
    rows = of_source(known.catalog, day, found.id)
    return [say("record.hangs", known.lang, count=len(rows), claims=sum(r.use == "claim" for r in rows))]
