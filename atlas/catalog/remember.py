"""Results that belong to what they were made from, and go with it.

A catalogue that was replaced must not be kept alive by what was computed from it, so results are kept beside their owner and
not in a cache of the function: ``functools.lru_cache`` would hold every catalogue that it has seen. The standard library has
no such cache for functions of several arguments.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial, wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

O = TypeVar("O")  # noqa: E741 - the owner
P = ParamSpec("P")
R = TypeVar("R")

_MOST = 256
_BY_IDENTITY = "__remembered_by_identity__"


def by_identity(kind: type[O]) -> type[O]:
    """Marks a class whose instances are compared by identity, such as a table of thousands of rows."""
    setattr(kind, _BY_IDENTITY, True)
    return kind


def _key(value: Any) -> Any:
    return ("is", id(value)) if hasattr(value, _BY_IDENTITY) else value


def remembered(function: Callable[Concatenate[O, P], R]) -> Callable[Concatenate[O, P], R]:
    """``function`` with its last results kept for as long as its first argument lives.

    The first argument is known by identity; the others are too if their class is marked, else they must be hashable. A
    result must not be changed by who gets it.
    """
    kept: dict[int, tuple[ref[O], OrderedDict[Any, tuple[list[ref[Any]], R]]]] = {}
    lock = Lock()

    @wraps(function)
    def remember(owner: O, /, *args: P.args, **more: P.kwargs) -> R:
        marked = [a for a in (*args, *more.values()) if hasattr(a, _BY_IDENTITY)]
        key = (*map(_key, args), *((name, _key(value)) for name, value in sorted(more.items())))
        with lock:
            found = kept.get(id(owner))
            hit = found[1].get(key) if found is not None and found[0]() is owner else None
            if found and hit and all(one() is other for one, other in zip(hit[0], marked, strict=True)):
                found[1].move_to_end(key)
                return hit[1]
        result = function(owner, *args, **more)
        with lock:
            if (found := kept.get(id(owner))) is None or found[0]() is not owner:
                place = id(owner)
                found = kept[place] = (ref(owner, partial(_forget, kept, place)), OrderedDict())
            found[1][key] = [ref(a) for a in marked], result
            if len(found[1]) > _MOST:
                found[1].popitem(last=False)
        return result

    return remember


def _forget(kept: dict[int, Any], place: int, gone: Any) -> None:
    if place in kept and kept[place][0] is gone:
        del kept[place]
