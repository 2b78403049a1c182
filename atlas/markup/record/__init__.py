"""The markup of a record's page, of which the pages of the sources and of the road have parts. Pure: rows in, markup out.

``Known`` is what every piece is made with: the catalogue that gives names to ids, and the notes that number the sources.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Source
from atlas.figures import record as figures
from atlas.figures.record import Found
from atlas.figures.shared.places import in_order
from atlas.figures.shared.rivals import ClaimRow, ReadingRow
from atlas.figures.shared.table import Cite, Cited, cite, grouped
from atlas.markup.shared.cells import cell, quantity_label
from atlas.markup.shared.notes import Notes, outside
from atlas.markup.shared.parts import key_of
from atlas.markup.shared.render import macro, render
from atlas.words import text, vocab
from atlas.words.pair import named
from atlas.words.quantity import Quantity, shown
from atlas.words.text import say

_ID = re.compile(r"([a-z0-9]+(?:[-.][a-z0-9]+)+)")
_BRACKETED = re.compile(r"( ?[(（][a-z0-9.-]+[)）])")
_ASIDE = re.compile(r"[（(].*?[)）]")
_DOT = " · "  # between the parts of what is measured
_FIGURES = 4  # that count of a number; the exact one is told on hover
NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Known:
    """What a piece is made with; ``colours`` maps words of status and progress, and money, to colours."""

    catalog: Catalog
    notes: Notes
    colours: Mapping[str, str]

    @property
    def lang(self) -> str:
        return self.notes.lang

    def say(self, key: str, **values: object) -> Markup:
        """An interface word; values that are not markup are escaped."""
        return Markup(say(key, self.lang, **{k: escape(v) if isinstance(v, str) else v for k, v in values.items()}))

    def key(self, status: str) -> Markup:
        """The small square of a status, as in every picture."""
        return key_of(self.colours[status], status)

    def marks(self, cited: Cited) -> Markup:
        """The superscript that leads to the footnotes of what is cited."""
        return self.notes.marks(cited)

    def mark(self, source: str) -> Markup:
        return self.marks((Cite(source),))

    def cited(self, record: Any, part: str = "") -> Markup:
        """The mark of the source of a record of the catalogue, or of one ``part`` of it that has its own (place, seat, …)."""
        start = f"{part}_" if part else ""
        return self.marks(cite(getattr(record, f"{start}source"), getattr(record, f"{start}locator")))

    def link(self, kind: str, key: str) -> Markup:
        """The name of a record by its id, leading to its page."""
        return self.notes.link(kind, key, named(figures.held(self.catalog, kind)[key]).of(self.lang))

    def home(self, key: str, label: str) -> Markup:
        """``label`` leading to the page of whatever has the id ``key``."""
        at = figures.home(self.catalog, key)
        return self.notes.link(*at, label) if at else escape(label)

    def told_at(self, record: Any, part: str) -> Markup:
        """The place in a field of a record, who says so, and of what day that is where it is not its source's."""
        day = getattr(record, f"{part}_date", None)
        since = self.say("record.stated_on", day=text.day(day, self.lang)) if day else ""
        return dotted([self.link("place", getattr(record, part)) + self.cited(record, part), since])

    def noted(self, content: str) -> Markup:
        """A note as markup: an id of a source in brackets becomes its mark, one in the text the name of the record."""
        return NOTHING.join(self._cited_in(part) or NOTHING.join(map(self._named_in, _ID.split(part)))
                            for part in _BRACKETED.split(content))  # fmt: skip

    def _cited_in(self, part: str) -> Markup:
        return self.mark(part.strip(" (（)）")) if _BRACKETED.fullmatch(part) else NOTHING

    def _named_in(self, part: str) -> Markup:
        at = figures.home(self.catalog, part) if _ID.fullmatch(part) else None
        return self.link(*at) if at else escape(part)


def joined(parts: Iterable[str], lang: str) -> Markup:
    """Markup joined by the language's pause; "" for nothing."""
    return escape(say("list.pause", lang)).join(filter(None, parts))


def dotted(parts: Iterable[str]) -> Markup:
    # The dot stays with what is before it, so that no line begins with one.
    return Markup("\u00a0· ").join(filter(None, parts))


def style() -> Markup:
    return render("record/style.html")


def grade(source: Source, lang: str) -> Markup:
    """The grade of a source; what the grade means is told on hover."""
    return macro("record/macros.html", "grade")(source.grade, vocab.GRADE[source.grade].means(lang), lang)


