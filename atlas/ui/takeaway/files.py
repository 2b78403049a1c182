"""The buttons of files: everything in a workbook or an archive, one table in any format. A file is made when it is clicked."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from atlas.exports import formats, tables
from atlas.exports.about import About
from atlas.exports.formats.workbook import workbook
from atlas.exports.package import package
from atlas.figures.shared.selection import Selection
from atlas.markup import data as markup
from atlas.ui.shared.frame import view
from atlas.ui.shared.header import unread
from atlas.ui.shared.parts import line

_MADE: dict[str, Callable[[About], bytes]] = {"xlsx": workbook, "zip": package}
WHOLES = tuple(_MADE)  # the files that hold every table
_FIRST = ("xlsx", "csv")  # the formats of a table that stand on the page
_MEDIA = {**formats.FORMATS, "zip": "application/zip"}
_NAMES = {"xlsx": "Excel", "zip": "ZIP", "csv": "CSV", "json": "JSON", "parquet": "Parquet", "geojson": "GeoJSON"}


def whole(ending: str) -> None:
    """One of ``WHOLES`` with what it holds: as filtered, where something is, and everything."""
    v = view()
    st.html(markup.choice(v.say(f"file.whole_{ending}"), v.say(f"file.holds_{ending}")))
    with st.container(horizontal=True, gap="small"):
        for chosen, scope in _scopes():
            about, make = About(v.catalog, chosen, v.lang, v.config, unread(chosen)), _MADE[ending]
            _button(f"{ending}-{scope}", v.say(f"file.take_{scope}", format=_NAMES[ending]), partial(make, about),
                    tables.file_name(v.config.region, chosen, ending), _MEDIA[ending])  # fmt: skip


def table(name: str) -> None:
    """A table as Excel and CSV, and behind one click in the other formats; as filtered, where a filter touches it, and whole."""
    v = view()
    scopes = _scopes() if name in tables.FILTERED else _scopes()[-1:]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for chosen, scope in scopes:
            for ending in _FIRST:
                _format(name, chosen, scope, ending)
        with st.popover(v.say("file.others")):
            for chosen, scope in scopes:
                with st.container(horizontal=True, gap="small"):
                    _old_csv(name, chosen, scope)
                    for ending in formats.formats_of(name):
                        if ending not in _FIRST:
                            _format(name, chosen, scope, ending)
            line(v.say("file.others_told"), "src")


def _scopes() -> list[tuple[Selection, str]]:
    """What the reader chose, and everything; only the latter where nothing is filtered."""
    v = view()
    everything = (tables.everything(v.chosen.day), "all")
    return [everything] if v.chosen.is_all else [(v.chosen, "filtered"), everything]


def _label(name: str, chosen: Selection, scope: str, told: str) -> str:
    v = view()
    return v.say(f"file.rows_{scope}", format=told, rows=len(tables.table_of(v.catalog, chosen, name)))


def _format(name: str, chosen: Selection, scope: str, ending: str) -> None:
    v = view()
    _button(f"{ending}-{name}-{scope}", _label(name, chosen, scope, _NAMES[ending]),
            lambda: formats.made(v.catalog, chosen, name, ending, v.lang, v.config), tables.file_name(name, chosen, ending),
            _MEDIA[ending])  # fmt: skip


def _old_csv(name: str, chosen: Selection, scope: str) -> None:
    """A CSV for a Chinese Excel that takes no UTF-8."""
    rows = tables.table_of(view().catalog, chosen, name)
    _button(f"gb18030-{name}-{scope}", _label(name, chosen, scope, "CSV GB18030"), lambda: tables.csv_bytes(rows.frame, "gb18030"),
            tables.file_name(name, chosen, "gb18030.csv"), "text/csv; charset=gb18030")  # fmt: skip


def _button(key: str, label: str, made: Callable[[], bytes], file: str, media: str) -> None:
    st.download_button(label, made, file, media, key=key, on_click="ignore")
