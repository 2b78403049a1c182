"""The pieces that pages are made of. Each draws one thing and cites its sources; none computes what it draws."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from atlas.drawings.bars import Picture, Style
from atlas.exports import tables as export
from atlas.figures import record as records
from atlas.figures.shared.news import NewsRow
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, all_cited
from atlas.markup.shared import news
from atlas.markup.shared import parts as pieces
from atlas.markup.shared.cells import cited, linked
from atlas.markup.shared.notes import Notes
from atlas.ui.shared.frame import view
from atlas.ui.takeaway.pictures import Taken, buttons
from atlas.words import text

_ROWS_SHOWN = 10  # so many of a longer table stand without scrolling
_PLOTLY = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False, "showTips": False}


def title(key: str, lead: str = "", **values: object) -> None:
    """The page's heading, and one line below it."""
    st.html(pieces.head(view().say(key, **values), lead, level=1))


def section(heading: str, lead: str = "") -> None:
    st.html(pieces.head(heading, lead, level=2))


def line(content: str, kind: str = "note") -> None:
    st.html(pieces.paragraph(content, kind))


def record_link(kind: str, key: str, label: str) -> str:
    """Markup: the name of a project, enterprise, place, source or event (``kind``), leading to its record with all filters."""
    return view().notes.link(kind, key, label)


def empty(key: str) -> None:
    """A sentence where nothing fits the filters."""
    st.html(pieces.paragraph(view().say(key)))


def chosen_places() -> str:
    """The names of the places that the reader chose; "" for none."""
    v = view()
    return v.say("list.pause").join(text.both(v.catalog.places[p], "name", v.lang) for p in v.chosen.places)


def where() -> str:
    """The names of the chosen places, or that of the region."""
    v = view()
    return chosen_places() or text.both(v.catalog.places[v.config.region], "name", v.lang)


def see_all(page: str, label: str = "empty.see_all") -> str:
    """Markup: the link from what is selected to all of a page; "" where all of it is selected already."""
    v = view()
    return "" if v.chosen.is_all else unfiltered(page, v.say(label))


def unfiltered(page: str, label: str) -> str:
    """Markup: the link to a page in the reader's language without any filter."""
    v = view()
    kept = {name: value if name == "lang" else "" for name, value in v.notes.address.items()}
    return Notes(v.catalog.sources, v.lang, address=kept).page(page, label)


def nothing(key: str, page: str) -> None:
    """One sentence where no source tells anything of what is selected, and the link to all of the page."""
    _with_all(view().say(key), page)


def _with_all(told: str, page: str) -> None:
    st.html(pieces.paragraph(f"{told} ", marks=see_all(page)))


def cited_by(rows: Iterable[Any]) -> Cited:
    """Every source that the rows cite."""
    return all_cited(cited(row, "source") for row in rows)


def cite(rows: Table[Any]) -> str:
    """Marks for every source that the rows cite."""
    return view().notes.marks(cited_by(rows))


def chart(
    draw: Callable[[Style], Picture],
    table: Table[Any],
    name: str,
    columns: Mapping[str, str] | None = None,
    level: int = 3,
    keyed: bool = False,
    label: str = "",
    also: Sequence[Taken] = (),
) -> None:
    """A picture with its words and sources, and below it, one click away, the same table and its CSV, and the picture as a file.

    ``level`` is that of its heading: 3 in a section, 2 where it is one itself. It is ``keyed`` where its marks are explained elsewhere.
    Where there are ``also`` other files, ``label`` is what this one is called.
    """
    _draw(draw(view().style), table, name, level, keyed)
    if columns is not None:
        twin(table, columns, name, *also, Taken.of_chart(name, draw, cited_by(table), label))


def _draw(picture: Picture, table: Table[Any], name: str, level: int = 3, keyed: bool = False) -> None:
    with st.container(gap=None):
        kind = "finding" if level == 2 else ""
        st.html(pieces.head(picture.title, picture.subtitle, () if keyed else picture.keys, cite(table), level, kind))
        st.plotly_chart(picture.figure, key=f"chart-{name}", config=_PLOTLY, alt=picture.alt)


def grid(rows: Table[Any], columns: Mapping[str, str], name: str, height: int | None = None) -> None:
    """A table (``columns``: column → key of its heading) and the button for its CSV, exactly the rows on screen."""
    v = view()
    if not len(rows):
        empty("empty.table")
        return
    shown, links = linked(rows, tuple(columns), v.lang, v.catalog, tuple(v.notes.address.items()))
    headings: dict[str, Any] = {c: v.say(k) for c, k in columns.items()}
    headings |= {c: st.column_config.LinkColumn(headings[c], display_text="#(.+)$") for c in links}
    st.dataframe(
        shown, hide_index=True, key=f"grid-{name}", height=height or "auto", row_height=34, column_config=headings
    )
    if len(rows) > _ROWS_SHOWN:
        line(v.say("grid.rows", count=len(rows)), "src")
    download(rows, name)


def twin(rows: Table[Any], columns: Mapping[str, str], name: str, *taken: Taken) -> None:
    """The table of a picture, one click away. It is made when it is opened: few readers open many, and all wait for what is sent."""
    twins(name, [("", rows, columns, name)], *taken)


def twins(key: str, tables: Sequence[tuple[str, Table[Any], Mapping[str, str], str]], *taken: Taken) -> None:
    """Several tables (heading, rows, columns, name) behind one click, and the pictures that go with them as files."""
    opened = st.expander(view().say("chart.table"), key=f"twin-{key}", on_change="rerun")
    if opened.open:
        with opened:
            for heading, rows, columns, name in tables:
                if heading:
                    st.html(pieces.head(heading))
                grid(rows, columns, name)
            for picture in taken:
                buttons(picture)


def download(rows: Table[Any], name: str, label: str = "", chosen: Selection | None = None) -> None:
    """The button for a CSV; its bytes are made when it is clicked."""
    v = view()
    file = export.file_name(name, chosen or v.chosen, "csv")
    st.download_button(label or v.say("data.csv_filtered"), lambda: export.csv_bytes(rows.frame), file, "text/csv",
                       key=f"csv-{name}-{'all' if chosen else 'filtered'}", on_click="ignore")  # fmt: skip


def titled(row: NewsRow) -> str:
    """Markup: what happened, leading to the page of its project or event."""
    v = view()
    kind, key = records.home(v.catalog, row.record) or ("", "")
    return record_link(kind, key, news.told(row, v.lang))


def empty_page(page: str, heading: str, no_source: str, no_match: str) -> None:
    """What a page says where it has nothing: that no source tells of the chosen places or of the region (``no_source``), or that
    nothing fits the filters (``no_match``), which is no silence of the sources, and one link back to the whole, if this is not it."""
    v = view()
    st.html(pieces.head(v.say(heading), level=1))
    told = v.say(no_match) if v.chosen.narrowed or v.chosen.dated else v.say(no_source, where=where())
    _with_all(told, page)