def original(source: Source, lang: str) -> Markup:
    """The link to the source's own page; nothing where none is on record."""
    return outside(source.url, lang) if source.url else NOTHING


def topics(rows: Iterable[ClaimRow], known: Known, heading: Callable[[ClaimRow], Markup] | None = None,
           more: Callable[[ClaimRow], Markup] = lambda _: NOTHING, most: int = 0) -> Markup:  # fmt: skip
    """Claims of one thing together, the one that stands first, and the rule that chose it.

    ``heading`` gives markup for a topic (by default the record as a link, and what is measured), ``more`` what else is to be said
    of it; the topics after ``most`` are folded away.
    """
    return render("record/topics.html", topics=list(grouped(rows, lambda r: r.topic).values()), known=known, lang=known.lang,
                  vocab=vocab, heading=heading or partial(topic_name, known=known), more=more, most=most, cell=cell, claimed=claimed)  # fmt: skip


def topic_name(row: ClaimRow, known: Known) -> Markup:
    """The record that a claim is of, as a link, and what is measured."""
    name, what = topic_words(row, known.lang)
    return dotted([known.home(row.record, name), *what.split(_DOT)])


def topic_words(row: ClaimRow, lang: str) -> tuple[str, str]:
    """The record that a claim is of, and what is measured; without what the name begins or ends with ("Growth of …",
    "…: measures"), so that it is not said twice."""
    name, what = row.record_name.of(lang), quantity_label(row, lang)
    plain = name.lower()
    told = (
        s
        for s in what.split(_DOT)
        if not plain.endswith(s.lower()) and (row.product or not plain.startswith(s.lower()))
    )
    return name, _DOT.join(told)


def readings(rows: Iterable[ReadingRow], known: Known, *, named: bool) -> Markup:
    """What sources say otherwise where no number is meant; ``named`` puts the record's name first."""
    return render("record/readings.html", rows=rows, known=known, lang=known.lang, vocab=vocab, named=named)


# The head of the page.


def precision(day: str) -> str:
    """How precise a date is: span, year, half, quarter, month or day."""
    if "/" in day:
        return "span"
    if "H" in day or "Q" in day:
        return "half" if "H" in day else "quarter"
    return {4: "year", 7: "month"}.get(len(day), "day")


def facts(found: Found, known: Known, day: date) -> Markup:
    """What the record is, as its own fields say, and its note."""
    record = figures.held(known.catalog, found.kind)[found.id]
    return render(
        "record/facts.html", found=found, record=record, known=known, lang=known.lang, day=day, vocab=vocab, figures=figures,
        notes=_notes(record, found, known), precision=precision, original=original, counties=in_order(known.catalog),
        unbracketed=partial(_ASIDE.sub, ""), part_name=partial(_part_name, known),
    )  # fmt: skip


def _part_name(known: Known, key: str) -> str:
    """The name of a project, or of a phase after its project's."""
    return " ".join(named(r).of(known.lang) for r in known.catalog.phases.get(key) or [known.catalog.projects[key]])


def _notes(record: Any, found: Found, known: Known) -> list[str]:
    """The record's own summary and note, and the note of a phase that was asked for."""
    held = [text.both(record, field, known.lang) for field in ("summary", "note")]
    if found.asked in known.catalog.phases:
        held.append(text.both(known.catalog.phases[found.asked][1], "note", known.lang))
    return [t for t in held if t]


def brief(amount: Quantity, lang: str) -> tuple[str, str]:
    """A number with at most four figures that count, and the exact one where that says more; "" where it does not."""
    if amount.value is None:
        return text.quantity(amount, lang), ""
    value, _ = shown(amount.value, amount.unit, lang)
    told = text.quantity(amount, lang, digits=max(0, _FIGURES - 1 - value.adjusted()) if value else 0)
    exact = text.quantity(amount, lang, digits=8)
    return told, exact if exact != told else ""


def claimed(row: Any, rows: Iterable[Any], known: Known) -> Markup:
    """The number of a claim in brief; exact where another of ``rows`` differs by what would be left out."""
    exact = cell("claim", row, known.lang, known.catalog)
    if row.value is None:
        return escape(exact)
    told, more = brief(_amount(row), known.lang)
    others = (_amount(r) for r in rows if r.value is not None)
    same = any(brief(o, known.lang)[0] == told for o in others if o.base != _amount(row).base)
    return macro("record/macros.html", "figure")(exact if same else told, "" if same else more)


def _amount(row: Any) -> Quantity:
    return Quantity(Decimal(str(row.value)), row.unit, row.qualifier)
