"""The shared filters and the address: copy the address and you share the view.

The address holds ids, never labels, so that a link made in Chinese works in English; ``figures/shared/asked.py`` reads it, and what
it does not understand is kept, for the header to say. ``state`` is the one place where the filters live between runs.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.figures.shared import asked as parser
from atlas.figures.shared.asked import LISTS, Misunderstood, filter_of
from atlas.figures.shared.selection import Selection
from atlas.words import names
from atlas.words.dates import PartialDate

FILTERS = (*LISTS, "day", "q")
_OURS = (*FILTERS, "lang")
# Lists that one page has beside them: level and kind of the road, the rest of the ledger. What the reader chose is kept as
# ``_level_kept`` while another page is shown.
OF_A_PAGE = ("level", "kind", "grade", "only", "quantity")
_RANK = {"core": 0, "point": 1, "none": 2}


def options(catalog: Catalog, lang: str) -> dict[str, list[str]]:
    """What each filter offers, in the order of the layout, of the chain, or of the reader's alphabet."""
    places = [p for p in catalog.places.values() if p.kind in ("county", "district", "zone")]
    places.sort(key=lambda p: (_RANK[p.role], names.order(p.name) if lang == "zh" else (p.name_en,)))
    return {name: list(words) for name, words in parser.allowed(catalog).items()} | {"place": [p.id for p in places]}


def days(catalog: Catalog) -> list[str]:
    """The days on which something changed, newest first, for the choice of the as-of day."""
    histories = [held for p in catalog.projects.values() for held in (p.milestones, *(x.milestones for x in p.phases))]
    dated = [m.date for held in histories for m in held if m.basis != "planned"]
    dated += [e.date for e in catalog.events.values()]
    return sorted({d.last.isoformat() for d in dated if d.last <= date.today()}, reverse=True)


def _day(text: str) -> str:
    """``text`` if it is a whole day that can have data, else ""."""
    try:
        return text if len(text) == 10 and PartialDate(text).first == PartialDate(text).last else ""
    except ValueError:
        return ""


def _params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _asked(catalog: Catalog, config: Config, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The filters that the address asks for; those of the config where it asks for nothing at all."""
    found = parser.asked(catalog, given, date.today())
    fresh = not set(FILTERS) & set(given)
    chosen: dict[str, Any] = {}
    for name, words in parser.allowed(catalog).items():
        wanted = (*found.of(name), *(getattr(config.defaults, name, ()) if fresh else ()))
        chosen[name] = [word for word in words if word in wanted]
    chosen |= {
        "day": found.day.isoformat() if found.day else "",
        "q": found.query,
        "lang": found.lang or config.language,
    }
    return chosen | {"_misunderstood": found.misunderstood}


def adopt(catalog: Catalog, config: Config) -> None:
    """Take the address over when the reader came by it (a link, back, forward): it says something else than what was written last."""
    state = st.session_state
    given = parser.by_filter(_params())
    shown = {name: ",".join(given[name]) for name in _OURS if name in given}
    if shown != state.get("_address"):
        state.update(_asked(catalog, config, given))
        state["_adopted"] = None
    for name, fallback in (*((f, []) for f in LISTS), ("day", ""), ("q", ""), ("lang", config.language)):
        state.setdefault(name, fallback)
    _take_back_labels(options(catalog, "zh"))
    # What was not understood is said until the reader chooses something else.
    now = {name: value for name, value in address().items() if name != "lang"}
    if state["_adopted"] not in (None, now):
        state["_misunderstood"] = ()
    state["_adopted"] = now


def misunderstood() -> tuple[Misunderstood, ...]:
    """What the address asked for and nobody understood; it is said above the page and in every download."""
    found: tuple[Misunderstood, ...] = st.session_state.get("_misunderstood", ())
    return found


def _take_back_labels(offered: Mapping[str, Sequence[str]]) -> None:
    """Put ids back where Streamlit left labels: after a change of language and then of page, a chooser's state is the label of the old language."""
    state, kept = st.session_state, st.session_state.get("_address", {})
    for name in LISTS:
        if not set(state[name]) <= set(offered[name]):
            state[name] = [o for o in offered[name] if o in kept.get(name, "").split(",")]
    if state["day"] and not _day(state["day"]):
        state["day"] = kept.get("day", "")


def address(every: bool = False) -> dict[str, str]:
    """The parameters of the present view; with ``every``, also those that are empty or the default."""
    state = st.session_state
    wanted = {name: ",".join(state.get(name, ())) for name in LISTS}
    wanted |= {"day": state.get("day") or "", "q": (state.get("q") or "").strip(), "lang": state["lang"]}
    return {name: value for name, value in wanted.items() if value or every}


def link(config: Config) -> dict[str, str]:
    """The parameters that links to other pages carry on: the present view without what is the default.

    A filter that the config sets and the reader took away stands there empty, so that it stays away.
    """
    cleared = {n: "" for n in LISTS if getattr(config.defaults, n, ()) and not st.session_state.get(n)}
    kept = {name: value for name, value in address().items() if (name, value) != ("lang", config.language)}
    return {name: kept.get(name, "") for name in _OURS if name in kept or name in cleared}


def put(name: str, value: str | None) -> None:
    """What ``flush`` will write into the address under ``name``; None takes it away."""
    st.session_state["_put"][name] = value


def flush(config: Config) -> None:
    """Put the present view into the address, without what is the default: in one go, so that it is one step of the browser's history."""
    wanted = link(config)
    now = _params()
    changes: dict[str, str | None] = dict.fromkeys(name for name in now if filter_of(name))
    changes |= {name: wanted.get(name) for name in _OURS}
    changes |= st.session_state["_put"]
    kept = {name: values for name, values in now.items() if name not in changes}
    then = kept | {name: [value] for name, value in changes.items() if value is not None}
    if then != now:
        st.query_params.from_dict(then)
    st.session_state["_address"] = wanted


def selection() -> Selection:
    """The reader's choice as the tables take it."""
    state = st.session_state
    lists = {f"{name}s" if name != "status" else "statuses": tuple(state[name]) for name in LISTS}
    day = state["day"]
    return Selection(day=date.fromisoformat(day) if day else date.today(), dated=bool(day),
                     query=parser.query(state["q"] or ""), **lists)  # fmt: skip


def nothing_to_clear(chosen: Selection) -> bool:
    """True where neither a shared filter nor one of a page is set, nor asked for by the address."""
    state = st.session_state
    asked = () if "id" in st.query_params else st.query_params  # a record's address has a kind too, which is no filter
    return chosen.is_all and not any(state.get(n) or state.get(f"_{n}_kept") or n in asked for n in OF_A_PAGE)


def clear() -> None:
    """No filter at all, neither a shared one nor one of a page."""
    state = st.session_state
    for name in LISTS:
        state[name] = []
    state["q"] = state["day"] = ""
    for name in OF_A_PAGE:
        state[f"_{name}_kept"] = ()
        if name in state:
            state[name] = []
