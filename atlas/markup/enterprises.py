"""The markup of the page of enterprises: its sentence, the chain with its members as tiles, cards. Rows in, markup out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from atlas.drawings.bars import SHAPE, Style
from atlas.figures.enterprises import (
    CHAIN,
    FIRST_CARDS,
    EnterpriseRow,
    PublishedRow,
    Tally,
    TieRow,
    TileRow,
    apart,
    cards_shown,
    count,
)
from atlas.figures.projects import ProjectRow
from atlas.figures.shared.table import Cite, Table, all_cited, grouped
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.parts import fill, key_of
from atlas.markup.shared.render import render
from atlas.words import text, vocab
from atlas.words.pair import named
from atlas.words.text import say
from atlas.words.vocab import ENTERPRISE_KIND, SEGMENT, STATUS

_MANY = 7  # so many members take the room of three links


def style() -> Markup:
    """The style sheet of the page."""
    return render("enterprises/style.html")


def _piece(name: str, notes: Notes, **values: Any) -> Markup:
    return render(f"enterprises/{name}.html", notes=notes, lang=notes.lang, vocab=vocab, capital=_capital, **values)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


@dataclass(frozen=True, slots=True)
class _Group:
    """Members of the same ``owners``, each with the share of it that they hold."""

    owners: tuple[str, ...]
    told: Markup
    marks: Markup
    tiles: list[tuple[TileRow, str]]


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str
    name: str
    means: str
    count: int
    share: str
    marks: Markup
    groups: list[_Group]
    folded: list[_Group]

    @property
    def wide(self) -> bool:
        return self.count >= _MANY


def title(counted: Tally, where: str, lang: str) -> str:
    """Of how many enterprises that a source tells of a project is built; the picture has the others."""
    return say(
        "firms.title" if counted.firms else "firms.title_none",
        lang,
        where=where,
        count=counted.firms,
        built=counted.built,
    )


def squares(tiles: Table[TileRow], look: Style, notes: Notes) -> Markup:
    """A square for each enterprise, to be counted: those with something built, those with a project, those only named. The squares of
    a status stand together, before its word."""
    lang, rows = look.lang, []
    for key, held in zip(("built", "working", "named"), apart(tiles), strict=True):
        furthest = sorted(held, key=lambda r: list(STATUS).index(r.status) if r.status else -1, reverse=True)
        groups = []
        for status, mine in grouped(furthest, lambda r: r.status).items():
            colour = look.colours[status or "unknown"]
            ground = fill(colour, SHAPE.get(status, "")) if status else "none"
            word = text.word(STATUS, status, lang) if status else "" if key == "named" else say("status.unstated", lang)
            groups.append((word, colour, ground, [r.firm.name.of(lang) for r in mine]))
        if held:
            told = [say("chart.part", lang, progress=word, amount=len(firms)) for word, *_, firms in groups if word]
            name, number = say(f"firms.only_{key}", lang), say("firms.number", lang, count=len(held))
            alt = f"{name} {number}" + (say("list.colon", lang) + say("list.comma", lang).join(told) if told else "")
            rows.append((name, number, alt, groups))
    return _piece("squares", notes, rows=rows)


def lead(counted: Tally, lang: str) -> str:
    """How the enterprises of the title and the others make up the number that picture and table have; "" where there are no others."""
    if not counted.others:
        return ""
    others = say("list.pause", lang).join(say(f"firms.of_{kind}", lang, count=n) for kind, n in counted.others)
    return say(
        "firms.lead", lang, all=counted.firms + sum(n for _, n in counted.others), count=counted.firms, others=others
    )


def share_held(row: TileRow, lang: str) -> str:
    """The share that one owner holds, with the year of the statement; "" where several own it alike or no source gives it."""
    told = {(r.share_percent, r.date[:4]) for r in row.owners}
    if len(told) != 1:
        return ""
    share, year = told.pop()
    if share is None:
        return say("record.stated_on", lang, day=text.day(year, lang)) if year else ""
    return f"{text.number(share, lang)}%" + (say("list.aside", lang, text=text.day(year, lang)) if year else "")


def _groups(rows: Iterable[TileRow], notes: Notes) -> list[_Group]:
    """Owned members by their owners, the others one by one, in their order."""
    lang, made = notes.lang, []
    for owners, mine in grouped(rows, lambda r: tuple(o.subject for o in r.owners)).items():
        if not owners:
            made += [_Group((), Markup(), Markup(), [(r, "")]) for r in mine]
            continue
        names = escape(say("list.pause", lang)).join(
            notes.link("enterprise", o.subject, o.subject_name.of(lang)) for o in mine[0].owners
        )
        told = Markup(say(f"firms.{mine[0].owners[0].kind}", lang, names=names))
        cited = all_cited(o.cited for r in mine for o in r.owners)
        made.append(_Group(owners, told, notes.marks(cited), [(r, share_held(r, lang)) for r in mine]))
    return made


def _column(segment: str, rows: list[TileRow], kind: str, notes: Notes) -> _Column:
    lang = notes.lang
    name = {
        "unstated": say("firms.segment_unstated", lang),
        "integrated": say("firms.integrated", lang, count=len(rows)),
    }.get(segment) or text.word(SEGMENT, segment, lang)
    marks = notes.marks(all_cited(r.firm.cited + r.firm.place_cited + r.status_cited for r in rows))
    shown = cards_shown(len(rows), FIRST_CARDS)
    counted = count(rows)
    share = say("firms.of_column", lang, working=counted.working, built=counted.built) if counted.working else ""
    return _Column(kind, _capital(name), SEGMENT[segment].means(lang), len(rows), share, marks, _groups(rows[:shown], notes),
                   _groups(rows[shown:], notes))  # fmt: skip


def chain(tiles: Table[TileRow], published: Table[PublishedRow], whole: bool, look: Style, notes: Notes) -> Markup:
    """The picture of the page. ``whole`` shows a link without members too, where no filter but that of the place can have
    taken them away."""
    lang, held = look.lang, grouped(tiles, lambda r: r.firm.segment)
    along = [_column(s, held.get(s, []), "link", notes) for s in CHAIN if whole or s in held]
    beside = [_column(s, rows, "off", notes) for s, rows in held.items() if s not in (*CHAIN, "integrated")]
    across = _column("integrated", held["integrated"], "across", notes) if "integrated" in held else None
    unlocated = sum(not r.firm.place for r in tiles)
    how = say("firms.how", lang) + (say("firms.how_silent", lang) if any(r.silent for r in tiles) else "")
    how += say("firms.unlocated", lang, count=unlocated) if unlocated else ""
    totals = [(named(r.indicator).of(lang), text.quantity(r.indicator.amount, lang), text.day(r.indicator.period or r.indicator.date, lang),
               notes.marks(r.cited)) for r in published]  # fmt: skip
    return _piece("chain", notes, across=across, along=along, beside=beside, how=how, published=totals,
                  widths=" ".join(f"minmax(0,{3 if c.wide else 1}fr)" for c in along),
                  apart=" ".join(f"minmax(0,{max(c.count, 3)}fr)" for c in beside),
                  key=lambda status: key_of(look.colours[status], status), month=partial(text.brief, lang=lang))  # fmt: skip


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


def outside(firms: Iterable[EnterpriseRow], notes: Notes) -> Markup:
    """Those that no count holds, in one line with the place where a source puts them."""
    lang, told = notes.lang, []
    for r in firms:
        at = say("list.aside", lang, text=r.place_name.of(lang))
        told.append(notes.link("enterprise", r.id, r.name.of(lang)) + at + notes.marks(r.place_cited or r.cited))
    return Markup(say("firms.outside", lang, names=escape(say("list.pause", lang)).join(told)))
