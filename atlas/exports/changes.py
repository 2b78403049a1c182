"""What changed, as lines of plain text: the finding, how it is computed, then one line for each change, with its source."""

from collections.abc import Iterator, Sequence

from atlas.figures.changes.between import bulletin
from atlas.figures.changes.rows import ChangeRow, Snapshot
from atlas.figures.changes.since import Since
from atlas.figures.shared.table import Table
from atlas.markup import changes as words
from atlas.words import text
from atlas.words.text import say


def lines(rows: Table[ChangeRow], before: Snapshot, after: Snapshot, called: Sequence[str], lang: str) -> Iterator[str]:
    """The bulletin of ``rows``, which lead from ``before`` to ``after``; ``called`` are the two ends as the reader named them."""
    found, release = bulletin(rows), before.catalog is not after.catalog
    since = Since(before.day, release=release)
    if release:
        compared = say("changes.versions", lang, one=called[1], other=called[0])
    else:
        compared = words.when(since, after.day, dated=True, lang=lang)
    yield words.finding(found, compared, "", lang).replace("\u00a0", " ")
    if rows:
        yield words.lead(found, since, after.day, lang)
    for row in rows:
        titles = [text.both(after.catalog.sources[c.source], "title", lang) for c in row.cited]
        told = words.told(row, lang)
        if titles and row.kind != "source":
            told += " " + say("list.semicolon", lang).join(titles)
        yield say("changes.line", lang, kind=say(f"changes.kind_{row.kind}", lang), told=told)
