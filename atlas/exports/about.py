"""What a file says of itself: its title, what was filtered, its day and version, how to cite it, under which licence it stands."""

from dataclasses import dataclass

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import LICENCES, Config
from atlas.exports import scope, tables
from atlas.figures.shared import claims
from atlas.figures.shared.selection import Selection
from atlas.words.text import say


@dataclass(frozen=True, slots=True)
class About:
    """A file of ``catalog`` as filtered by ``chosen``, told in ``lang``; without a ``config`` there is neither title nor licence.

    ``unread`` says, in ``lang``, what the reader's address asked for and nobody understood.
    """

    catalog: Catalog
    chosen: Selection
    lang: str = "zh"
    config: Config | None = None
    unread: str = ""

    @property
    def title(self) -> str:
        if self.config is None:
            return say("file.untitled", self.lang)
        return self.config.title_en if self.lang == "en" else self.config.title

    @property
    def by(self) -> str:
        """Whom to name as the author."""
        return say("file.contributors", self.lang, title=self.title)

    @property
    def scope(self) -> str:
        return scope.scope(self.catalog, self.chosen, self.lang) + self.unread

    @property
    def day(self) -> str:
        return self.chosen.day.isoformat()

    @property
    def newest(self) -> str:
        """How old the newest material is on that day, in words."""
        return scope.newest(self.catalog, self.chosen.day, self.lang)

    @property
    def short(self) -> str:
        """The citation in a few words."""
        return say("file.short", self.lang, title=self.title, version=self.catalog.version, day=self.day)

    @property
    def long(self) -> str:
        """The citation with author and filter."""
        return say("file.long", self.lang, by=self.by, title=self.title, version=self.catalog.version, day=self.day,
                   scope=self.scope)  # fmt: skip

    @property
    def licence(self) -> str:
        if self.config is None or self.config.licence is None:
            return say("file.unlicensed", self.lang)
        return say("file.licensed", self.lang, licence=LICENCES[self.config.licence].label(self.lang), by=self.by)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Each of these under its name."""
        told = {"scope": self.scope, "day": self.day, "newest": self.newest, "version": self.catalog.version, "cite_short": self.short,
                "cite_long": self.long, "licence": self.licence}  # fmt: skip
        return tuple((say(f"file.{key}", self.lang), value) for key, value in told.items() if value)

    def members(self) -> dict[str, str]:
        """The same under names for programs."""
        last = claims.newest(self.catalog, self.chosen.day)
        return {"title": self.title, "description": self.scope, "version": self.catalog.version, "as_of": self.day,
                "newest": str(last or ""), "citation": self.short, "licence": self.licence}  # fmt: skip

    def notes(self) -> tuple[str, ...]:
        """What a reader must know who adds or compares what is in the tables."""
        names = {name: say(f"table.{name}", self.lang) for name in tables.TABLES}
        whole = say("list.pause", self.lang).join(names[name] for name in tables.WHOLE)
        return (
            say("file.sources_note", self.lang, sources=names["sources"], claims=names["claims"]),
            say("file.add_note", self.lang, capacities=names["capacities"]),
            say("file.whole_note", self.lang, tables=whole),
        )
