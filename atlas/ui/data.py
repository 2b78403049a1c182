"""The page of downloads: which table, which encoding, the whole package, the dictionary."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from atlas.catalog.dictionary import fields
from atlas.exports import tables as export
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table
from atlas.markup import parts as pieces
from atlas.ui.choices import adopt_one, tell_one
from atlas.ui.frame import scope, view
from atlas.ui.parts import empty, line


def choose_table(tables: Sequence[str]) -> str:
    """Which table to preview; also in the address, as ``table``."""
    v = view()
    adopt_one("table", tables)
    st.selectbox(v.say("data.choose"), tables, key="table", format_func=lambda t: v.say(f"table.{t}"))
    return tell_one("table", tables)


def choose_encoding() -> None:
    """UTF-8 with BOM, or GB18030 for old Excel; every CSV button of the page follows it."""
    v = view()
    st.selectbox(v.say("data.encoding"), ("utf-8-sig", "gb18030"), key="encoding",
                 format_func={"utf-8-sig": "UTF-8", "gb18030": "GB18030"}.__getitem__)  # fmt: skip


def preview(rows: Table[Any]) -> None:
    """The table as it will be downloaded: same columns, same values."""
    if not rows:
        empty("empty.table")
    else:
        st.dataframe(rows.frame, hide_index=True, height=380, key="preview")


def cite_the_data() -> None:
    """How to cite what is downloaded, and where its sources are told."""
    v = view()
    name = v.config.title_en if v.lang == "en" else v.config.title
    line(v.say("data.cite", title=name, version=v.catalog.version, day=v.chosen.day.isoformat()), "src")
    told = v.say("data.sources_lead", count=len(v.catalog.sources), table=v.say("table.sources"))
    st.html(pieces.paragraph(f"{told} ", "src", v.notes.page("sources", v.say("data.sources_to"))))


def dictionary() -> None:
    """Every field of the data files, from the model."""
    v = view()
    kept = [{"file": r["file"], "field": r["field"], "means": r["en" if v.lang == "en" else "zh"], "type": r["type" if v.lang == "en" else "type_zh"],
             "required": v.say("yes" if r["required"] else "no"), "words": r["words"]} for r in fields()]  # fmt: skip
    # Without widths all columns get the same, and the last, the longest, is cut.
    widths = {"file": 150, "field": 150, "means": 240, "type": 90, "required": 80, "words": 420}
    st.dataframe(pd.DataFrame(kept), hide_index=True, height=320, key="dictionary",
                 column_config={c: st.column_config.Column(v.say(f"col.{c}"), width=w) for c, w in widths.items()})  # fmt: skip


def download_all(chosen: Selection, label: str) -> None:
    """The button for the ZIP with every table, a description and a README that says what was filtered."""
    v = view()
    file = export.file_name(v.config.region, chosen, "zip")
    said = scope(chosen)
    titles = v.config.title_en if v.lang == "en" else v.config.title
    readme = v.say("data.readme", title=titles, scope=said, version=v.catalog.version, day=chosen.day.isoformat())
    st.download_button(label, lambda: export.package(v.catalog, chosen, readme, said), file, "application/zip",
                       key=f"zip-{'filtered' if chosen is v.chosen else 'all'}", on_click="ignore")  # fmt: skip
