"""A text in the two languages of the data. The one place that reads a field together with its ``_en`` twin."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """One text, zh and en; false if there is none. Without an English form the Chinese one serves both."""

    zh: str = ""
    en: str = ""

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en or self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Pair()


def pair(record: Any, field: str) -> Pair:
    """The text in ``field`` of a record or of a row and its ``_en`` twin; nothing where it has no text or is None itself."""
    if record is None:
        return NOTHING
    if isinstance(record, dict):
        zh, en = record.get(field), record.get(f"{field}_en")
    else:
        zh, en = getattr(record, field, None), getattr(record, f"{field}_en", None)
    return Pair(str(zh or ""), str(en or "")) if zh or en else NOTHING


def named(record: Any) -> Pair:
    """The name of a record, or the title of one that has no name."""
    return pair(record, "name" if record is None or hasattr(record, "name") else "title")
