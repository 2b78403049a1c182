"""Results remembered by the identity of frames: what is drawn from one frame once need not be drawn on every run.

Frames are unhashable, but the tables hand out the same frame for the same selection. A frame that is remembered here is
kept alive, so that its identity can't pass to another.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import pandas as pd

P = ParamSpec("P")
R = TypeVar("R")


def _key(value: Any) -> Any:
    return ("frame", id(value)) if isinstance(value, pd.DataFrame) else value


def remembered(function: Callable[P, R], most: int = 256) -> Callable[P, R]:
    """``function`` with its last ``most`` results kept; all arguments but frames must be hashable, results must not be changed."""
    kept: OrderedDict[Any, tuple[Any, R]] = OrderedDict()
    lock = Lock()

    @wraps(function)
    def remember(*args: P.args, **more: P.kwargs) -> R:
        key = (*map(_key, args), *((name, _key(value)) for name, value in sorted(more.items())))
        with lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key][1]
        result = function(*args, **more)
        with lock:
            kept[key] = (args, more), result
            if len(kept) > most:
                kept.popitem(last=False)
        return result

    return remember


@remembered
def records_of(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of a frame as dicts, made once; callers must not change them."""
    return frame.to_dict("records")


@remembered
def grouped(frame: pd.DataFrame, column: str) -> dict[Any, list[dict[Any, Any]]]:
    """The rows of a frame by the value of ``column``, in the order of the frame."""
    groups: dict[Any, list[dict[Any, Any]]] = {}
    for row in records_of(frame):
        groups.setdefault(row[column], []).append(row)
    return groups
