"""The types of fields: what a text, id, number, date or word must look like, and what is right where it does not.

A value that does not fit raises ``Unfit`` with a phrase that follows the quoted value (``is not one of announced, …``);
``parse`` turns it into a ``Problem`` with its line. Pydantic calls these functions; its own readings of numbers and dates are
not used, since they take ``1e3``, ``NaN`` and ``12:30`` for what no keeper meant.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from atlas.catalog import garbled
from atlas.catalog.messages.phrase import NOTHING, Said, heard, said
from atlas.catalog.problem import Unfit
from atlas.words import vocab
from atlas.words.dates import PartialDate

_SLUG = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*", re.ASCII)
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,12})?", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_LONGEST = 2000


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(said("text.none"))
    if says := garbled.fault(value):
        raise Unfit(says)
    if value != value.strip():
        raise Unfit(said("text.space"))
    if not value:
        raise Unfit(said("text.empty"))
    if len(value) > _LONGEST:
        raise Unfit(said("text.long", count=len(value), most=_LONGEST))
    return value


def _prose(value: Any) -> str:
    """A text that says something; ``null``, 待定 and ``#N/A`` do not."""
    if garbled.stands_for_nothing(text(value)):
        raise Unfit(said("text.nothing"))
    return str(value)


def _slug(value: Any) -> str:
    if value in ("null", "none", "nan"):
        raise Unfit(said("text.nothing"))
    if not _SLUG.fullmatch(text(value)):
        likely = re.sub(r"[\s_/]+", "-", value.lower())
        such = likely if len(likely) <= 60 and _SLUG.fullmatch(likely) else "dazhonghe-1"
        raise Unfit(said("id.none", such=such))
    return str(value)


# Words before and after a number that belong in a field of their own, as a clerk writes them.
_QUALIFYING = {"约": "about", "近": "about", "大约": "about", "超": "more_than", "超过": "more_than", "逾": "more_than",
               "至少": "at_least", "不少于": "at_least", "不低于": "at_least", "最多": "up_to", "不超过": "up_to",
               "多": "more_than", "余": "more_than", "以上": "at_least", "左右": "about", "以内": "up_to"}  # fmt: skip
_DRESSED = re.compile(
    r"(?P<before>\D{0,4}?) ?(?P<number>\d{1,15}(\.\d{1,12})?) ?(?P<middle>[多余]?) ?(?P<unit>.*?)(?P<after>以上|左右|以内)?",
    re.ASCII,
)


def _no_number(value: str) -> Said:
    """What to write where a number wears its qualifier or its unit, such as 约360万吨."""
    found = _DRESSED.fullmatch(value.translate(_FULL_WIDTH).replace("％", "%")) if len(value) <= 40 else None
    if found and (found["before"] or "约") in _QUALIFYING and (found["unit"] or "%") in vocab.UNIT:
        words = [_QUALIFYING[part] for name in ("before", "middle", "after") if (part := found[name])]
        elsewhere = [said("number.qualifier", word=words[0])] if words else []
        elsewhere += [said("number.unit", word=found["unit"])] if found["unit"] else []
        if elsewhere:
            both = said("number.both", qualifier=elsewhere[0], unit=elsewhere[1]) if elsewhere[1:] else elsewhere[0]
            return said("number.dressed", number=found["number"], elsewhere=both)
    return said("number.none")


def _number(value: Any) -> Decimal:
    written = text(value)
    half = written.translate(_FULL_WIDTH)
    bare = half.replace(",", "")
    if written != half and _NUMBER.fullmatch(bare):
        raise Unfit(said("number.full_width", number=bare))
    if "," in written and _NUMBER.fullmatch(bare):
        raise Unfit(said("number.thousands", number=bare))
    if written.startswith("-"):
        raise Unfit(said("number.negative"))
    if not _NUMBER.fullmatch(written):
        raise Unfit(_no_number(written))
    return Decimal(written)


def _coordinate(value: Any) -> Decimal:
    written = text(value)
    if not re.fullmatch(r"-?\d{1,3}\.\d{1,7}", written, re.ASCII) or abs(Decimal(written)) > 180:
        raise Unfit(said("coordinate.none"))
    return Decimal(written)


# 2025/5/1, 2025.5.1, 2025年5月, 2025-5 and 2025-05-01 00:00:00, as spreadsheets and people write a date.
_WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?(?: +[\d:]+)?)?", re.ASCII)


def _date(value: Any) -> PartialDate:
    written = text(value)
    try:
        return PartialDate(written)
    except ValueError as error:
        found = _WRITTEN.fullmatch(written.translate(_FULL_WIDTH)) if len(written) <= 30 else None
        meant = "-".join(part.zfill(2) for part in found.groups() if part) if found else written
        raise Unfit(said("day.write", date=meant) if _is_date(meant) else heard("date", error)) from None


def _is_date(written: str) -> bool:
    try:
        return bool(PartialDate(written))
    except ValueError:
        return False


def _web_address(value: Any) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", text(value), re.ASCII):
        raise Unfit(said("address.none"))
    return str(value)


def word_of(words: Mapping[str, vocab.Word]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if text(value) in words:
            return value
        close = get_close_matches(value, words, n=1) if len(value) <= 60 else []
        close = [word.id for word in words.values() if value in (word.zh, word.en)][:1] or close
        raise Unfit(said("word.none", words=tuple(words), hint=said("hint.mean", word=close[0]) if close else NOTHING))

    return BeforeValidator(check, json_schema_input_type=Literal[tuple(words)])


_EMPTY_IS_NONE = BeforeValidator(lambda value: None if value == "" else value)

Text = Annotated[str, BeforeValidator(_prose)]
Word = Annotated[str, BeforeValidator(text)]  # a text that may be a word of a list, such as none
Slug = Annotated[str, BeforeValidator(_slug)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Coordinate = Annotated[Decimal, BeforeValidator(_coordinate)]
Date = Annotated[PartialDate, BeforeValidator(_date)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
MaybeText = Annotated[Text | None, _EMPTY_IS_NONE]
MaybeSlug = Annotated[Slug | None, _EMPTY_IS_NONE]
MaybeNumber = Annotated[Number | None, _EMPTY_IS_NONE]
MaybeDate = Annotated[Date | None, _EMPTY_IS_NONE]
MaybeWebAddress = Annotated[WebAddress | None, _EMPTY_IS_NONE]


def about(zh: str, en: str, default: Any = ...) -> Any:
    """A field that says what it holds in both languages; without ``default`` it is required."""
    return Field(default, description=zh, json_schema_extra={"en": en})
