"""The ladder from the word to production, and the phases that climb it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Milestone, Phase, Project
from atlas.figures.projects import BESIDE, projects
from atlas.figures.shared.selection import Selection
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.text import joined
from atlas.words.vocab import STEP

STEPS = tuple(STEP)
STEP_OF = {"": 0, "announced": 0, "research_under_way": 0, "third_party": 0, "permitted": 1, "site_preparation": 1,
           "construction": 2, "commissioning": 3, "first_product": 3, "operating": 4}  # fmt: skip
GIVEN_UP = ("shelved", "cancelled")
# No part of what a link is to make: what only the ore may give, and what was given up.
APART = ("expected", "aside")
# An agreement holds phases and is none; research and tunnels make nothing that was promised.
_NO_WORKS = ("integrated", *BESIDE)


def outermost(catalog: Catalog, project: Project) -> str:
    """The id of the project that holds all others around ``project``; its own if none does."""
    while project.part_of and project.part_of in catalog.projects:
        project = catalog.projects[project.part_of]
    return project.id


@dataclass(frozen=True)
class Climb:
    """A phase that is to make something, or a project without phases: its ``status`` on the day, and the steps that sources saw by
    then."""

    project: Project
    phase: Phase | None
    status: str
    steps: tuple[Milestone, ...]

    @property
    def name(self) -> Pair:
        """That of the project, and of the phase where there are several."""
        phase = named(self.phase) if len(self.project.phases) > 1 else NOTHING
        return joined("comma", filter(None, (named(self.project), phase)))

    @property
    def furthest(self) -> int:
        """The place in STEPS of the furthest step that a source saw; a phase that was given up stays as far as it came."""
        return max((STEP_OF.get(m.status, 0) for m in self.steps), default=0)


def climbs(catalog: Catalog, chosen: Selection) -> Iterator[Climb]:
    """Every phase of which something is known by the day, or of which nothing has a date."""
    for row in projects(catalog, chosen):
        project = catalog.projects[row.project]
        phase = catalog.phases[row.phase][1] if row.phase else None
        if row.stage not in _NO_WORKS and (phase is None or _known(phase, chosen.day)):
            held = (phase or project).milestones
            yield Climb(
                project, phase, row.status, tuple(m for m in held if m.basis != "planned" and m.date.is_by(chosen.day))
            )


def _known(phase: Phase, day: date) -> bool:
    dated = [x.date for held in (phase.milestones, phase.capacities) for x in held]
    return not dated or any(d.is_by(day) for d in dated)
