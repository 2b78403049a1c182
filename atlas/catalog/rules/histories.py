"""Rules about projects: their history runs forward, and something is known of each."""

from collections.abc import Iterator

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Phase, Project
from atlas.catalog.problem import Problem


def milestones_are_in_order(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        latest = None
        for at, milestone in enumerate(part.milestones if isinstance(part, (Project, Phase)) else ()):
            date = milestone.date
            if latest and date.is_before(latest):
                says = said("milestone.order", date=date.text, latest=latest.text)
                yield found.problem(says, *loc, "milestones", at, "date")
            if latest is None or date.first > latest.first:
                latest = date


def projects_say_something(draft: Draft) -> Iterator[Problem]:
    funded = {found.record.project for found in draft.investments}
    for found in draft.projects:
        project = found.record
        known = [project.total, project.milestones]
        known += [part for phase in project.phases for part in (phase.capacities, phase.milestones)]
        ids = {project.id, *(phase.id for phase in project.phases)}
        if not any(known) and not ids & funded and not draft.any_lost():
            yield found.problem(said("project.empty"))
