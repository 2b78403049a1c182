"""What is kept between requests: the files that were made last, and since when they are what they are."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta


class Kept:
    """The files that were asked for last, together at most ``most`` bytes. Safe to share among threads.

    A file that several readers ask for at the same time is made once; the others wait for it. What is larger than a quarter of
    ``most`` is handed out and not kept, so that one file can't drive out all others.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._lock = threading.Lock()
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The file of ``key``, by ``make`` if it is not there; what ``make`` raises is kept by nobody."""
        with self._lock:
            if (found := self._found(key)) is not None:
                return found
            turn = self._making.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                if (found := self._found(key)) is not None:
                    return found
            try:
                made = make()
                with self._lock:
                    self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    @property
    def held(self) -> int:
        """How many bytes are kept."""
        return self._held

    def _found(self, key: Hashable) -> bytes | None:
        if key in self._files:
            self._files.move_to_end(key)
        return self._files.get(key)

    def _keep(self, key: Hashable, made: bytes) -> None:
        if len(made) > self._most // 4:
            return
        self._held += len(made) - len(self._files.pop(key, b""))
        self._files[key] = made
        while self._held > self._most:
            self._held -= len(self._files.popitem(last=False)[1])


class Since:
    """Since when what is served is what it is: the time at which this process first met it, in whole seconds of UTC, rounded up.

    The times of the files won't do: a folder that is replaced by an older one would seem older than what readers have.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._met: tuple[Hashable, datetime] | None = None

    def of(self, served: Hashable) -> datetime:
        """When ``served`` was first met after anything else was."""
        with self._lock:
            if self._met is None or self._met[0] != served:
                now = datetime.now(UTC)
                self._met = served, now.replace(microsecond=0) + timedelta(seconds=bool(now.microsecond))
            return self._met[1]
