"""The markup of the page of enterprises: the chart of segments, cards, ties. Values in, escaped markup out.

In the chart each member is a tile with its name in the row of its segment, so that a row is a bar that can be read on a phone;
a tile with a dashed edge is one whose place no source states.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from atlas.drawings.bars import Style
from atlas.drawings.enterprises import Told
from atlas.figures.enterprises import FIRST_CARDS, cards_shown
from atlas.figures.remember import grouped, records_of
from atlas.markup.parts import Card, Notes, pairs
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import ENTERPRISE_KIND, RELATION_KIND, SEGMENT, STATUS

Row = Mapping[Any, Any]
_WIDE = {"zh": 7, "en": 17}  # letters above which a tile takes the room of two

STYLE = """<style>
.atlas-chain{margin:.35rem 0 0}
.atlas-chain .row{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.75rem;align-items:start;padding:.35rem 0;border-top:1px solid rgba(128,140,152,.25)}
.atlas-chain .seg{font-size:.9rem;line-height:1.4;padding-top:.3rem}
.atlas-chain .seg b{font-size:1.05rem;font-weight:650;margin-left:.3em}
.atlas-chain .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(7.4rem,1fr));gap:.35rem}
.atlas-tile{display:flex;flex-direction:column;justify-content:center;border:1px solid var(--money);border-left-width:4px;border-radius:.25rem;background:color-mix(in srgb,var(--money) 16%,transparent);padding:.22rem .5rem;font-size:.875rem;line-height:1.35}
.atlas-chain summary{font-size:.875rem;padding:.4rem 0;cursor:pointer}
.atlas-tile.wide{grid-column:span 2}
.atlas-tile.nowhere{border:1px dashed rgba(128,140,152,.95);background:none;padding-left:calc(.5rem + 3px)}
.atlas-tile small{display:block;font-size:.75rem;opacity:.85}
.atlas-tile a,.atlas-firm h3 a{text-decoration:none!important}
.atlas-tile a:hover,.atlas-firm h3 a:hover{text-decoration:underline!important}
.atlas-chain .key{font-size:.8125rem;margin:.1rem 0 .4rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;opacity:.9}
.atlas-chain .key i{display:inline-block;width:1.3em;height:.85em;margin-right:.35em;vertical-align:-.05em;padding:0}
@media (max-width:640px){.atlas-chain .row{grid-template-columns:1fr;gap:.25rem}.atlas-chain .seg{padding-top:0}}
.atlas-firms{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19.5rem),1fr));gap:.7rem;margin:.3rem 0 0}
.atlas-firm{border:1px solid rgba(128,140,152,.4);border-radius:.375rem;padding:.6rem .8rem .65rem;font-size:.875rem;line-height:1.5;overflow-wrap:anywhere}
.atlas-firm.nowhere{border-style:dashed}
.atlas-firm h3{font-size:1.05rem;font-weight:650;margin:0;padding:0;line-height:1.4;letter-spacing:0}
.atlas-firm .sub{font-size:.8125rem;opacity:.85;margin:0}
.atlas-firm .sub span{display:inline-block;max-width:100%}
.atlas-firm .facts{display:grid;grid-template-columns:minmax(3.3rem,max-content) minmax(0,1fr);gap:.15rem .7rem;margin:.35rem 0 0}
.atlas-firm .facts>span{opacity:.85;font-size:.8125rem;line-height:1.65}
.atlas-firm .facts div{text-wrap:pretty}
.atlas-firm .facts div div+div{margin-top:.1rem}
.atlas-state{display:inline-block;max-width:100%;overflow-wrap:anywhere;font-size:.8125rem;margin-right:.3em}
.atlas-state i{display:inline-block;width:.65em;height:.65em;border-radius:50%;background:var(--c);border:1px solid rgba(128,140,152,.8);margin:0 .3em 0 .25em;vertical-align:.02em}
.atlas-state.unstated i{background:none}
.atlas-ties{margin:.2rem 0 0;font-size:.875rem;line-height:1.6}
.atlas-ties div{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:.75rem;padding:.35rem 0;border-top:1px solid rgba(128,140,152,.25)}
.atlas-ties b{font-weight:600}
.atlas-ties .one{display:inline-block;max-width:100%}
.atlas-ties p{margin:0;font-size:inherit;line-height:inherit}
</style>"""


def _cited(row: Row, notes: Notes, source: str = "source", locator: str = "locator") -> str:
    return notes.marks(pairs(row[source], row[locator]))


def _where(row: Row, lang: str) -> str:
    """'临武高新区 (临武县)', '宜章县'; "" where no source tells."""
    place, county = text.both(row, "place_name", lang), text.both(row, "county_name", lang)
    return f"{place} ({county})" if county and county != place else place


_ID = re.compile(r"\s*[（(]([a-z0-9]+(?:[-.][a-z0-9]+)+)[）)]", re.ASCII)


def noted(note: str, notes: Notes) -> str:
    """A note as markup; the id of a source in brackets becomes its footnote mark."""
    made, end = [], 0
    for found in _ID.finditer(note):
        if found[1] in notes.sources:
            made += [escape(note[end : found.start()]), notes.marks([(found[1], "")])]
            end = found.end()
    return "".join([*made, escape(note[end:])])


def _tile(row: Row, lang: str, notes: Notes) -> str:
    name, county = (
        text.both(row, "name", lang),
        text.both(row, "county_name", lang) or text.both(row, "place_name", lang),
    )
    kind = " ".join(filter(None, ("wide" if len(name) > _WIDE[lang] else "", "" if row["place"] else "nowhere")))
    under = f"<small>{escape(county)}</small>" if county else ""
    return f'<div class="atlas-tile {kind}">{notes.link("enterprise", row["id"], name)}{under}</div>'


def _tiles(rows: Sequence[Row], lang: str, notes: Notes) -> str:
    """The tiles of a segment; those beyond the first are folded, as a segment of 200 would hide all that comes after it."""
    tiles, shown = [_tile(r, lang, notes) for r in rows], cards_shown(len(rows), FIRST_CARDS)
    made = f'<div class="tiles">{"".join(tiles[:shown])}</div>'
    if shown < len(tiles):
        said = escape(say("firms.more_tiles", lang, count=len(tiles) - shown))
        made += f'<details><summary>{said}</summary><div class="tiles">{"".join(tiles[shown:])}</div></details>'
    return made


def chain(members: pd.DataFrame, told: Told, style: Style, notes: Notes) -> str:
    """The chart: one row of tiles for each segment of ``firms.members``, in the order of the chain."""
    lang, rows = style.lang, records_of(members)
    made = []
    for segment, word in SEGMENT.items():
        mine = [r for r in rows if r["segment"] == segment]
        if mine:
            marks = notes.marks(
                p
                for r in mine
                for p in (*pairs(r["source"], r["locator"]), *pairs(r["place_source"], r["place_locator"]))
            )
            tip = escape(word.means(lang), quote=True)
            made.append(f'<div class="row"><div class="seg" title="{tip}">{escape(_capital(word.label(lang)))}<b>{len(mine)}</b>{marks}</div>'
                        f"<div>{_tiles(mine, lang, notes)}</div></div>")  # fmt: skip
    keys = [(kind, word) for kind, word, place in (("", "firms.key_placed", True), ("nowhere", "firms.key_nowhere", False))
            if any(bool(r["place"]) == place for r in rows)]  # fmt: skip
    key = "".join(f'<span><i class="atlas-tile {kind}"></i>{escape(say(word, lang))}</span>' for kind, word in keys)
    cited = notes.marks(
        p for r in rows for p in (*pairs(r["source"], r["locator"]), *pairs(r["place_source"], r["place_locator"]))
    )
    head = f'<div class="atlas-head"><h3>{escape(told.title)}{cited}</h3><p>{escape(told.subtitle)}</p></div>'
    return (f'{head}<div class="atlas-chain" role="group" aria-label="{escape(told.alt, quote=True)}" style="--money:{style.colours["money"]}">'
            f'<p class="key">{key}</p>{"".join(made)}</div>')  # fmt: skip


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _state(row: Row, phase: str, style: Style, notes: Notes) -> str:
    """A phase's status as a coloured point with its word, its date in the tip, and its mark; ``phase`` is its name."""
    lang, status = style.lang, row["status"]
    word = text.word(STATUS, status, lang) if status else say("status.unstated", lang)
    tip = escape(text.day(row["status_date"], lang), quote=True)
    colour = style.colours[status or "unknown"]
    kind = "atlas-state" if status else "atlas-state unstated"
    return (f'<span class="{kind}" style="--c:{colour}" title="{tip}">{escape(phase)}<i></i>{escape(word)}'
            f'{_cited(row, notes, "status_source", "status_locator")}</span>')  # fmt: skip


