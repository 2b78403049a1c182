"""The sections on what is not settled: where sources disagree, where there has been no word for long, what no source states."""

from collections.abc import Sequence

from atlas.exports.briefing.content import Line, Told
from atlas.exports.briefing.sheet import Sheet
from atlas.exports.briefing.standing import named
from atlas.figures import progress, sources
from atlas.figures.credible import silence
from atlas.figures.shared import rivals
from atlas.figures.shared.rivals import ClaimRow, ReadingRow, Topic
from atlas.figures.shared.table import grouped
from atlas.markup import sources as words
from atlas.markup.credible import clock
from atlas.markup.shared.cells import cell, quantity_label, reason_label
from atlas.words import text
from atlas.words.vocab import RIVAL_FIELD


def disagreements(sheet: Sheet) -> None:
    """Of each figure on which sources differ, what is used beside what is not; then names, owners and roles."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    topics = rivals.topics(catalog, chosen).where(lambda t: t.others)
    sheet.heading(sheet.say("briefing.disagreements"))
    told = words.title("", len(sources.speakers(catalog, chosen)), len(topics), lang, chosen.narrowed)
    sheet.sentences((told, ()))
    columns = [("col.subject", 32), ("briefing.used", 34), ("briefing.not_used", 34)]
    sheet.grid(sheet.say("briefing.figures"), columns, [_topic(sheet, t) for t in topics])
    columns = [("col.subject", 40), ("briefing.followed", 24), ("col.rival", 36)]
    sheet.grid(
        sheet.say("briefing.readings"),
        columns,
        [_reading(sheet, r) for r in rivals.readings(catalog, chosen) if sheet.known(r.date)],
    )
    if topics:
        rule = [sheet.say(f"sources.rule_{n}") for n in range(1, 6)]
        sheet.sentences(
            (sheet.say("sources.rule") + sheet.say("list.colon") + sheet.say("list.semicolon").join(rule), ()),
            role="how",
        )


def _topic(sheet: Sheet, topic: Topic) -> list[str | Line]:
    """Taken claims that say the same stand together; of others each its reason."""
    first = topic.rows[0]
    name, what = first.record_name.of(sheet.lang), quantity_label(first, sheet.lang)
    subject = name if name.lower().endswith(what.lower()) else f"{name} · {what}"
    return [subject, _claims(sheet, [topic.taken] if topic.taken else []), _claims(sheet, topic.others)]


def _claims(sheet: Sheet, rows: Sequence[ClaimRow]) -> Line:
    made = list[Told]()
    for row in rows:
        day = text.day(row.date, sheet.lang) if row.date else ""
        facts = sheet.say("list.comma").join(filter(None, (day, reason_label(row, sheet.lang))))
        made += [Told(sheet.say("list.semicolon"))] if made else []
        made += [
            sheet.told(cell("claim", row, sheet.lang, sheet.catalog), row.cited),
            Told(sheet.say("list.aside", text=facts)),
        ]
    return tuple(made)


def _reading(sheet: Sheet, row: ReadingRow) -> list[str | Told]:
    lang = sheet.lang
    subject = f"{row.record_name.of(lang)} · {text.word(RIVAL_FIELD, row.field, lang)}"
    other = row.rival.of(lang) + sheet.say("list.aside", text=text.day(row.date, lang))
    return [subject, row.own.of(lang), sheet.told(other, row.cited)]


def quiet(sheet: Sheet) -> tuple[str, tuple[()]]:
    """How many phases have been without word for long; "" where all is settled."""
    found = silence.count(silence.clock(sheet.catalog, sheet.chosen))
    told = clock.counted(found, sheet.lang)
    if not found.phases:
        return "", ()
    return (
        sheet.say("briefing.quiet", phases=found.phases, told=told)
        if told
        else sheet.say("briefing.heard", phases=found.phases)
    ), ()


def silent(sheet: Sheet) -> None:
    """For how long there was no word, which dates passed without one, and what no source states at all."""
    catalog, chosen, lang = sheet.catalog, sheet.chosen, sheet.lang
    sheet.heading(sheet.say("briefing.silent"))
    told = quiet(sheet)
    sheet.sentences(
        told if told[0] else (sheet.say("credible.no_clock"), ()),
        (sheet.say("briefing.quiet_how") if told[0] else "", ()),
    )
    work = [r for r in silence.worklist(catalog, chosen) if r.mark in ("silent", "undated")]
    columns = [("col.project", 50), ("overview.last", 24), ("briefing.months", 26)]
    sheet.grid(sheet.say("briefing.silent_table"), columns, [
        [r.project_name.of(lang) + (f" · {phase}" if (phase := r.phase_name.of(lang)) else ""),
         sheet.told(text.day(r.last, lang) if r.last else "", r.cited), "" if r.months is None else str(r.months)] for r in work])  # fmt: skip
    passed = progress.due(catalog, chosen).where(lambda r: r.state == "passed")
    columns = [("col.project", 50), ("briefing.due_day", 24), ("briefing.due_what", 26)]
    sheet.grid(sheet.say("briefing.passed"), columns, [
        [named(sheet, r), sheet.told(text.day(r.date, lang), r.cited), sheet.say(f"projects.to_{r.status}")] for r in passed])  # fmt: skip
    missing = sources.gaps(catalog, chosen)
    columns = [("col.subject", 60), ("briefing.missing", 20), ("briefing.asked", 20)]
    sheet.grid(sheet.say("gap.title"), columns, [
        [sheet.say(f"gap.{gap}"), str(len(rows)), str(rows[0].considered)] for gap, rows in grouped(missing, lambda r: r.gap).items()])  # fmt: skip
