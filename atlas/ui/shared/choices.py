"""The choices that one page has for itself, such as what bubbles stand for or which kinds of events are shown.

Each lives in a widget of its name. It stands in the address unless it is the default, comes back with the reader after
another page, and is in the copied link either way. ``adopt…`` goes before the widget, ``tell…`` after it.
"""

from collections.abc import Sequence
from math import isfinite

import streamlit as st

from atlas.ui.shared.address import put

_LONGEST = 2000
_DIGITS = 20  # so many of a number are read


def _asked(name: str) -> str:
    return ",".join(st.query_params.get_all(name))[:_LONGEST]


def _put(name: str, value: str, default: str) -> None:
    put(name, None if value == default else value)
    st.session_state[f"_{name}_told"] = "" if value == default else value
    st.session_state["_told"][name] = value


def adopt_one(name: str, options: Sequence[str]) -> None:
    """One of ``options``, the first of which is the default."""
    state, asked = st.session_state, _asked(name)
    new = name not in state or state[name] not in options
    if new or asked != state.get(f"_{name}_told", ""):
        wanted = state.get(f"_{name}_kept", "") if new and not asked else asked
        state[name] = wanted if wanted in options else options[0]


def tell_one(name: str, options: Sequence[str]) -> str:
    chosen: str = st.session_state[name]
    st.session_state[f"_{name}_kept"] = chosen
    _put(name, chosen, options[0])
    return chosen


def _number(asked: str) -> float | None:
    """The number that an address asks for; None for what is none."""
    try:
        found = float(asked[:_DIGITS])
    except ValueError:
        return None
    return found if isfinite(found) else None


def adopt_number(name: str, low: float, start: float, high: float) -> bool:
    """A number from ``low`` to ``high``, ``start`` if nobody asks; true if one beyond an end was asked for, which then counts."""
    state, asked = st.session_state, _asked(name)
    new = name not in state
    wanted = state[name] if not new else None
    if new or asked != state.get(f"_{name}_told", ""):
        wanted = _number(state.get(f"_{name}_kept", "") if new and not asked else asked)
    state[name] = value = start if wanted is None else min(max(wanted, low), high)
    return wanted is not None and wanted != value


def tell_number(name: str, start: float) -> float:
    chosen: float = st.session_state[name]
    st.session_state[f"_{name}_kept"] = f"{chosen:g}"
    _put(name, f"{chosen:g}", f"{start:g}")
    return chosen


def adopt_several(name: str, options: Sequence[str]) -> None:
    """Any of ``options``; none of them is the default, and means all."""
    state, asked = st.session_state, _asked(name)
    if name not in state or asked != state.get(f"_{name}_told", ""):
        wanted = state.get(f"_{name}_kept", ()) if name not in state and not asked else asked.split(",")
        state[name] = [w for w in options if w in wanted]


def tell_several(name: str, options: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(w for w in options if w in (st.session_state[name] or ()))
    st.session_state[f"_{name}_kept"] = chosen
    _put(name, ",".join(chosen), "")
    return chosen