def _projects(rows: Sequence[Row], style: Style, notes: Notes) -> str:
    """One line for each project, each of its phases with its status."""
    lang, made = style.lang, []
    for project in dict.fromkeys(r["project"] for r in rows):
        mine = [r for r in rows if r["project"] == project]
        states = " ".join(
            _state(r, text.both(r, "phase_name", lang) if len(mine) > 1 else "", style, notes) for r in mine
        )
        made.append(f"<div>{notes.link('project', project, text.both(mine[0], 'project_name', lang))} {states}</div>")
    return "".join(made)


def _share(row: Row, notes: Notes) -> str:
    """' 50%' where a source gives the share, and the mark, which never stands alone on a line."""
    share: Any = row["share_percent"]
    said = "" if pd.isna(share) else f" {text.number(float(share))}%"
    return f'<span class="atlas-nowrap">{said}{_cited(row, notes)}</span>'


def _ties(rows: Sequence[Row], lang: str, notes: Notes) -> str:
    made = []
    for r in rows:
        other = notes.link(r["other_is"], r["other"], text.both(r, "other_name", lang)) + _share(r, notes)
        words = escape(say(f"tie.{r['kind']}_{r['way']}", lang, other="\0")).replace("\0", other)
        made.append(f"<div>{words}</div>")
    return "".join(made)


