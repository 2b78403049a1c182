"""What a record's page says: the finding, which stands in its heading after the name, and the line below it. Pure: values in, text out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from atlas.figures import enterprises, overview
from atlas.figures import headline as figures_of
from atlas.figures import record as figures
from atlas.figures.headline import LCE, Block, Number
from atlas.figures.overview import MEASURED
from atlas.figures.progress import AGREEMENT, ORDER, cell_of
from atlas.figures.projects import ProjectRow
from atlas.figures.record import Found
from atlas.figures.sources import of_source
from atlas.markup.overview import built, called, percent
from atlas.markup.record import Known, brief
from atlas.words import text, vocab
from atlas.words.pair import named
from atlas.words.text import say

_PRODUCTS = "\0"  # no sign that a word of the interface holds


@dataclass(frozen=True, slots=True)
class Told:
    """What a record comes to: ``finding`` is what a reader is to remember, ``more`` whose it is, where, and all else in one line."""

    finding: Sequence[str] = ()
    more: Sequence[str] = ()


def told(found: Found, known: Known, day: date) -> Told:
    """The finding and what goes with it; nothing for a record whose facts say it."""
    made = {
        "project": _of_project,
        "enterprise": _of_firm,
        "place": _of_place,
        "event": _of_event,
        "source": _of_source,
    }
    return made[found.kind](found, known, day) if found.kind in made else Told()


def title(found: Found, known: Known, day: date) -> str:
    """The heading of the page: the name, and after it the finding where there is one."""
    name = found.name.of(known.lang)
    said = _joined(told(found, known, day).finding, known.lang)
    return say("record.title", known.lang, name=name, finding=said) if said else name


def sentence(found: Found, known: Known, day: date) -> str:
    """The line below the heading; "" where there is no more to say."""
    said = _joined(told(found, known, day).more, known.lang)
    return said[:1].upper() + said[1:]


def _joined(parts: Sequence[str], lang: str) -> str:
    return say("list.semicolon", lang).join(filter(None, parts))


def _of_project(found: Found, known: Known, day: date) -> Told:
    """How far it has come, of many phases the furthest; below it whose it is and where."""
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
    further = not stands or _further(far and far[0], found, known, day)
    return Told([*stands, headway(found, known, day) if further else ""], [about])


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
    first, *rest = (say("record.is_silent", lang, state=said) if n.silent else said
                    for n in block.numbers for said in (_is(n, lang),))  # fmt: skip
    if not rest:
        return say("record.stands", lang, products=_PRODUCTS, state=first)
    others = say("list.pause", lang).join(rest)
    if block.share:
        return say("record.built_share", lang, products=_PRODUCTS, share=percent(block.share), rest=others)
    return say("record.in_part", lang, products=_PRODUCTS, state=first, rest=others)


def _is(number: Number, lang: str) -> str:
    """The word of a number within a sentence: what is built by the word of its status, which the list of projects below shows too."""
    if number.word == "built" and number.status:
        return say(f"record.is_{number.status}", lang)
    return say(f"record.is_{number.word}", lang)


def headway(found: Found, known: Known, day: date) -> str:
    """How many phases a project has and which has come furthest; of one, where it stands; "" where no source tells."""
    furthest, count = figures.furthest(known.catalog, found, day), len(known.catalog.projects[found.id].phases)
    if not furthest:
        return ""
    (phase, alike), state = furthest, text.word(vocab.STATUS, furthest[0].status, known.lang)
    if count <= 1:
        return state
    return say("record.alike" if alike else "record.furthest", known.lang, count=count, phase=phase.phase_name.of(known.lang),
               state=state)  # fmt: skip


def _of_firm(found: Found, known: Known, day: date) -> Told:
    """How far its projects have come: what is stated of each product, or the phase that has come further than that; below it the
    other of the two, who owns it, and how many projects and agreements it has and where."""
    lang, rows = known.lang, figures.projects(known.catalog, found, day)
    owners = enterprises.owners(known.catalog, day).get(found.id, [])
    more = []
    if owners:
        names = say("list.pause", lang).join(o.subject_name.of(lang) for o in owners)
        more.append(say(f"record.owned_{owners[0].kind}", lang, names=names))
    if not rows:
        return Told([say("record.no_works", lang)], more)
    counties = say("list.pause", lang).join(dict.fromkeys(r.county_name.of(lang) for r in rows if r.county))
    where = say("list.aside", lang, text=counties) if counties else ""
    held = [say(key, lang, count=len(keys)) for key, keys in (
        ("record.works", {r.project for r in rows if r.stage != AGREEMENT}),
        ("record.agreements", {r.project for r in rows if r.stage == AGREEMENT}),
    ) if keys]  # fmt: skip
    more.append(say("list.pause", lang).join(held) + where)
    stands, far = standing(found, known, day), enterprises.furthest(rows)
    if far and (not stands or _further(far, found, known, day)):
        several = sum(r.project == far.project for r in rows) > 1
        alone = sum(r.phase_name == far.phase_name for r in rows) == 1  # no other project has a phase of that name
        part = " ".join(
            filter(
                None,
                ("" if several and alone else far.project_name.of(lang), far.phase_name.of(lang) if several else ""),
            )
        )
        state = text.word(vocab.STATUS, far.status, lang)
        if cell_of(known.catalog, far, day).silent:
            state = say("record.is_silent", lang, state=state)
        return Told([say("record.far", lang, part=part, state=state)], [*stands, *more])
    return Told(stands, more)


def _of_place(found: Found, known: Known, day: date) -> Told:
    """What lies in its ground and how much of each link is built; below it its part in the layout, its projects and firms."""
    lang, role, rows = known.lang, known.catalog.places[found.id].role, figures.projects(known.catalog, found, day)
    part = say("record.no_role", lang) if role == "none" else vocab.ROLE[role].means(lang)
    city, firms = known.catalog.places[found.id].kind == "city", len(figures.firms(known.catalog, found, day))
    shares = built(overview.finding(known.catalog, figures.within(known.catalog, found, day)), lang)
    held = _works(rows, lang) if rows else say("record.place_none", lang)
    shares = say("record.place_built", lang, shares=shares) if shares else ""
    more = ["" if city else part, held if shares else "",
            say("record.place_firms", lang, count=firms) if firms and not city else ""]  # fmt: skip
    return Told([_resource(found, known, day), shares or held], more)


def _resource(found: Found, known: Known, day: date) -> str:
    """What the deposit of a place holds; where there are several, the largest. "" where no source tells."""
    lang = known.lang
    block = next((b for b in figures_of.blocks(known.catalog, found, day) if b.of == "resource"), None)
    if not block:
        return ""
    amount = brief(block.numbers[0].amount, lang)[0].replace(" ", "\u00a0")  # a heading breaks anywhere else
    what = say("overview.lce" if block.product == LCE else "overview.ore", lang, amount=amount)
    several = len(figures.deposits(known.catalog, found)) > 1
    return say("record.place_largest" if several else "record.place_holds", lang, what=what)


def _works(rows: Sequence[ProjectRow], lang: str) -> str:
    """The projects of a place in phases, and how many of these stand at each status, by the words of the page of projects. As on
    every other page an agreement that holds projects is none of them; it is told beside them."""
    works = [r for r in rows if r.stage != AGREEMENT]
    agreements = len({r.project for r in rows if r.stage == AGREEMENT})
    beside = say("record.place_agreements", lang, count=agreements) if agreements else ""
    if not works:
        return beside
    count = Counter(r.status for r in works)
    parts = [say("record.place_in", lang, count=count[s], state=text.word(vocab.STATUS, s, lang) if s else say("status.unstated", lang))
             for s in ORDER if count[s]]  # fmt: skip
    made = say("record.place_works", lang, works=len({r.project for r in works}), phases=len(works),
               told=say("list.comma", lang).join(parts))  # fmt: skip
    return _joined([made, beside], lang)


def _of_event(found: Found, known: Known, day: date) -> Told:
    ways = Counter(way for way, _ in figures.links(known.catalog, found, day))
    return Told((), [say(f"record.{w}", known.lang, count=ways[w]) for w in ("follows", "leads_to") if ways[w]])


def _of_source(found: Found, known: Known, day: date) -> Told:
    rows = of_source(known.catalog, day, found.id)
    claims = sum(r.use == "claim" for r in rows)
    return Told((), [say("record.hangs", known.lang, count=len(rows), claims=claims)])
