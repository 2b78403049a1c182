"""Numbers, dates and qualifiers as words. The only place that turns a value into what a reader sees.

Numbers are written here and not by Babel: the languages so far group thousands with a comma and use a decimal point, while
the digits that may be shown, and the mark before them, follow from the source and not from a locale.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from atlas.words.dates import PartialDate
from atlas.words.messages import messages
from atlas.words.pair import Pair, pair
from atlas.words.quantity import Quantity, shown
from atlas.words.vocab import LOCATOR, PROGRESS, PROGRESS_OF, QUALIFIER, STATUS, Word

NOT_STATED = "—"
_PARTED_FROM = 10_000  # a Chinese number is read in one glance up to here: 2000万吨


def say(key: str, lang: str, **values: object) -> str:
    """The text ``key`` of ``interface``, with ``values`` put into its {places} and words in the form that a number asks for.

    KeyError if there is no such key, or no value for one of its places. A number is given as it is (``count=3``) or as it
    is shown (``count="≥ 1,200"``); whoever says a word beside a number that stands elsewhere gives that number too.
    """
    told = messages(lang)[key]
    return told if isinstance(told, str) else told(**values)


def word(words: Mapping[str, Word], key: str, lang: str) -> str:
    """The label of a closed word; "—" for the empty one."""
    return words[key].label(lang) if key else NOT_STATED


def made_at(status: str, lang: str) -> str:
    """The word for a capacity at a status, the same on every page: what is built by its status, all else by its progress, which is
    the word of sums. A phase is told by its status itself."""
    progress = PROGRESS_OF[status]
    return STATUS[status].label(lang) if progress == "built" else PROGRESS[progress].label(lang)


# A place told by a few words of the source, which stay as they are: 正文“履约保证金10亿元”.
_ANCHORED = re.compile(r"([^“”]+)“([^“”]+)”")


def locator(place: str, lang: str) -> str:
    """A place in a source in the reader's language; ¶28 and the like stand as they are."""
    kind, _, code = place.partition(" ")
    if kind == "adcode":
        return say("notes.adcode", lang, code=code)
    if anchored := _ANCHORED.fullmatch(place):
        return f"{LOCATOR[anchored[1]].label(lang)} “{anchored[2]}”"
    return LOCATOR[place].label(lang) if place in LOCATOR else place


def number(value: Decimal | float, lang: str, digits: int = 2) -> str:
    """At most ``digits`` decimals (more for a value below 1), no trailing zeros; thousands separated, in Chinese from 10,000 on."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    places = digits if abs(exact) >= 1 or not exact else max(digits, 3 - exact.adjusted() - 1)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:f}" if lang == "zh" and abs(rounded) < _PARTED_FROM else f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parted(amount: Quantity, lang: str, stated: str = "", digits: int = 2) -> tuple[str, str]:
    """The number with its qualifier, and the unit, so that a card can set them in two sizes: ("> CNY 140", "bn")."""
    if amount.value is None:
        return stated or QUALIFIER["unquantified"].label(lang), ""
    value, unit = shown(amount.value, amount.unit, lang)
    figure, counted = number(value, lang, digits), f"unit.{amount.unit}"
    if counted in messages(lang):
        unit = say(counted, lang, count=figure)
    currency, _, scale = unit.partition(" ") if unit.startswith("CNY") else ("", "", unit)
    return " ".join(filter(None, (QUALIFIER[amount.qualifier].label(lang), currency, figure))), scale


def quantity(amount: Quantity, lang: str, stated: str = "", digits: int = 2) -> str:
    """``≥ 360 万吨/年``, ``约 260 亿元``, ``> CNY 140 bn``; the source's own words if it gives no number."""
    value, unit = parted(amount, lang, stated, digits)
    return value + (unit if unit == "%" else f" {unit}" if unit else "")


def day(date: PartialDate | str | None, lang: str) -> str:
    """``2025年4月`` or ``Apr 2025``; as precise as the source and no more."""
    text = str(date or "")
    if not text:
        return NOT_STATED
    start, slash, end = text.partition("/")
    if slash:
        return say("date.span", lang, start=day(start, lang), end=day(end, lang))
    year, _, rest = text.partition("-")
    if not rest:
        return say("date.year", lang, year=year)
    if rest[0] in "HQ":
        return say(f"date.{rest}" if rest[0] == "H" else "date.quarter", lang, year=year, n=rest[1])
    month, _, dom = rest.partition("-")
    named = say("date.months", lang).split()[int(month) - 1]
    return say("date.day" if dom else "date.month", lang, year=year, month=named, dom=dom.lstrip("0"))


def brief(date: str, lang: str) -> str:
    """``2025-11`` for a day or month, as columns of dates have it; a half-year or quarter in words, a span from one to the other."""
    start, slash, end = date.partition("/")
    first, last = (day(part, lang) if part[5:6] in ("H", "Q") else part[:7] for part in (start, end))
    return say("date.span", lang, start=first, end=last) if slash and first != last else first


def both(record: object, field: str, lang: str) -> str:
    """``field`` of a record or row in the reader's language; see ``pair``."""
    return pair(record, field).of(lang)


def joined(mark: str, texts: Iterable[Pair]) -> Pair:
    """The texts with ``list.{mark}`` between them, in each language its own."""
    told = list(texts)
    return Pair(*(say(f"list.{mark}", lang).join(text.of(lang) for text in told) for lang in ("zh", "en")))
