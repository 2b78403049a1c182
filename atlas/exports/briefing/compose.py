"""The briefing as a whole: its title, one paragraph with the findings, the sections in their order, and the sources."""

from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.exports.briefing import course, doubts, standing
from atlas.exports.briefing.content import Briefing
from atlas.exports.briefing.sheet import Sheet
from atlas.exports.scope import newest
from atlas.figures import overview as figures
from atlas.figures.changes.since import Since
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import all_cited
from atlas.markup import overview as words
from atlas.words import text
from atlas.words.vocab import GRADE


def compose(catalog: Catalog, config: Config, chosen: Selection, since: date, scope: str, lang: str) -> Briefing:
    """The briefing on what is ``chosen``, as of its day, with what changed since ``since``.

    ``scope`` says the filters in words; of what a reader typed into them only what can be printed goes into a file.
    """
    sheet = Sheet(catalog, config, chosen, Since(since), lang)
    _findings(sheet)
    for section in (standing.layout, standing.capacity, standing.investment, standing.balance, course.policy, course.changes,
                    doubts.disagreements, doubts.silent):  # fmt: skip
        section(sheet)
    shown = " · ".join(filter(None, (scope, newest(catalog, chosen.day, lang))))
    notes, site = sheet.sources(), text.both(config, "title", lang)
    graded = {catalog.sources[key].grade for key in sheet.notes.cited}
    how = [*(sheet.say("notes.means", grade=grade, means=GRADE[grade].means(lang)) for grade in GRADE if grade in graded),
           sheet.say("notes.qualifiers"), sheet.say("briefing.made", title=site, version=catalog.version)]  # fmt: skip
    return Briefing(
        lang, sheet.say("briefing.title", where=sheet.where), "".join(filter(str.isprintable, shown)), tuple(sheet.blocks), sheet.say("briefing.notes"), notes,
        (" " if lang == "en" else "").join(told.strip() for told in how),
        (site, text.day(chosen.day.isoformat(), lang)), chosen.day.isoformat(),
    )  # fmt: skip


def _findings(sheet: Sheet) -> None:
    """What the pages find, in one paragraph."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    found = figures.finding(catalog, chosen)
    shares = dict(found.shares)
    cited = all_cited(r.cited for r in figures.chain(catalog, chosen) if r.stage in shares)
    sheet.sentences(
        (words.title(found, sheet.where, lang, chosen.narrowed), cited), (words.silence(found, lang), ()), standing.spent(sheet),
        standing.weighed(sheet), course.changed(sheet), doubts.quiet(sheet),
    )  # fmt: skip
