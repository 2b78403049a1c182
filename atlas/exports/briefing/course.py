"""The sections on the course of things: the road of policy, and what changed since a day."""

from collections.abc import Iterable

from atlas.exports.briefing.content import Told
from atlas.exports.briefing.sheet import Sheet
from atlas.figures import landmarks, road
from atlas.figures.changes import between
from atlas.figures.changes.rows import ChangeRow
from atlas.figures.shared.table import Cited, all_cited
from atlas.markup import changes as words
from atlas.markup import road as roads
from atlas.markup.shared.cells import ended, quantity_label
from atlas.words import text
from atlas.words.vocab import EVENT_KIND, LEVEL


def policy(sheet: Sheet) -> None:
    """What became of the first proposal, and the papers that followed from it."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    own, above = road.events(catalog, chosen), landmarks.above(catalog, chosen)
    sheet.heading(sheet.say("page.road"))
    if not (own or above):
        sheet.nothing("road.no_source", "empty.road")
        return
    line = landmarks.landmarks(catalog, chosen)
    told = roads.title(line, sheet.places, len(own), lang, chosen.narrowed)
    sheet.sentences(
        (told, all_cited(m.row.cited for m in line)), (roads.lead(own, len(above), lang, whole=not sheet.places), ())
    )
    columns = [("col.date", 24), ("col.level", 11), ("col.category", 15), ("col.title", 50)]
    sheet.grid(sheet.say("briefing.road"), columns, [
        [text.day(r.date, lang), text.word(LEVEL, r.level, lang), text.word(EVENT_KIND, r.kind, lang),
         sheet.told(r.title.of(lang), r.cited)] for r in landmarks.main_line(catalog, chosen)])  # fmt: skip


def changed(sheet: Sheet) -> tuple[str, Cited]:
    """How much changed since the day that was chosen, with who tells of the steps."""
    found = _bulletin(sheet)
    compared = words.when(sheet.begin, sheet.chosen.day, sheet.chosen.dated, sheet.lang)
    return words.finding(found, compared, "", sheet.lang), all_cited(r.cited for r in found.steps)


def _bulletin(sheet: Sheet) -> between.Bulletin:
    return between.bulletin(between.between(sheet.catalog, sheet.begin.day, sheet.chosen))


def changes(sheet: Sheet) -> None:
    """Steps, figures that gave way, statements that disagree, events: a table each."""
    found, lang = _bulletin(sheet), sheet.lang
    day = text.day(sheet.begin.day.isoformat(), lang)
    sheet.heading(sheet.say("briefing.changes", day=day))
    if not found:
        sheet.nothing("briefing.changes_no_source", "briefing.changes_no_match")
        return
    counts = {
        "claims": found.counts["claim"],
        "confirmed": found.counts["confirmed"],
        "sources": found.counts["source"],
    }
    sheet.sentences(changed(sheet), (words.lead(found, sheet.begin, sheet.chosen.day, lang), ()),
                    (sheet.say("briefing.changes_rest", **counts) if any(counts.values()) else "", ()))  # fmt: skip
    _moves(sheet, "changes.steps", found.steps)
    _moves(sheet, "changes.figures", (*found.held["replaced"], *found.held["withdrawn"]))
    _moves(
        sheet,
        "changes.rivals",
        (*found.held["rival"], *found.held["untaken"]),
        before="briefing.used",
        after="briefing.said_now",
    )
    columns = [("col.date", 24), ("col.title", 76)]
    sheet.grid(sheet.say("changes.events"), columns, [
        [_when(sheet, r), sheet.told(r.name.of(lang), r.cited)] for r in found.held["event"]])  # fmt: skip


def _moves(
    sheet: Sheet,
    title: str,
    rows: Iterable[ChangeRow],
    *,
    before: str = "changes.col_before",
    after: str = "changes.col_after",
) -> None:
    columns = [("col.name", 38), (before, 20), (after, 20), ("col.date", 22)]
    sheet.grid(sheet.say(title), columns, [
        [_name(sheet, r), sheet.told(ended(r, "before", sheet.lang), r.before_cited), sheet.told(ended(r, "after", sheet.lang), r.cited),
         _when(sheet, r)] for r in rows])  # fmt: skip


def _name(sheet: Sheet, row: ChangeRow) -> str:
    name, what = row.name.of(sheet.lang), quantity_label(row, sheet.lang) if row.quantity else ""
    return name if what in name else name + sheet.say("list.aside", text=what)


def _when(sheet: Sheet, row: ChangeRow) -> Told:
    """The date; with the mark of the page of changes where only a span is known that may begin before the day."""
    return Told((text.day(row.date, sheet.lang) + ("*" if row.may_be_earlier else "")) if row.date else "")