def _firm(row: Row, running: Sequence[Row], ties: Sequence[Row], style: Style, notes: Notes) -> str:
    lang = style.lang
    unstated = escape(say("place.unstated", lang))
    segment = (
        text.word(SEGMENT, row["segment"], lang)
        if row["segment"] != "unstated"
        else say("firms.segment_unstated", lang)
    )
    sub = [
        _capital(segment),
        text.word(ENTERPRISE_KIND, row["kind"], lang),
        row["full_name"] or (row["name"] if lang == "en" else ""),
    ]
    where = _where(row, lang)
    facts = [("col.makes", escape(text.both(row, "makes", lang)) or unstated),
             ("col.place", notes.link("place", row["place"], where) + _cited(row, notes, "place_source", "place_locator") if where else unstated),
             ("col.projects", _projects(running, style, notes)), ("col.ties", _ties(ties, lang, notes)),
             ("col.note", noted(text.both(row, "note", lang), notes))]  # fmt: skip
    listed = "".join(f"<span>{escape(say(key, lang))}</span><div>{said}</div>" for key, said in facts if said)
    kind = "" if row["place"] else " nowhere"
    return (f'<article class="atlas-firm{kind}" id="firm-{escape(row["id"], quote=True)}">'
            f'<h3>{notes.link("enterprise", row["id"], text.both(row, "name", lang))}{_cited(row, notes)}</h3>'
            f'<p class="sub">{" · ".join(f"<span>{escape(part)}</span>" for part in sub if part)}</p><div class="facts">{listed}</div></article>')  # fmt: skip


