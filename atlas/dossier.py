"""A record's page in sections: what it is, its figures, amounts, projects, relations, events, and what a source is cited for.

Pure: each section takes the record that was found, what pieces are made with, and the day; it gives markup, "" for nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from atlas import concerns, differences, text
from atlas.citations import USES, of_source
from atlas.model import Event, Place, Project
from atlas.pieces import pairs
from atlas.pieces_records import (
    Known,
    Row,
    dotted,
    grade,
    joined,
    lines,
    original,
    quantity_label,
    readings,
    state,
    topics,
)
from atlas.quantity import Quantity
from atlas.readable import cell, quantity_of
from atlas.records import Found
from atlas.text import NOT_STATED, say
from atlas.vocab import (
    BASIS,
    ENTERPRISE_KIND,
    EVENT_KIND,
    GRADE,
    ITEM_KIND,
    LEVEL,
    PLACE_KIND,
    PRODUCT,
    PROGRESS,
    RELATION_KIND,
    ROLE,
    SEGMENT,
    SOURCE_KIND,
    STAGE,
    STATUS,
)

_MOST = 8
Facts = list[tuple[str, str]]


def _word(words: Any, key: str, known: Known) -> str:
    """A label of the vocabulary, with its definition on hover where it has one."""
    from html import escape

    if not key or key not in words:
        return NOT_STATED
    label, tip = escape(words[key].label(known.lang)), words[key].means(known.lang)
    return f'<span title="{escape(tip, quote=True)}" style="cursor:help">{label}</span>' if tip else label


def _plain(record: Any, field: str, known: Known) -> str:
    from html import escape

    return escape(text.both(record, field, known.lang))


def _links(kind: str, keys: Iterable[str], known: Known) -> str:
    return joined((known.link(kind, key) for key in keys), known.lang)
