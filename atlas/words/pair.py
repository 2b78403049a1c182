"""A text in the two languages of the dashboard."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """One text, zh and en; false if there is none."""

    zh: str = ""
    en: str = ""

    def of(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Pair()


def pair(record: Any, field: str) -> Pair:
    """The text in ``field`` of a record and its ``_en`` twin; nothing where the record is None or has no text."""
    if record is None:
        return NOTHING
    zh, en = getattr(record, field), getattr(record, f"{field}_en")
    return Pair(zh or "", en or "") if zh or en else NOTHING


def named(record: Any) -> Pair:
    """The name of a record, or the title of one that has no name."""
    return pair(record, "name" if record is None or hasattr(record, "name") else "title")
