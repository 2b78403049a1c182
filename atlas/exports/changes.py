"""What changed, as lines of plain text: how much, how it is computed, then one line for each change, with its source."""

from collections.abc import Iterator, Sequence

from atlas.figures.changes.between import Bulletin, bulletin
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
    yield summary(found, compared, lang).replace("\u00a0", " ")
    if rows:
        yield words.lead(found, since, after.day, lang)
    for row in rows:
        titles = [text.both(after.catalog.sources[c.source], "title", lang) for c in row.cited]
        told = words.told(row, lang)
        if titles and row.kind != "source":
            told += " " + say("list.semicolon", lang).join(titles)
        yield say("changes.line", lang, kind=say(f"changes.kind_{row.kind}", lang), told=told)


def summary(found: Bulletin, compared: str, lang: str) -> str:
    """How much changed of every kind: steps first, then figures that were replaced, then what is new."""
    counts = found.counts
    told = [say(f"changes.{kind}", lang, count=counts[kind]) for kind in words.TOLD if counts[kind]]
    new = [say(f"changes.new_{kind}s", lang, count=counts[kind]) for kind in ("claim", "source") if counts[kind]]
    if new:
        told.append(say("changes.new", lang, told=say("list.pause", lang).join(new)))
    elif not told and counts["event"]:
        told.append(say("changes.new_events", lang, count=counts["event"]))
    return words.sentence(say("list.comma", lang).join(told) or say("changes.nothing_new", lang), compared, "", lang)
