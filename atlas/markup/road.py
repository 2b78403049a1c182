"""The markup of the road: its finding, its landmarks, what each paper added, and the list of its events. Pure: rows in, markup out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from atlas.catalog.model import Event, Figure
from atlas.drawings import lanes
from atlas.drawings.bars import Style
from atlas.drawings.road import KIND_SHAPE
from atlas.figures.landmarks import DraftRow, Landmark, lag
from atlas.figures.progress import ORDER
from atlas.figures.projects import StatusRow
from atlas.figures.road import RoadRow, Story
from atlas.figures.shared.table import Cite, Cited, Table, all_cited, grouped
from atlas.markup.record import Known
from atlas.markup.shared.parts import Notes, shape
from atlas.markup.shared.render import render
from atlas.words import text, vocab
from atlas.words.text import say

# A list of more entries than this is folded away in the list of events.
_MOST_OPEN = 3
# What the margins of the page take of a window's width.
_BESIDE_PX = 160
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of event looks, as in the picture."""

    symbol: Markup
    colour: str


@cache
def _look() -> Mapping[str, _Look]:
    """In the colours that the style sheet of every page holds."""
    colours = {kind: f"var(--event-{kind})" for kind in KIND_SHAPE}
    return {kind: _Look(shape(name, colours[kind]), colours[kind]) for kind, name in KIND_SHAPE.items()}


def _piece(name: str, notes: Notes, **values: Any) -> Markup:
    return render(f"road/{name}.html", notes=notes, lang=notes.lang, look=_look(), vocab=vocab, **values)


def style() -> Markup:
    return render("road/style.html")


def tall(key: str, least: int, height: int) -> Markup:
    """Style that makes the picture of that key ``height`` pixels high where it is less than ``least`` wide: its narrow labels
    show there, and its threads are lifted. The margins take the rest of a window."""
    window = max(least + _BESIDE_PX, 1000)
    return render("road/tall.html", key=key, window=window, height=height, thread=lanes.THREAD_PX, lift=lanes.LIFT_PX)


def title(line: Sequence[Landmark], where: str, count: int, lang: str, narrowed: bool = False) -> str:
    """What became of the first proposal, and after how many months; ``where`` is "" for the whole region, else it has
    ``count`` events of its own, or none that the filters leave (``narrowed``)."""
    if not line or line[0].row.kind != "proposal":
        told = say("road.title", lang)
    else:
        became = [_became(m, lang) for m in line if m.since is not None and m.row.kind in ("decision", "policy")]
        told = say("road.finding", lang, steps=say("list.comma", lang).join(became) or say("road.undecided", lang))
    if not where:
        return told
    told = told[:1].lower() + told[1:]
    none = "road.at_no_match" if narrowed else "road.at_none"
    return say("road.at" if count else none, lang, where=where, told=told, **({"count": count} if count else {}))


def _became(mark: Landmark, lang: str) -> str:
    key, level = "measures" if mark.measures else mark.row.kind, say(f"road.of_{mark.row.level}", lang)
    counted = {"count": mark.measures} if mark.measures else {}
    return say(f"road.became_{key}", lang, months=mark.since, level=level, **counted)


def lead(own: Sequence[RoadRow], above: int, lang: str, *, whole: bool) -> str:
    """How many events there are from when to when, where the ``whole`` is shown, and how many stand above the chosen places."""
    told = say("road.lead_at", lang)
    if whole and own:
        last = max(own, key=lambda r: (r.first, r.last))
        told = say("road.lead", lang, first=text.day(own[0].date, lang), last=text.day(last.date, lang), count=len(own))
    return (told + (say("road.lead_above", lang, count=above) if above else "")).strip()


def steps(line: Sequence[Landmark], ladder: Table[StatusRow], style: Style, today: str, notes: Notes) -> Markup:
    """The landmarks in a row, the months between them, and where the road has led by ``today`` (an ISO day): how many phases of
    projects stand where, the furthest first."""
    order, cited = standing(ladder), all_cited(r.cited for r in ladder)
    return _piece(
        "steps",
        notes,
        landmarks=line,
        lags=lags(line, order, today, style.lang),
        ladder=order,
        cited=cited,
        day=style.day,
        ink=style.ink,
    )


def standing(ladder: Table[StatusRow]) -> list[StatusRow]:
    """How many phases stand where, the furthest first; none where no status is known."""
    return sorted(ladder, key=lambda r: ORDER.index(r.status)) if any(r.status for r in ladder) else []


def lags(line: Sequence[Landmark], order: Sequence[StatusRow], today: str, lang: str) -> list[str | None]:
    """How many months each landmark came after the one before, and last ``today`` (an ISO day) after all; None where no date tells."""
    months = [mark.lag for mark in line] + [lag(line[-1].row.date, today) if line and order else None]
    return [None if n is None else say("road.lag", lang, months=n) for n in months]


def drafts(items: Table[DraftRow], notes: Notes) -> Markup:
    """The papers of the main line side by side, each with its points."""
    return _piece("drafts", notes, papers=list(grouped(items, lambda i: i.event).values()))


def _figure(figure: Figure, lang: str) -> str:
    amount = text.quantity(figure.amount, lang, text.both(figure, "stated", lang))
    refused = say("list.aside", lang, text=say("road.refused", lang)) if figure.rejected else ""
    return f"{text.both(figure, 'name', lang)} {amount}{refused}"


def events(stories: Sequence[Story], known: Known, above: frozenset[str] = frozenset()) -> Markup:
    """The events one by one, a line each, folded by the year in which they begin; those ``above`` the chosen places are set back."""
    lang = known.lang

    def told(content: str) -> Markup:
        """A text of the data as markup: days in words, ids as marks of sources or names of records."""
        return Markup(known.noted(_DAY.sub(lambda found: text.day(found[0], lang), content)))

    def figures_of(event: Event) -> dict[str, Cited]:
        """'调研小组数 4 个', and who says so: sources that agree under one figure."""
        said = grouped(event.figures, lambda figure: _figure(figure, lang))
        return {label: tuple(Cite(f.source, f.locator) for f in held) for label, held in said.items()}

    return _piece("events", known.notes, years=grouped(stories, lambda s: s.row.first[:4]), told=told, figures_of=figures_of,
                  shown={s.row.id for s in stories}, most_open=_MOST_OPEN, above=above)  # fmt: skip
