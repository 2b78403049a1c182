"""A record as the texts that a file holds, and which of two lists of them belong together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from atlas.catalog.dictionary import ordered
from atlas.catalog.model import Record
from atlas.words.dates import PartialDate

_ALIKE = 0.5
Raw = dict[str, Any]


def raw(record: Record) -> Raw:
    """The fields of ``record`` in the order of the files, as texts, lists of texts and lists of such groups.

    A field without a value, or with the value that it has where nothing is written, is left out.
    """
    fields = type(record).model_fields
    given = ((name, getattr(record, name)) for name in ordered(type(record)))
    return {name: written(value) for name, value in given if value != fields[name].default and value not in (None, ())}


def written(value: Any) -> Any:
    """One value as a file holds it: 1.10 stays 1.10, and a small number is never written with an exponent."""
    if isinstance(value, tuple):
        return [written(each) for each in value]
    if isinstance(value, Record):
        return raw(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.text if isinstance(value, PartialDate) else str(value)


Pairs = list[tuple[int | None, int | None]]


def align(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    """Which item of ``old`` became which of ``new``, in order; None where one has no partner.

    Groups with an id are the same if their ids are; of others the equal ones are found first, and between these a group belongs
    to the one that shares half of its fields with it.
    """
    named = all(isinstance(item, dict) and "id" in item for item in (*old, *new))
    one, other = ([str(item["id"] if named else item) for item in items] for items in (old, new))
    pairs: Pairs = []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif named:
            pairs += [(at, None) for at in range(a, b)] + [(None, at) for at in range(c, d)]
        else:
            pairs += _between(old, new, range(a, b), range(c, d))
    return pairs


def _between(
    old: Sequence[Any], new: Sequence[Any], olds: range, news: range
) -> Iterator[tuple[int | None, int | None]]:
    start = olds.start
    for at in news:
        found = max(range(start, olds.stop), key=lambda was: _share(old[was], new[at]), default=None)
        if found is None or _share(old[found], new[at]) < _ALIKE:
            yield None, at
            continue
        yield from ((was, None) for was in range(start, found))
        yield found, at
        start = found + 1
    yield from ((was, None) for was in range(start, olds.stop))


def _share(one: Any, other: Any) -> float:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0.0
    names = {*one, *other}
    return len([name for name in names if one.get(name) == other.get(name)]) / len(names)
