"""Briefings as readers ask for them: both regions, both languages, everything, a county, nothing that fits, an early day."""

from datetime import date
from functools import cache
from pathlib import Path

from atlas.catalog import config, load
from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.exports.briefing.compose import compose
from atlas.exports.briefing.content import Briefing, Grid, Heading, Line, Paragraph
from atlas.figures.shared.selection import Selection

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 24)
SINCE = date(2025, 2, 3)
EARLY = date(2023, 6, 30)
CASES = {
    "all": Selection(day=DAY),
    "linwu": Selection(day=DAY, places=("linwu",)),
    "stage": Selection(day=DAY, stages=("refining",)),
    "silent": Selection(day=DAY, places=("anren",)),
    "none": Selection(day=DAY, query="zzzz"),
    "early": Selection(day=EARLY, dated=True),
    "tiny": Selection(day=DAY),
}
SECTIONS = 8


@cache
def region(case: str) -> tuple[Catalog, Config]:
    """The tiny region, or the project's own."""
    home = ROOT / "tests" / "regions" / "tiny" if case == "tiny" else ROOT
    return load.load(home / "data"), config.load(home / "config.yaml")


def since(case: str) -> date:
    return date(2022, 6, 30) if case == "early" else SINCE


@cache
def briefing(case: str, lang: str = "zh") -> Briefing:
    return compose(*region(case), CASES[case], since(case), f"scope of {case}", lang)


def told(line: Line) -> str:
    """A line without its marks."""
    return "".join(piece.text for piece in line)


def headings(found: Briefing, level: int) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Heading) and block.level == level]


def grids(found: Briefing) -> dict[str, Grid]:
    """The tables by their names."""
    return {block.name: block for block in found.blocks if isinstance(block, Grid)}


def lines(found: Briefing) -> list[Line]:
    """All that may have marks."""
    made = [block.line for block in found.blocks if isinstance(block, Paragraph)]
    made += [cell for grid in grids(found).values() for row in grid.rows for cell in row]
    return made + [block.credit for block in found.blocks if block.kind == "picture"]
