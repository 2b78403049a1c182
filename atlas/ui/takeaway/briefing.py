"""The briefing on the page of downloads: from which day changes are told, and the two files, each made when it is asked for."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from atlas.exports import tables as export
from atlas.exports.briefing import paper, word
from atlas.exports.briefing.compose import compose
from atlas.exports.briefing.content import Briefing
from atlas.ui.changes import day_label, days_offered
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import View, view
from atlas.ui.shared.header import scope
from atlas.ui.shared.parts import line

# What is offered: the writer, the ending of the file, its media type.
_FILES: tuple[tuple[Callable[[Briefing], bytes], str, str], ...] = (
    (word.write, "docx", word.MEDIA_TYPE),
    (paper.write, "html", paper.MEDIA_TYPE),
)


def briefing() -> None:
    """A fold with the choice of the day and a button for each file, on what is filtered as of the day."""
    v = view()
    opened = st.expander(v.say("briefing.fold"), key="twin-briefing", on_change="rerun")
    if not opened.open:
        return
    with opened:
        line(v.say("briefing.lead"), "src")
        since = _choose_day()
        with st.container(horizontal=True, gap="small"):
            for write, ending, media_type in _FILES:
                st.download_button(v.say(f"briefing.get_{ending}"), _made(v, write, since, scope(v.chosen)),
                                   export.file_name("briefing", v.chosen, ending), media_type, key=f"briefing-{ending}",
                                   on_click="ignore")  # fmt: skip
        line(v.say("briefing.wait"), "src")


def _choose_day() -> date:
    """The day from which changes are told: the same choice, and the same word of the address, as on the page of changes."""
    v, offered = view(), days_offered()
    adopt_one("since", offered)
    st.selectbox(v.say("briefing.since"), offered, key="since", width=280,
                 format_func=lambda day: day_label(day, offered[0], v.lang))  # fmt: skip
    chosen = date.fromisoformat(tell_one("since", offered))
    if chosen > v.chosen.day:
        line(v.say("changes.late"), "quiet")
    return min(chosen, v.chosen.day)


def _made(v: View, write: Callable[[Briefing], bytes], since: date, said: str) -> Callable[[], bytes]:
    """What makes the file when its button is clicked; Streamlit runs it beside the page, where no view is at hand."""
    return lambda: write(compose(v.catalog, v.config, v.chosen, since, said, v.lang))
