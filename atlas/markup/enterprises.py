"""The markup of the page of enterprises: its sentence and headline, the chart of segments, cards, ties. Rows in, markup out.

In the chart each member is a tile with its name in the row of its segment, so that a row is a bar that can be read on a phone;
a tile with a dashed edge is one whose place no source states.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from markupsafe import Markup, escape

from atlas.drawings.bars import Style
from atlas.figures.enterprises import (
    FIRST_CARDS,
    CountyRow,
    EnterpriseRow,
    RelationRow,
    SegmentRow,
    TieRow,
    cards_shown,
)
from atlas.figures.projects import ProjectRow
from atlas.figures.shared.table import Cite, Cited, Table, all_cited, grouped
from atlas.markup.notes import Notes
from atlas.markup.parts import Card
from atlas.markup.render import render
from atlas.words import text, vocab
from atlas.words.text import say
from atlas.words.vocab import ENTERPRISE_KIND, RELATION_KIND, SEGMENT

_WIDE = {"zh": 7, "en": 17}  # letters above which a tile takes the room of two


def style() -> Markup:
    """The style sheet of the page."""
    return render("enterprises/style.html")


def _piece(name: str, notes: Notes, **values: Any) -> Markup:
    return render(f"enterprises/{name}.html", notes=notes, lang=notes.lang, vocab=vocab, capital=_capital, **values)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _cited(rows: Iterable[EnterpriseRow]) -> Cited:
    return all_cited(r.cited + r.place_cited for r in rows)


def _counted(named: Iterable[tuple[str, int]], lang: str) -> str:
    """'锂资源与锂盐 6、全链投资 3'."""
    return say("list.pause", lang).join(say("firms.counted", lang, name=name, count=count) for name, count in named)


def _by_segment(segments: Table[SegmentRow], lang: str) -> str:
    return _counted(((text.word(SEGMENT, r.segment, lang), r.firms) for r in segments), lang)


def _by_kind(members: Iterable[EnterpriseRow], lang: str) -> str:
    kinds = Counter(r.kind for r in members)
    return _counted(((word.label(lang), kinds[kind]) for kind, word in ENTERPRISE_KIND.items() if kinds[kind]), lang)


def summary(members: Table[EnterpriseRow], segments: Table[SegmentRow], lang: str) -> str:
    """The headline sentence: how many of each kind, by segment, and how many without a stated place."""
    nowhere = sum(not r.place for r in members)
    return say("firms.summary", lang, count=len(members), kinds=_by_kind(members, lang), segments=_by_segment(segments, lang),
               unlocated=say("firms.unlocated", lang, count=nowhere) if nowhere else "")  # fmt: skip


def chain(members: Table[EnterpriseRow], segments: Table[SegmentRow], look: Style, notes: Notes) -> Markup:
    """The chart: one row of tiles for each segment, in the order of the chain; ``segments`` must not be empty."""
    lang = look.lang
    most = max([r for r in segments if r.segment != "unstated"] or segments, key=lambda r: r.firms)
    unlocated = sum(r.firms - r.located for r in segments)
    title = say("firms.chain_title" if unlocated else "firms.chain_title_placed", lang, count=most.firms, total=len(members),
                segment=text.word(SEGMENT, most.segment, lang), unlocated=unlocated)  # fmt: skip
    keys = [("", "firms.key_placed")] if unlocated < len(members) else []
    keys += [(" nowhere", "firms.key_nowhere")] if unlocated else []
    return _piece("chain", notes, members=members, segments=grouped(members, lambda r: r.segment), title=title, keys=keys,
                  alt=say("firms.chain_alt", lang, segments=_by_segment(segments, lang)), money=look.colours["money"],
                  wide=_WIDE[lang], cited=_cited, cards_shown=lambda count: cards_shown(count, FIRST_CARDS))  # fmt: skip


_ID = re.compile(r"\s*[（(]([a-z0-9]+(?:[-.][a-z0-9]+)+)[）)]", re.ASCII)


def noted(note: str, notes: Notes) -> Markup:
    """A note as markup; the id of a source in brackets becomes its footnote mark."""
    made, end = Markup(), 0
    for found in _ID.finditer(note):
        if found[1] in notes.sources:
            made += escape(note[end : found.start()]) + notes.marks([Cite(found[1])])
            end = found.end()
    return made + escape(note[end:])


def _about(row: EnterpriseRow, lang: str) -> list[str]:
    """What stands below the name: segment, kind, the whole name, in English the Chinese one."""
    segment = (
        text.word(SEGMENT, row.segment, lang) if row.segment != "unstated" else say("firms.segment_unstated", lang)
    )
    whole = row.full_name or (row.name.zh if lang == "en" else "")
    return list(filter(None, (_capital(segment), text.word(ENTERPRISE_KIND, row.kind, lang), whole)))


def _around(key: str, lang: str) -> list[str]:
    """What the text ``key`` says before and after its ``other``."""
    return say(key, lang, other="\0").split("\0")


def cards(
    members: Iterable[EnterpriseRow], running: Table[ProjectRow], ties: Table[TieRow], look: Style, notes: Notes
) -> Markup:
    """One card for each member, in their order."""
    return _piece("cards", notes, members=members, works=grouped(running, lambda r: r.enterprise), colours=look.colours,
                  ties=grouped(ties, lambda r: r.enterprise), by_project=lambda rows: grouped(rows, lambda r: r.project),
                  about=_about, around=_around, noted=noted)  # fmt: skip


def relations(tied: Table[RelationRow], firms: Collection[str], notes: Notes) -> Markup:
    """Who owns, hosts or works with whom; of the ends of a relation those in ``firms`` are enterprises, the others places."""
    kinds = grouped(sorted(tied, key=lambda r: list(RELATION_KIND).index(r.kind)), lambda r: r.kind)
    lines = {kind: grouped(rows, lambda r: r.subject) for kind, rows in kinds.items()}
    return _piece("relations", notes, kinds=lines, firms=firms)


def headline(members: Table[EnterpriseRow], counties: Table[CountyRow], running: Table[ProjectRow], look: Style,
             notes: Notes) -> list[Card]:  # fmt: skip
    """The headline row: firms, ones with projects, located ones, and, where there are any, ones whose place no source states."""
    lang, day = look.lang, say("overview.as_of", look.lang, day=look.day)
    firms, others = ([r for r in members if (r.kind == "enterprise") == own] for own in (True, False))
    located, nowhere = ([r for r in members if bool(r.place) == own] for own in (True, False))
    mine = {r.id for r in members}
    works = {r.enterprise: r for r in running if r.enterprise in mine}
    built = {r.enterprise for r in running if r.progress == "built" and r.enterprise in mine}

    def card(label: str, number: int, more: str, cited: Iterable[Cited]) -> Card:
        return Card(
            say(label, lang, count=number),
            str(number),
            say("firms.unit", lang),
            more,
            day,
            notes.marks(all_cited(cited)),
        )

    besides = say("firms.besides", lang, kinds=_by_kind(others, lang)) if others else ""
    places = _counted(((r.county_name.of(lang), r.firms) for r in counties if r.county), lang)
    made = [
        card("firms.card_firms", len(firms), besides, (r.cited for r in firms)),
        card(
            "firms.card_working",
            len(works),
            say("firms.built", lang, count=len(built)),
            (r.status_cited for r in works.values()),
        ),
        card("firms.card_located", len(located), places, (r.place_cited for r in located)),
    ]
    if nowhere:
        made.append(
            card("firms.card_nowhere", len(nowhere), say("firms.nowhere_more", lang), (r.cited for r in nowhere))
        )
    return made