def cards(members: pd.DataFrame, running: pd.DataFrame, ties: pd.DataFrame, style: Style, notes: Notes) -> str:
    """One card for each member, in the order of the frame."""
    works, tied = grouped(running, "enterprise"), grouped(ties, "enterprise")
    made = [_firm(r, works.get(r["id"], ()), tied.get(r["id"], ()), style, notes) for r in records_of(members)]
    return f'<div class="atlas-firms">{"".join(made)}</div>'


def relations(frame: pd.DataFrame, catalog_enterprises: Mapping[str, Any], style: Style, notes: Notes) -> str:
    """Who owns, hosts or works with whom: one block for each kind of ``firms.tied``, one line for each subject."""
    lang, rows, made = style.lang, records_of(frame), []
    pause = say("list.pause", lang)

    def link(r: Row, end: str) -> str:
        return notes.link(
            "enterprise" if r[end] in catalog_enterprises else "place", r[end], text.both(r, f"{end}_name", lang)
        )

    for kind, word in RELATION_KIND.items():
        mine = [r for r in rows if r["kind"] == kind]
        lines = []
        for subject in dict.fromkeys(r["subject"] for r in mine):
            ends = [r for r in mine if r["subject"] == subject]
            pauses = [pause.rstrip()] * (len(ends) - 1) + [""]
            said = pause[len(pause.rstrip()) :].join(f'<span class="one">{link(r, "object")}{_share(r, notes)}{after}</span>'
                            for r, after in zip(ends, pauses, strict=True))  # fmt: skip
            lines.append(f"<p><b>{link(ends[0], 'subject')}</b> → {said}</p>")
        if lines:
            made.append(f"<div><span>{escape(_capital(word.label(lang)))}</span><span>{''.join(lines)}</span></div>")
    return f'<div class="atlas-ties">{"".join(made)}</div>' if made else ""


def headline(
    members: pd.DataFrame, counties: pd.DataFrame, running: pd.DataFrame, style: Style, notes: Notes
) -> list[Card]:
    """The headline row: firms, ones with projects, located ones, and, where there are any, ones whose place no source states."""
    lang, day = style.lang, say("overview.as_of", style.lang, day=style.day)
    rows, unit = records_of(members), say("firms.unit", style.lang)
    firms, others = ([r for r in rows if (r["kind"] == "enterprise") == own] for own in (True, False))
    located, nowhere = ([r for r in rows if bool(r["place"]) == own] for own in (True, False))
    works = {w["enterprise"]: w for w in records_of(running) if w["enterprise"] in set(members["id"])}
    built = {w["enterprise"] for w in records_of(running) if w["progress"] == "built"} & set(works)
    kinds = [say("firms.counted", lang, name=w.label(lang), count=n) for k, w in ENTERPRISE_KIND.items()
             if k != "enterprise" and (n := sum(r["kind"] == k for r in others))]  # fmt: skip
    places = [
        say("firms.counted", lang, name=text.both(r, "county_name", lang), count=r["firms"])
        for r in records_of(counties)
        if r["county"]
    ]

    def card(label: str, number: int, more: str, cited: list[tuple[str, str]]) -> Card:
        return Card(say(label, lang, count=number), str(number), unit, more, day, notes.marks(cited))

    pause = say("list.pause", lang)
    made = [
        card("firms.card_firms", len(firms), say("firms.besides", lang, kinds=pause.join(kinds)) if kinds else "", [(r["source"], r["locator"]) for r in firms]),
        card("firms.card_working", len(works), say("firms.built", lang, count=len(built)), [(w["status_source"], w["status_locator"]) for w in works.values()]),
        card("firms.card_located", len(located), pause.join(places), [(r["place_source"], r["place_locator"]) for r in located]),
    ]  # fmt: skip
    if nowhere:
        cited = [(r["source"], r["locator"]) for r in nowhere]
        made.append(card("firms.card_nowhere", len(nowhere), say("firms.nowhere_more", lang), cited))
    return made
