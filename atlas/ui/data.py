"""The page of downloads: how much there is, any table with a preview, the citation, the dictionary."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from atlas.catalog.dictionary import fields
from atlas.exports import tables as export
from atlas.exports.about import About
from atlas.figures.shared.table import Table
from atlas.markup import data as markup
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import line, see_all


def title() -> None:
    """What can be taken, and of how many tables."""
    v = view()
    told = v.say("data.title", tables=len(export.TABLES))
    st.html(markup.style() + pieces.head(told, level=1))


def choose_table(tables: Sequence[str]) -> str:
    """Which table to preview; also in the address, as ``table``."""
    v = view()
    adopt_one("table", tables)
    st.selectbox(v.say("data.choose"), tables, key="table", format_func=lambda t: v.say(f"table.{t}"), width=260,
                 label_visibility="collapsed")  # fmt: skip
    return tell_one("table", tables)


def preview(rows: Table[Any], name: str) -> None:
    """The first rows of a table."""
    v = view()
    if not rows:
        st.html(
            pieces.paragraph(
                v.say("data.no_match" if v.chosen.narrowed else "data.nothing") + " ",
                marks=see_all("data", "data.see_all"),
            )
        )
        return
    st.html(markup.preview(rows, name, v.lang, v.catalog))
    shown = min(len(rows), markup.ROWS)
    line(v.say("data.preview" if name in export.FILTERED else "data.unfiltered", shown=shown, rows=len(rows)), "src")


def details() -> None:
    """How to cite what is downloaded, and where its sources are told."""
    v = view()
    told = v.say("data.sources_lead", count=len(v.catalog.sources), table=v.say("table.sources"))
    line(v.say("file.line", name=v.say("data.cite"), told=About(v.catalog, v.chosen, v.lang, v.config).short), "src")
    st.html(pieces.paragraph(f"{told} ", "src", v.notes.page("sources", v.say("data.sources_to"))))


def dictionary() -> None:
    """Every field of the data files, from the model."""
    v = view()
    kept = [{"file": r["file"], "field": r["field"], "means": r["en" if v.lang == "en" else "zh"], "type": r["type" if v.lang == "en" else "type_zh"],
             "required": v.say("yes" if r["required"] else "no"), "words": r["words"]} for r in fields()]  # fmt: skip
    # Without widths all columns get the same, and the last, the longest, is cut.
    widths = {"file": 150, "field": 150, "means": 240, "type": 90, "required": 80, "words": 420}
    opened = st.expander(v.say("data.dictionary"), key="twin-dictionary", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.dataframe(pd.DataFrame(kept), hide_index=True, height=320, key="dictionary",
                     column_config={c: st.column_config.Column(v.say(f"col.{c}"), width=w) for c, w in widths.items()})  # fmt: skip
