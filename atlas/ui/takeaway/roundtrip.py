"""The editable workbook and the way back, a folded section of the page of downloads. What is given back is looked at in memory and
becomes a list of changes and a patch; nothing is written."""

import streamlit as st

from atlas.catalog.messages.phrase import plain
from atlas.catalog.problem import DataError
from atlas.exports import tables as export
from atlas.exports.roundtrip import told
from atlas.exports.roundtrip.opening import MOST_BYTES
from atlas.exports.roundtrip.patch import package, patch
from atlas.exports.roundtrip.proposal import Proposal, propose
from atlas.exports.roundtrip.sheets import sheets
from atlas.exports.roundtrip.workbook import workbook
from atlas.figures.shared.selection import Selection
from atlas.markup.shared import parts as pieces
from atlas.markup.takeaway import roundtrip as markup
from atlas.ui.shared.frame import MOST_PROBLEMS, view
from atlas.ui.shared.parts import line
from atlas.words import text

_MEGABYTES = MOST_BYTES // 1_000_000
_MOST_ROWS = 300
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def give_back(everything: Selection) -> None:
    """The section: the workbook to take, and what becomes of the one that is given back. It is made when it is opened."""
    v = view()
    opened = st.expander(v.say("roundtrip.title"), key="twin-roundtrip", on_change="rerun")
    if not opened.open:
        return
    with opened, st.container(key="roundtrip"):
        st.html(markup.style(v.lang, _MEGABYTES))
        line(v.say("roundtrip.lead"))
        name = text.both(v.config, "title", v.lang)
        file = export.file_name(f"{v.config.region}-editable", everything, "xlsx")
        st.download_button(v.say("roundtrip.take", count=len(sheets())), lambda: workbook(v.catalog, name, v.lang), file, _TYPE,
                           key="workbook", on_click="ignore")  # fmt: skip
        given = st.file_uploader(
            v.say("roundtrip.give", size=_MEGABYTES), "xlsx", key="workbook-back", max_upload_size=_MEGABYTES
        )
        if given is not None:
            _answer(given.getvalue(), given.name)


def _answer(content: bytes, name: str) -> None:
    v = view()
    try:
        proposal = propose(content, name, v.config.folder)
    except DataError as error:
        line(v.say("roundtrip.broken"))
        st.html(pieces.problems(problem.shown(v.lang) for problem in error.problems[:MOST_PROBLEMS]))
        return
    if proposal.problems:
        _problems(proposal)
        return
    st.html(pieces.head(told.finding(proposal, v.lang)))
    for sentence in told.minded(proposal, v.lang):
        line(sentence)
    if proposal.changes:
        _changes(proposal, name)


def _problems(proposal: Proposal) -> None:
    v = view()
    count = len(proposal.problems)
    more = v.say("roundtrip.shown", shown=MOST_PROBLEMS) if count > MOST_PROBLEMS else ""
    st.html(pieces.head(v.say("roundtrip.problems", count=count), more))
    st.html(pieces.problems(problem.shown(v.lang) for problem in proposal.problems[:MOST_PROBLEMS]))


def _changes(proposal: Proposal, name: str) -> None:
    """What changes, and the files that bring it about."""
    v = view()
    stem = plain(name).rpartition(".")[0] or "changes"
    with st.container(horizontal=True, gap="small"):
        st.download_button(v.say("roundtrip.patch"), lambda: patch(proposal.files), f"{stem}.patch", "text/x-diff",
                           key="workbook-patch", on_click="ignore")  # fmt: skip
        st.download_button(v.say("roundtrip.zip"), lambda: package(proposal.files, told.lines(proposal, v.lang)), f"{stem}.zip",
                           "application/zip", key="workbook-zip", on_click="ignore")  # fmt: skip
    line(v.say("roundtrip.how"), "src")
    shown = proposal.changes[:_MOST_ROWS]
    rows = [
        (v.say(f"roundtrip.{c.what}"), f"{c.kind}/{c.record} {c.place}".strip(), c.field, c.before, c.after)
        for c in shown
    ]
    st.html(markup.changes(rows, v.lang))
    if more := len(proposal.changes) - len(shown):
        line(v.say("roundtrip.more", count=more), "src")
