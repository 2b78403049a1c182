"""The markup of the page of sources: where figures differ, where they agree, the rule and the grades, the list of sources, what none
of them states. Pure: rows in, markup out."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from atlas.drawings.labels import width
from atlas.figures.shared.rivals import ClaimRow, ReadingRow, Topic
from atlas.figures.shared.table import Cited, Table, grouped
from atlas.figures.shared.table import all_cited as cited
from atlas.figures.sources import USES, GapRow, ListedRow
from atlas.markup import record
from atlas.markup.record import Known, grade, original
from atlas.markup.shared.cells import cell
from atlas.markup.shared.render import render
from atlas.words import vocab
from atlas.words.text import say
from atlas.words.vocab import CAPACITY_SENSE, GRADE

_TAG = re.compile("<[^>]*>")
_NOTE_PX = 400.0  # a longer note on a figure is folded away
# So many sources stand open, the rest are folded away.
_OPEN = 4


def style() -> Markup:
    """The style sheets that every other piece needs, once on a page."""
    return record.style() + render("sources/style.html")


def title(where: str, sources: int, differ: int, lang: str, narrowed: bool = False) -> str:
    """The finding: how many sources speak, and on how many figures they differ; ``where`` is "" for everything. Where none speaks,
    whether that is their silence, or the filters leave none (``narrowed``)."""
    found = "sources.title" if differ else "sources.title_agree"
    none = "sources.title_no_match" if narrowed else "sources.title_none"
    told = say(found if sources else none, lang, sources=sources, rivals=differ)
    return say("sources.title_of", lang, where=where, told=told) if where else told


def _figures(rows: Iterable[ClaimRow], known: Known) -> str:
    """What rows claim, each figure once."""
    told = dict.fromkeys(cell("claim", row, known.lang, known.catalog) for row in rows)
    return say("list.pause", known.lang).join(told)


def _all_cited(rows: Iterable[ClaimRow]) -> Cited:
    return cited(row.cited for row in rows)


def pairs(topics: Table[Topic], known: Known) -> Markup:
    """Of each thing on which figures differ, the one that is used beside those that are not."""
    return render("sources/pairs.html", topics=topics, known=known, lang=known.lang, vocab=vocab, cell=cell, all_cited=_all_cited,
                  heading=partial(_topic_name, known=known), measure=_measure, is_long=_is_long)  # fmt: skip


def _senses(topic: Topic) -> set[str]:
    """What the claims of a capacity mean, where they do not all mean the same."""
    found = {_sense(r) for r in topic.rows if r.product}
    return found if len(found) > 1 else set()


def _sense(row: ClaimRow) -> str:
    return "expected_yield" if row.quantity == "expected_yield" else "capacity"


def _topic_name(topic: Topic, known: Known) -> Markup:
    """The name of the topic, without what only some of its claims mean."""
    row = topic.rows[0]
    return record.topic_name(replace(row, quantity="capacity") if _senses(topic) else row, known)


def _measure(topic: Topic, row: ClaimRow, lang: str) -> str:
    """What the figure means, where another of the topic means something else."""
    return CAPACITY_SENSE[_sense(row)].label(lang) if _senses(topic) else ""


def _is_long(note: str) -> bool:
    """Whether a note (markup) takes more than a few lines in a narrow column."""
    return width(_TAG.sub("", note)) > _NOTE_PX


def agreed(topics: Table[Topic], known: Known) -> Markup:
    """What several sources say alike, a line each, folded away."""
    return render("sources/agreed.html", topics=topics, known=known, lang=known.lang, cell=cell, all_cited=_all_cited,
                  heading=partial(record.topic_name, known=known), figures_of=partial(_figures, known=known))  # fmt: skip


def readings(rows: Table[ReadingRow], known: Known) -> Markup:
    """What sources say otherwise of names, places and roles, folded away."""
    return render(
        "sources/readings.html", count=len(rows), told=record.readings(rows, known, named=True), lang=known.lang
    )


def rule(known: Known) -> Markup:
    """How one claim is chosen among rivals, and what the grades mean, folded away."""
    counts = Counter(s.grade for s in known.catalog.sources.values())
    grades = [(g, counts[g], GRADE[g].means(known.lang)) for g in GRADE if counts[g]]
    return render("sources/rule.html", lang=known.lang, grades=grades)


def listed(rows: Table[ListedRow], known: Known) -> Markup:
    """Each source with its grade and what it is cited for."""
    most = max((r.citations for r in rows), default=1) or 1
    return render("sources/list.html", rows=rows, known=known, lang=known.lang, uses=USES, most=most, grade=grade,
                  original=original, open=_OPEN)  # fmt: skip


def gaps(rows: Table[GapRow], known: Known) -> Markup:
    """What no source states, kind by kind: how many of how many, and which."""
    return render("sources/gaps.html", gaps=grouped(rows, lambda r: r.gap), known=known, lang=known.lang)
