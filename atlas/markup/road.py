"""The HTML of the road: its landmarks, its programmes and the list of its events. Pure: rows in, escaped markup out.

Rows are those of the frames of ``history``. ``Look`` maps each kind of event to its shape and colour, as in the picture.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from atlas.figures.table import cite
from atlas.markup.parts import Notes, pairs, shape
from atlas.markup.record import Known
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.text import say
from atlas.words.vocab import EVENT_KIND, ITEM_KIND, LEVEL, RIVAL_FIELD, STATUS

Row = Mapping[Any, Any]
Look = Mapping[str, tuple[str, str]]
# A list of more entries than this is folded away in the list of events; the programmes are shown in full in their own section.
_MOST_OPEN = 3
# What filters and margins take of a window's width.
_BESIDE_PX = 440
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")

STYLE = """<style>
.atlas-steps{list-style:none;margin:0;padding:0!important;display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:.5rem 1rem}
.atlas-steps li{margin:0!important;border-top:3px solid;padding:.35rem 0 0;font-size:.875rem;line-height:1.45}
.atlas-steps time,.atlas-steps .what{display:block}
.atlas-steps time{font-size:1.25rem;font-weight:650;line-height:1.35}
.atlas-steps .what{font-weight:600}
.atlas-steps .what a{color:inherit!important}
.atlas-steps .atlas-chip:first-of-type{margin-left:0}
.st-key-road-choice{row-gap:.75rem!important}
.st-key-road-choice button{padding-left:.55rem!important;padding-right:.55rem!important}
.atlas-key.tight{margin:0 .35em 0 0}
.atlas-docs{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:1rem 1.5rem;align-items:start}
.atlas-docs-head{font-size:1rem;font-weight:600;margin:.9rem 0 .4rem;padding:0}
.atlas-doc{border:1px solid rgba(128,140,152,.35);border-radius:.375rem;padding:.7rem .9rem}
.atlas-doc :is(h3,h4){margin:0;padding:0;font-size:1rem;line-height:1.45;font-weight:650}
.atlas-doc p,.atlas-year p{margin:.15rem 0;font-size:.8125rem;line-height:1.5;opacity:.85}
.atlas-doc ol,.atlas-year ol{margin:.4rem 0 .1rem;padding-left:1.7em!important;font-size:.9375rem;line-height:1.6}
.atlas-doc ol.two{columns:2 12em;column-gap:1.5rem}
.atlas-doc li,.atlas-year li{margin:0!important;padding:0 0 .1rem .2em;break-inside:avoid}
.atlas-year>summary{cursor:pointer;font-size:1.0625rem;font-weight:650;padding:.35rem 0;border-bottom:1px solid rgba(128,140,152,.6)}
.atlas-event{display:grid;grid-template-columns:11em 1fr;gap:.15rem 1rem;padding:.6rem 0;border-bottom:1px solid rgba(128,140,152,.25);scroll-margin:5rem;font-size:.9rem;line-height:1.5}
.atlas-event:target{background:rgba(242,196,109,.25)}
.atlas-event time{opacity:.85;word-break:keep-all}
.atlas-event .what{font-weight:600;font-size:.9375rem}
.atlas-event p.why{font-size:.875rem;opacity:1;max-width:62em}
.atlas-event a{color:inherit!important;text-decoration:underline!important;text-decoration-color:rgba(128,140,152,.8)!important;text-underline-offset:.2em}
.atlas-event .atlas-mark a{text-decoration:none!important}
.atlas-event details>summary{cursor:pointer;font-size:.8125rem;font-weight:600;padding:.1rem 0}
.atlas-event h3::first-letter,.atlas-event summary::first-letter{text-transform:uppercase}
.atlas-event h3{margin:.3rem 0 0;padding:0;font-size:.8125rem;font-weight:600}
.atlas-event ol{margin:.1rem 0 .2rem;font-size:.875rem}.atlas-event li{font-size:inherit}
@media (max-width:640px){.atlas-event{grid-template-columns:1fr}.atlas-steps time{display:inline;font-size:1rem;margin-right:.5em}}
</style>"""


def tall(key: str, least: int, height: int, thread: float, lift: int) -> str:
    """Style that makes the picture of that key ``height`` pixels high where it is less than ``least`` wide: its narrow labels
    show there, and its lines of ``thread`` pixels are lifted. The filters and the margins take the rest of a window."""
    at, window = f".st-key-{key}", max(least + _BESIDE_PX, 1000)
    return (f"<style>@media (max-width:{window}px){{{at}{{--atlas-narrow:inline;--atlas-wide:none}}{at},{at} .stPlotlyChart{{height:{height}px!important;flex:none!important}}"
            f'{at} .js-line[style*="stroke-width: {thread}px"]{{transform:translateY(-{lift}px)}}}}</style>')  # fmt: skip


def _chips(row: Row, look: Look, lang: str) -> str:
    mark, colour = look[row["kind"]]
    words = text.word(LEVEL, row["level"], lang), text.word(EVENT_KIND, row["kind"], lang)
    return (f'<span class="atlas-chip">{escape(words[0])}</span>'
            f'<span class="atlas-chip">{shape(mark, colour).replace("atlas-key", "atlas-key tight")}{escape(words[1])}</span>')  # fmt: skip


def steps(rows: Iterable[Row], look: Look, notes: Notes) -> str:
    """The landmarks, as entries of ``in_a_row``: date, what, level and kind."""
    lang, made = notes.lang, []
    for r in rows:
        mark = notes.marks([(r["source"], r["locator"])])
        made.append(f'<li style="border-color:{escape(look[r["kind"]][1])}"><time>{escape(text.day(r["date"], lang))}</time>'
                    f'{_chips(r, look, lang)}<span class="what">{notes.link("event", r["id"], text.both(r, "title", lang))}{mark}</span></li>')  # fmt: skip
    return "".join(made)


def in_a_row(*entries: str) -> str:
    return f'<ol class="atlas-steps">{"".join(entries)}</ol>'


def today(ladder: Sequence[Row], day: str, colour: str, notes: Notes) -> str:
    """An entry of ``in_a_row``: where the road has led by ``day``: how many phases of projects stand where, the furthest first; "" if there is none.

    The rows are those of ``tables.status_counts``.
    """
    lang = notes.lang
    if not any(r["status"] for r in ladder):
        return ""
    order = [*reversed([r for r in ladder if r["status"]]), *(r for r in ladder if not r["status"])]
    named = (
        (text.word(STATUS, r["status"], lang) if r["status"] else say("status.unstated", lang), r["phases"])
        for r in order
    )
    parts = [
        f'<span class="atlas-nowrap">{escape(say("time.part", lang, name=name, count=count))}</span>'
        for name, count in named
    ]
    told = say("road.now", lang, count=sum(r["phases"] for r in ladder))
    marks = notes.marks(pair for r in ladder for pair in pairs(r["source"], r["locator"]))
    return (f'<li style="border-color:{escape(colour)}"><time>{escape(day)}</time><span class="atlas-chip">{escape(say("time.day", lang))}</span>'
            f'<span class="what">{notes.page("projects", told)}{marks}</span>{escape(say("list.pause", lang)).join(parts)}</li>')  # fmt: skip


def _told(content: str, known: Known) -> str:
    """A text of the data as markup: days in words, ids as marks of sources or names of records."""
    return known.noted(_DAY.sub(lambda found: text.day(found[0], known.lang), content))


def _document(row: Row, lang: str) -> str:
    title = text.both(row, "document", lang)
    return say("road.document", lang, title=title) if title else ""


def _numbered(rows: Sequence[Row], lang: str, two: bool = False) -> str:
    entries = "".join(f"<li>{escape(text.both(r, 'text', lang))}</li>" for r in rows)
    return f"<ol{' class=two' if two else ''}>{entries}</ol>"


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def programmes(rows: Sequence[Row], look: Look, notes: Notes) -> str:
    """A card for each event whose lists say what is to be done: title, date, by whom, numbered points; the proposals last."""
    settled = [r for r in rows if r["kind"] != "proposal"]
    proposed = [r for r in rows if r["kind"] == "proposal"]
    heading = (
        f'<h3 class="atlas-docs-head">{escape(say("road.proposals", notes.lang))}</h3>' if settled and proposed else ""
    )
    return _cards(settled, look, notes) + heading + _cards(proposed, look, notes, 4 if heading else 3)


def _cards(rows: Sequence[Row], look: Look, notes: Notes, level: int = 3) -> str:
    lang, cards = notes.lang, []
    for group in _grouped(rows, "event").values():
        first = group[0]
        mark = notes.marks([(first["source"], first["locator"])])
        who = " · ".join(filter(None, (text.day(first["date"], lang), text.both(first, "by", lang))))
        title = notes.link("event", first["event"], _document(first, lang) or text.both(first, "title", lang))
        body = "".join(_numbered(held, lang, two=len(held) > 6) for held in _grouped(group, "item_kind").values())
        cards.append(
            f'<div class="atlas-doc"><h{level}>{title}{mark}</h{level}><p>{escape(who)}{_chips(first, look, lang)}</p>{body}</div>'
        )
    return f'<div class="atlas-docs">{"".join(cards)}</div>' if cards else ""


def _lists(rows: Sequence[Row], lang: str) -> str:
    """Each list of an event; a long one is folded away."""
    made = []
    for kind, held in _grouped(rows, "item_kind").items():
        heading = escape(say("road.items", lang, kind=text.word(ITEM_KIND, kind, lang), count=len(held)))
        entries = _numbered(held, lang)
        made.append(
            f"<details><summary>{heading}</summary>{entries}</details>"
            if len(held) > _MOST_OPEN
            else f"<h3>{heading}</h3>{entries}"
        )
    return "".join(made)


def _figures(rows: Sequence[Row], notes: Notes) -> str:
    """'调研小组数 4 个 [1]', sources that agree under one figure, others beside it."""
    lang, pause = notes.lang, escape(say("list.comma", notes.lang))
    said: dict[str, list[Row]] = {}
    for row in rows:
        number = None if row["value"] is None or row["value"] != row["value"] else Decimal(repr(row["value"]))
        amount = text.quantity(Quantity(number, row["unit"], row["qualifier"]), lang, text.both(row, "stated", lang))
        refused = f" ({say('road.refused', lang)})" if row["rejected"] else ""
        said.setdefault(f"{text.both(row, 'name', lang)} {amount}{refused}", []).append(row)
    return pause.join(escape(t) + notes.marks([(r["source"], r["locator"]) for r in held]) for t, held in said.items())


def _line(key: str, content: str, lang: str) -> str:
    """A line with its name; ``content`` is markup already."""
    return f"<p><strong>{escape(say('road.colon', lang, name=say(key, lang)))}</strong>{content}</p>" if content else ""


def _link(key: str, row: Row, field: str, lang: str) -> str:
    return f'<a href="#{escape(key, quote=True)}">{escape(text.both(row, field, lang))}</a>'


def _rivals(rows: Sequence[Row], known: Known) -> str:
    lang, made = known.lang, []
    for r in rows:
        told = f"{text.word(RIVAL_FIELD, r['field'], lang)} {text.both(r, 'value', lang)}, {text.day(r['date'], lang)}"
        mark, why = known.marks(cite(r["source"], r["locator"])), _told(text.both(r, "note", lang), known)
        made.append(f"{escape(told)}{f'; {why}' if why else ''}{mark}")
    return "; ".join(made)


class Parts:
    """What belongs to the events, by event: the frames of ``history`` as lists of rows."""

    def __init__(
        self,
        items: Iterable[Row],
        people: Iterable[Row],
        figures: Iterable[Row],
        links: Iterable[Row],
        rivals: Iterable[Row],
    ):
        links = list(links)
        self.items, self.people, self.figures, self.rivals = (
            _grouped(rows, "event") for rows in (items, people, figures, rivals)
        )
        self.follows, self.leads_to = _grouped(links, "event"), _grouped(links, "follows")


def _event(row: Row, parts: Parts, shown: set[str], look: Look, known: Known) -> str:
    notes, lang, key = known.notes, known.lang, row["id"]
    mark = notes.marks([(row["source"], row["locator"])])
    who = " · ".join(filter(None, (text.both(row, "by", lang), _document(row, lang))))
    why = text.both(row, "summary", lang)
    people = say("list.pause", lang).join(say("road.person", lang, name=text.both(p, "name", lang), role=text.both(p, "role", lang))
                                          for p in parts.people.get(key, ()))  # fmt: skip
    pause = escape(say("list.pause", lang))
    before = [_link(r["follows"], r, "follows_title", lang) if r["follows"] in shown else escape(text.both(r, "follows_title", lang))
              for r in parts.follows.get(key, ())]  # fmt: skip
    after = [_link(r["event"], r, "title", lang) if r["event"] in shown else escape(text.both(r, "title", lang))
             for r in parts.leads_to.get(key, ())]  # fmt: skip
    body = [
        f'<div><span class="what">{notes.link("event", key, text.both(row, "title", lang))}</span>{mark}{_chips(row, look, lang)}</div>',
        f"<p>{escape(who)}</p>" if who else "",
        f'<p class="why">{_told(why, known)}</p>' if why else "",
        _lists(parts.items.get(key, ()), lang),
        _line("road.figures", _figures(parts.figures.get(key, ()), notes), lang),
        _line("road.people", escape(people), lang),
        _line("road.follows", pause.join(before), lang),
        _line("road.leads_to", pause.join(after), lang),
        _line("road.rival", _rivals(parts.rivals.get(key, ()), known), lang),
        _line("road.note", _told(text.both(row, "note", lang), known), lang),
    ]
    return f'<article class="atlas-event" id="{escape(key, quote=True)}"><time>{escape(text.day(row["date"], lang))}</time><div>{"".join(body)}</div></article>'


def events(rows: Sequence[Row], parts: Parts, look: Look, known: Known) -> str:
    """The events one by one, a fold for each year in which they begin, all open."""
    years: dict[str, list[Row]] = {}
    for row in rows:
        years.setdefault(row["first"][:4], []).append(row)
    lang, shown, made = known.lang, {str(r["id"]) for r in rows}, []
    for year, held in years.items():
        heading = escape(say("road.year", lang, year=text.day(year, lang), count=len(held)))
        body = "".join(_event(r, parts, shown, look, known) for r in held)
        made.append(f'<details class="atlas-year" open><summary>{heading}</summary>{body}</details>')
    return "".join(made)
