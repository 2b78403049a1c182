"""Records of every kind with any values that the model takes, for tests that must hold whatever the data say.

They are not checked against each other: a reference leads nowhere.
"""

from typing import Any, get_type_hints

from hypothesis import strategies as st

from atlas.catalog import garbled
from atlas.catalog.catalogue import Catalog
from atlas.catalog.dictionary import columns_of, item_of
from atlas.catalog.model import FILES, Record

# What a spreadsheet or YAML would take for something else than a text.
_TRAPS = ("1.10", "0123", "007", "TRUE", "NO", "null", "~", "=1+1", "'quoted'", "#N/A", "# no comment", "a: b", "a, b", "{x}", "[x]",
          "- x", "2025-05", "1e5", "@x", "+1", "-", "?", "_x0041_", "&a", "*a", "!a", "%a", "|", ">", '"', "''", "，", "a #b", "12:30")  # fmt: skip
_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufeff\ufffe\uffff")
_TEXTS = (st.sampled_from(_TRAPS) | st.text(_SIGNS, min_size=1, max_size=12).map(str.strip).filter(bool)).filter(
    lambda text: garbled.fault(text) is None and not garbled.stands_for_nothing(text)
)
_IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True).filter(
    lambda written: written not in ("null", "none", "nan")
)
_NUMBERS = st.from_regex(r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?", fullmatch=True)
_DATES = st.sampled_from(("2025", "2025-04", "2025-04-30", "2025-H1", "2025-Q2", "2021/2022", "2024-06/2025"))
_OF: dict[str, st.SearchStrategy[str]] = {
    "text": _TEXTS, "id": _IDS, "number": _NUMBERS, "date": _DATES, "degrees": st.sampled_from(("112.55", "25.1000")),
    "web address": st.just("https://example.org/a?b=c#d"),
}  # fmt: skip


def records(kind: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """One record of ``kind`` as a file would hold it."""
    required, optional = {}, {}
    hints = get_type_hints(kind, include_extras=True)
    for column in columns_of(kind):
        name, item = column["field"], item_of(hints[column["field"]])[0]
        if isinstance(item, type) and issubclass(item, Record):
            made: st.SearchStrategy[Any] = st.lists(records(item), min_size=1, max_size=2)
        elif column["words"]:
            made = st.sampled_from(column["words"])
        else:
            made = _OF[column["type"].removeprefix("list of ")]
        if column["type"].startswith("list of ") and not column["words"] and isinstance(item, type) is False:
            made = st.lists(made, min_size=1, max_size=3, unique=True)
        (required if column["required"] else optional)[name] = made
    return st.fixed_dictionaries(required, optional=optional)


def _valid(kind: type[Record], raws: list[dict[str, Any]]) -> dict[str, Record]:
    return {raw["id"]: kind.model_validate(raw) for raw in sorted(raws, key=lambda raw: raw["id"])}


def _one_id_each(catalog: Catalog) -> bool:
    phases = [phase.id for project in catalog.projects.values() for phase in project.phases]
    return len(phases) == len(set(phases))


@st.composite
def _catalogs(draw: st.DrawFn) -> Catalog:
    held = {
        file.kind: _valid(
            file.record, draw(st.lists(records(file.record), max_size=2, unique_by=lambda raw: raw["id"]))
        )
        for file in FILES
    }
    return Catalog(**held, boundaries=(), phases={}, version="0" * 12)  # type: ignore[arg-type]


catalogs = _catalogs().filter(_one_id_each)
