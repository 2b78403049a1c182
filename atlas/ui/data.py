"""The page of downloads: four that most readers want, any table with a preview, encoding and citation, the dictionary."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from atlas.catalog.dictionary import fields
from atlas.exports import tables as export
from atlas.figures.shared.claims import Entry
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table
from atlas.markup import data as markup
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.shared.header import scope
from atlas.ui.shared.parts import download, line, see_all

# What most readers want; the last is the package with every table.
CHOICES = ("projects", "enterprises", "investments", "all")
_ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GB18030"}


def title(claims: Table[Entry]) -> None:
    """How much there is."""
    v = view()
    told = v.say("data.title", tables=len(export.TABLES), claims=len(claims))
    st.html(markup.style() + pieces.head(told, level=1))


def choice(name: str, everything: Selection) -> None:
    """One of ``CHOICES`` with its downloads."""
    v = view()
    st.html(markup.choice(v.say(f"data.choice_{name}"), v.say(f"data.holds_{name}")))
    if name == "all":
        with st.container(horizontal=True, gap="small"):
            download_all(v.chosen, v.say("data.zip_filtered"))
            download_all(everything, v.say("data.zip_all", count=len(export.TABLES)))
    else:
        filtered, whole = (export.table_of(v.catalog, chosen, name) for chosen in (v.chosen, everything))
        downloads(filtered, whole, name, everything)


def downloads(filtered: Table[Any], whole: Table[Any], name: str, everything: Selection) -> None:
    """The buttons for a table as filtered and whole; one alone for a table that nothing filters."""
    v = view()
    with st.container(horizontal=True, gap="small"):
        if name in export.FILTERED:
            download(filtered, name, v.say("data.csv_rows", rows=len(filtered)))
        download(whole, name, v.say("data.csv_whole", rows=len(whole)), everything)


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
    """The encoding, which every CSV button of the page follows, how to cite what is downloaded, and where its sources are told."""
    v = view()
    name = v.config.title_en if v.lang == "en" else v.config.title
    told = v.say("data.sources_lead", count=len(v.catalog.sources), table=v.say("table.sources"))
    line(v.say("data.cite", title=name, version=v.catalog.version, day=v.chosen.day.isoformat()), "src")
    st.html(pieces.paragraph(f"{told} ", "src", v.notes.page("sources", v.say("data.sources_to"))))
    with st.popover(v.say("data.details")):
        st.selectbox(v.say("data.encoding"), tuple(_ENCODINGS), key="encoding", format_func=_ENCODINGS.__getitem__)
        line(v.say("data.lead"), "src")


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


def download_all(chosen: Selection, label: str) -> None:
    """The button for the ZIP with every table, a description and a README that says what was filtered."""
    v = view()
    file = export.file_name(v.config.region, chosen, "zip")
    said = scope(chosen)
    titles = v.config.title_en if v.lang == "en" else v.config.title
    readme = v.say("data.readme", title=titles, scope=said, version=v.catalog.version, day=chosen.day.isoformat())
    st.download_button(label, lambda: export.package(v.catalog, chosen, readme, said), file, "application/zip",
                       key=f"zip-{'filtered' if chosen is v.chosen else 'all'}", on_click="ignore")  # fmt: skip
