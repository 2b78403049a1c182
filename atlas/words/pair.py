"""A text in the two languages of the data, read from a record or a row of a table alike."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """``Pair("临武县", "Linwu County")``; ``en`` may be empty, then the Chinese text serves both. False if there is none."""

    zh: str
    en: str = ""

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en or self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


def pair(record: object, field: str) -> Pair:
    """``field`` of a record or row with its ``_en`` twin; what is None or missing is an empty text."""
    if isinstance(record, (dict, Mapping)):  # a dict is told sooner
        zh, en = record.get(field), record.get(f"{field}_en")
    else:
        zh, en = getattr(record, field, None), getattr(record, f"{field}_en", None)
    return Pair(str(zh or ""), str(en or ""))
