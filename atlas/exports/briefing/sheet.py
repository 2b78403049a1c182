"""The sheet on which the sections write: it numbers headings and sources, and knows what was asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import PAPER, Config
from atlas.drawings.bars import Style
from atlas.drawings.investment import capital
from atlas.exports.briefing.content import Block, Grid, Heading, Line, Note, Paragraph, Told
from atlas.figures.changes.since import Since
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited
from atlas.markup.shared.notes import Notes, located
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.text import NOT_STATED, say

Cell = str | Told | Line
Sentence = tuple[str, Cited]


@dataclass
class Sheet:
    """What was asked for, and what stands on the sheet so far. ``begin`` is the day from which changes are told."""

    catalog: Catalog
    config: Config
    chosen: Selection
    begin: Since
    lang: str
    notes: Notes = field(init=False)
    blocks: list[Block] = field(default_factory=list)
    _sections: list[int] = field(default_factory=lambda: [0, 0])

    def __post_init__(self) -> None:
        self.notes = Notes(self.catalog.sources, self.lang)

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    @property
    def style(self) -> Style:
        """The colours of a picture on paper, whatever the reader's theme."""
        palette = self.config.palette
        colours = {name: getattr(palette, name) for name in ("accent", "line")}
        return Style(
            self.lang,
            colours,
            text.day(self.chosen.day.isoformat(), self.lang),
            palette.ink,
            "",
            self.chosen.dated,
            PAPER,
        )

    @property
    def places(self) -> str:
        """The names of the chosen places; "" for none."""
        return self.listed(text.both(self.catalog.places[p], "name", self.lang) for p in self.chosen.places)

    @property
    def where(self) -> str:
        """The names of the chosen places, or that of the region."""
        return self.places or text.both(self.catalog.places[self.config.region], "name", self.lang)

    def known(self, day: str) -> bool:
        """Whether what is dated ``day`` was known on the day as of which the briefing tells."""
        return PartialDate(day).is_by(self.chosen.day)

    def listed(self, told: Iterable[str]) -> str:
        return self.say("list.pause").join(told)

    def told(self, content: str, cited: Cited = ()) -> Told:
        """A piece of text with the numbers of its sources, which stand in the list in the order in which they are first used."""
        numbers = {self.notes.number(one.source, one.locator) for one in cited} - {0}
        return Told(content, tuple(sorted(numbers)))

    def heading(self, title: str, level: int = 1) -> None:
        """A heading with its number: 一、 and （一） in Chinese, 1. and (1) in English."""
        self._sections = [self._sections[0] + 1, 0] if level == 1 else [self._sections[0], self._sections[1] + 1]
        number = self.say("briefing.numerals").split()[self._sections[level - 1] - 1]
        self.blocks.append(Heading(level, self.say(f"briefing.heading_{level}", number=number, title=title)))

    def sentences(self, *told: Sentence, role: str = "text", number: str = "") -> None:
        """A paragraph of whole sentences, each with the marks of what it cites before its full stop; empty ones are left out."""
        stop, pieces = self.say("list.stop"), list[Told]()
        for content, cited in told:
            if bare := content.strip().rstrip(stop.strip()):
                pieces += [self.told(capital(bare), cited), Told(stop)]
        if pieces:
            pieces[-1] = Told(stop.strip())
            self.blocks.append(Paragraph((*([Told(number)] if number else []), *pieces), role))

    def items(self, told: Iterable[Sentence]) -> None:
        """Sentences one below the other, with their numbers."""
        for number, one in enumerate(told, 1):
            self.sentences(one, role="item", number=self.say("briefing.item", number=number))

    def nothing(self, no_source: str, no_match: str) -> None:
        """What a section says that has nothing: that no source tells of the chosen places, or that nothing fits the filters."""
        silent = self.chosen.places and not (self.chosen.narrowed or self.chosen.dated)
        self.sentences((self.say(no_source, where=self.places) if silent else self.say(no_match), ()))

    def grid(self, title: str, columns: Iterable[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bool:
        """A table (``columns``: key of the heading and share of the width) under a heading of its own; nothing where it has no row."""
        made = tuple(tuple(self._line(cell) for cell in row) for row in rows)
        if made:
            held = [(capital(self.say(key)), width) for key, width in columns]
            self.heading(title, level=2)
            self.blocks.append(Grid(title, tuple(h for h, _ in held), made, tuple(w for _, w in held)))
        return bool(made)

    def _line(self, cell: Cell) -> Line:
        line = (Told(cell),) if isinstance(cell, str) else (cell,) if isinstance(cell, Told) else cell
        if not any(piece.text for piece in line):
            return (Told(NOT_STATED),)
        return (Told(capital(line[0].text), line[0].notes), *line[1:])

    def sources(self) -> tuple[Note, ...]:
        """Every source that was cited, with all places in it that were."""
        made = []
        for number, (key, locators) in enumerate(self.notes.cited.items(), 1):
            source = self.catalog.sources[key]
            facts = [text.both(source, "title", self.lang), text.both(source, "publisher", self.lang),
                     text.day(source.published, self.lang), self.say("notes.grade", grade=source.grade),
                     located(locators, self.lang)]  # fmt: skip
            made.append(Note(number, self.say("list.comma").join(filter(None, facts)), source.url or ""))
        return tuple(made)
