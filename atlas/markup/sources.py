"""The markup of the page of sources: the rule and the grades, the list of sources, what none of them states. Pure: rows in, markup out."""

from collections import Counter

from markupsafe import Markup

from atlas.figures.shared.rivals import ClaimRow, differing
from atlas.figures.shared.table import Table, grouped
from atlas.figures.sources import USES, GapRow, ListedRow
from atlas.markup.record import Known, grade, original
from atlas.markup.render import render
from atlas.words.vocab import GRADE

# A list of more names than this is folded.
_OPEN = 8


def rule(known: Known) -> Markup:
    """How one claim is chosen among rivals, and what the grades mean; the style of the page comes with it."""
    counts = Counter(s.grade for s in known.catalog.sources.values())
    grades = [(g, counts[g], GRADE[g].means(known.lang)) for g in GRADE if counts[g]]
    return render("sources/rule.html", lang=known.lang, grades=grades)


def listed(rows: Table[ListedRow], known: Known) -> Markup:
    """Each source with its grade and what it is cited for."""
    most = max((r.citations for r in rows), default=1) or 1
    return render("sources/list.html", rows=rows, known=known, lang=known.lang, uses=USES, most=most, grade=grade,
                  original=original)  # fmt: skip


def gaps(rows: Table[GapRow], known: Known) -> Markup:
    """What no source states, kind by kind: how many of how many, and which."""
    return render("sources/gaps.html", gaps=grouped(rows, lambda r: r.gap), known=known, lang=known.lang, most=_OPEN)


def pointer(rows: Table[ClaimRow], known: Known) -> Markup:
    """One sentence that says on what sources differ and leads to the page that sets them side by side."""
    topics = grouped(rows, lambda r: r.topic).values()
    names = dict.fromkeys(known.home(t[0].record, t[0].record_name.of(known.lang)) for t in topics)
    return render(
        "sources/pointer.html", names=names, topics=len(topics), rivals=differing(rows), known=known, lang=known.lang
    )
