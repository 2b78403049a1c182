"""A line of news in words: verb, object, number."""

from atlas.figures.shared.news import NewsRow
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import STATUS


def told(row: NewsRow, lang: str) -> str:
    """'公布采选尾一体化项目，计划总投资 36.88 亿元': what was done to what, and the number that belongs to it.

    What a source only found to be so when it reported is said as a state: nobody knows when it began.
    """
    said = _said(row, lang)
    return said[:1].upper() + said[1:] if lang == "en" else said


def _said(row: NewsRow, lang: str) -> str:
    what, number = row.title.of(lang), row.number
    amount = text.quantity(number.amount, lang) if number else ""
    if row.kind == "figure":
        period = say("news.period", lang, period=text.day(row.period, lang)) if row.period else ""
        return say(f"news.figure_{row.status}", lang, what=what, period=period, amount=amount)
    if row.kind == "amount":
        return say(f"news.amount_{row.status}", lang, what=what, amount=amount)
    if row.kind == "milestone":
        key = f"news.step_{row.status}" if row.basis == "stated" else "news.state"
        what = say(key, lang, what=what, status=text.word(STATUS, row.status, lang))
    if not number:
        return what
    label = say(f"news.of_{number.kind}", lang) if number.kind else number.label.of(lang)
    return say("news.number", lang, told=what, label=label, amount=amount)
