"""Numbers, dates and qualifiers as words, in zh and en. The only place that turns a value into what a reader sees."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from atlas.words.dates import PartialDate
from atlas.words.interface import WORDS
from atlas.words.quantity import Quantity, shown
from atlas.words.vocab import LOCATOR, QUALIFIER, Word

NOT_STATED = "—"
_ONE = {
    "firms": "firm",
    "years": "year",
    "times": "time",
    "times a year": "time a year",
}  # English units that have a plural
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(key: str, lang: str, **values: object) -> str:
    """The interface word ``key`` (see ``words``), with ``values`` put into its {places}; KeyError if there is none."""
    return WORDS[key][1 if lang == "en" else 0].format(**values)


def word(words: Mapping[str, Word], key: str, lang: str) -> str:
    """The label of a closed word; "—" for the empty one."""
    return words[key].label(lang) if key else NOT_STATED


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


def number(value: Decimal | float, digits: int = 2) -> str:
    """Thousands separated, at most ``digits`` decimals (more for a value below 1), no trailing zeros."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    places = digits if abs(exact) >= 1 or not exact else max(digits, 3 - exact.adjusted() - 1)
    text = f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parted(amount: Quantity, lang: str, stated: str = "", digits: int = 2) -> tuple[str, str]:
    """The number with its qualifier, and the unit, so that a card can set them in two sizes: ("> CNY 140", "bn")."""
    if amount.value is None:
        return stated or QUALIFIER["unquantified"].label(lang), ""
    value, unit = shown(amount.value, amount.unit, lang)
    if value == 1:
        unit = _ONE.get(unit, unit)
    currency, _, scale = unit.partition(" ") if unit.startswith("CNY") else ("", "", unit)
    return " ".join(filter(None, (QUALIFIER[amount.qualifier].label(lang), currency, number(value, digits)))), scale


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
    if lang == "en":
        return " ".join(filter(None, (dom.lstrip("0"), _MONTHS[int(month) - 1], year)))
    return f"{year}年{int(month)}月" + (f"{int(dom)}日" if dom else "")


def both(record: object, field: str, lang: str) -> str:
    """``field`` of a record or row in the reader's language: its ``_en`` twin in English, where it has one."""
    get = record.get if isinstance(record, Mapping) else lambda name, default="": getattr(record, name, default)
    own = get(f"{field}_en", None) if lang == "en" else None
    return str(own or get(field, "") or "")
