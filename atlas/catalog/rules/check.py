"""Rules between and within records: one small function each, named as the proposition that it holds the data to.

A rule takes a ``Draft`` (every record that could be parsed, with its place) and yields a Problem for each breach. ``RULES``
lists them all. References to a record that itself failed to parse are not reported: repairing that one repairs them.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from atlas.catalog.draft import Draft as Draft
from atlas.catalog.draft import Found, Loc
from atlas.catalog.model import Capacity, Claim, Figure, Indicator, Investment, Phase, Project, Relation
from atlas.catalog.problem import Problem, quoted
from atlas.catalog.rules import outlines as check_map
from atlas.catalog.rules import references as check_references
from atlas.catalog.rules import sums as check_sums
from atlas.words.vocab import PRODUCT, QUANTITY, UNIT

MOST_PROBLEMS = 1000
MOST_ECHOES = 5


def problems(draft: Draft) -> list[Problem]:
    """Every breach of every rule, up to a thousand."""
    found = list(islice(_without_echoes(problem for rule in RULES for problem in rule(draft)), MOST_PROBLEMS + 1))
    if len(found) > MOST_PROBLEMS:
        last = found[MOST_PROBLEMS]
        found[MOST_PROBLEMS] = Problem(
            last.path, last.line, "", "is one of more than 1000 problems between records; the rest are not shown"
        )
    return found


def _without_echoes(found: Iterable[Problem]) -> Iterator[Problem]:
    """References to one id that is not there: the first few, the last of which tells how many more there are."""
    echoes: dict[str, list[Problem]] = {}
    for problem in found:
        if "' is not the id of a" in problem.message:
            echoes.setdefault(problem.message, []).append(problem)
        else:
            yield problem
    for message, alike in echoes.items():
        alike = sorted(set(alike))
        more = len(alike) - MOST_ECHOES
        yield from alike[: MOST_ECHOES - 1] if more > 0 else alike
        if more > 0:
            last = alike[MOST_ECHOES - 1]
            yield Problem(last.path, last.line, last.field, f"{message}; {more} more references to it are not shown")


# Ids and files


def ids_are_used_once(draft: Draft) -> Iterator[Problem]:
    """Places and enterprises share one name space (a subject may be either), and so do projects and phases."""
    spaces = (
        ("places", "enterprises"),
        ("projects",),
        *((kind,) for kind in draft.lists if kind not in ("places", "enterprises", "projects")),
    )
    for space in spaces:
        seen: dict[str, tuple[str, int]] = {}
        for kind in space:
            for found in draft.lists[kind]:
                places: list[Loc] = [("id",)]
                if kind == "projects":
                    places += [("phases", at, "id") for at in range(len(found.record.phases))]
                for loc in places:
                    id_ = found.record.id if len(loc) == 1 else found.record.phases[loc[1]].id
                    if id_ in seen:
                        path, line = seen[id_]
                        yield found.problem(f"'{id_}' is already used at {path}:{line}", *loc)
                    else:
                        seen[id_] = (found.path, found.line(*loc))


def files_are_sorted_by_id(draft: Draft) -> Iterator[Problem]:
    for kind, entries in draft.lists.items():
        if kind != "projects":
            for before, after in pairwise(entries):
                if after.record.id < before.record.id:
                    yield after.problem(
                        f"'{after.record.id}' stands after '{before.record.id}'; the file is sorted by id", "id"
                    )
                    break  # sorting the file mends all that follow


def project_ids_are_file_names(draft: Draft) -> Iterator[Problem]:
    for found in draft.projects:
        name = found.path.rpartition("/")[2].removesuffix(".yaml")
        if found.record.id != name:
            yield found.problem(
                f"'{found.record.id}' is not the name of the file; write '{name}' or rename the file", "id"
            )


def phase_ids_begin_with_their_project(draft: Draft) -> Iterator[Problem]:
    for found in draft.projects:
        for at, phase in enumerate(found.record.phases):
            if not phase.id.startswith(found.record.id + "-"):
                yield found.problem(f"'{phase.id}' does not begin with '{found.record.id}-'", "phases", at, "id")


# Fields of one record


def texts_have_twins(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        fields = type(part).model_fields
        for name in fields:
            twin = f"{name}_en"
            if twin in fields:
                for there, absent in ((name, twin), (twin, name)):
                    if getattr(part, there) is not None and getattr(part, absent) is None:
                        yield found.problem(
                            f"is missing; '{there}' is given, and every text is kept in both languages", *loc, absent
                        )


def places_have_a_source(draft: Draft) -> Iterator[Problem]:
    groups: tuple[tuple[Iterable[Found[Any]], tuple[str, ...]], ...] = (
        (draft.enterprises, ("place", "place_source", "place_locator")),
        (draft.enterprises, ("seat", "seat_source", "seat_locator")),
        (draft.deposits, ("filing", "filing_source", "filing_locator")),
        (draft.places, ("within", "within_source", "within_locator")),
        (draft.projects, ("source", "locator")),
    )
    for entries, names in groups:
        for found in entries:
            given = [name for name in names if getattr(found.record, name) is not None]
            for name in names:
                if given and name not in given:
                    yield found.problem(
                        f"is missing; '{given[0]}' is given, and {' and '.join(names)} go together", name
                    )


def unquantified_claims_keep_the_words(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        if not isinstance(part, Claim):
            continue
        if part.qualifier == "unquantified":
            if part.value is not None:
                yield found.problem(
                    f"'{part.value}' is given, but the qualifier is 'unquantified'; leave it empty", *loc, "value"
                )
            if part.stated is None:
                yield found.problem("is missing; an unquantified claim keeps the source's words", *loc, "stated")
        else:
            if part.value is None:
                yield found.problem("is missing; only an unquantified claim has none", *loc, "value")
            if part.stated is not None:
                yield found.problem("is only for unquantified claims; put other words in 'note'", *loc, "stated")


def coefficients_have_a_value_or_a_range(draft: Draft) -> Iterator[Problem]:
    for found in draft.coefficients:
        value, low, high = found.record.value, found.record.low, found.record.high
        if found.record.qualifier == "unquantified":
            yield found.problem("'unquantified' does not suit a coefficient; give a value or a range", "qualifier")
        if (low is None) != (high is None):
            yield found.problem("is missing; a range has both ends", "low" if low is None else "high")
        elif value is None and low is None:
            yield found.problem("is missing; give a value, or low and high", "value")
        elif low is not None and high is not None:
            if low > high:
                yield found.problem(f"'{low}' is more than 'high', {high}", "low")
            elif value is not None and not low <= value <= high:
                yield found.problem(f"'{value}' lies outside its range, {low} to {high}", "value")


def units_fit_what_is_measured(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        if isinstance(part, Capacity):
            measured, label = PRODUCT[part.product].dimension, part.product
        elif isinstance(part, (Indicator, Figure)):
            measured, label = QUANTITY[part.quantity].dimension, part.quantity
        elif isinstance(part, Investment):
            measured, label = "money", "money"
        else:
            continue
        if UNIT[part.unit].dimension != measured:
            allowed = ", ".join(unit.id for unit in UNIT.values() if unit.dimension == measured)
            yield found.problem(f"'{part.unit}' does not measure {label}; allowed is {allowed}", *loc, "unit")


def shares_are_at_most_100(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        names = (
            ("share",)
            if isinstance(part, Relation)
            else ("value", "low", "high")
            if getattr(part, "unit", "") == "%"
            else ()
        )
        for name in names:
            value = getattr(part, name, None)
            if value is not None and value > 100:
                yield found.problem(f"'{value}' is more than 100 %", *loc, name)


def numbers_of_projects_are_whole(draft: Draft) -> Iterator[Problem]:
    for found in draft.investments:
        number = found.record.projects
        if number is not None and number != number.to_integral_value():
            yield found.problem(f"'{number}' is not a whole number", "projects")


def refusals_say_why(draft: Draft) -> Iterator[Problem]:
    empty = {"yes", "true", "no", "false", "rejected", "refused"}
    for found, loc, part in draft.everything:
        why = getattr(part, "rejected", None)
        if why is not None and (len(why) < 4 or why.lower() in empty):
            yield found.problem(
                f"{quoted(why)} is not a reason; say why the source is not followed, or leave it empty",
                *loc,
                "rejected",
            )


def milestones_are_in_order(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        if isinstance(part, (Project, Phase)):
            latest = None
            for at, milestone in enumerate(part.milestones):
                if latest and milestone.date.is_before(latest):
                    yield found.problem(
                        f"'{milestone.date}' is before '{latest}' above it; the oldest comes first",
                        *loc,
                        "milestones",
                        at,
                        "date",
                    )
                if latest is None or milestone.date.first > latest.first:
                    latest = milestone.date


def projects_say_something(draft: Draft) -> Iterator[Problem]:
    funded = {found.record.project for found in draft.investments}
    for found in draft.projects:
        project = found.record
        said = [project.total, project.milestones]
        said += [part for phase in project.phases for part in (phase.capacities, phase.milestones)]
        ids = {project.id, *(phase.id for phase in project.phases)}
        if not any(said) and not ids & funded and not draft.any_lost():
            yield found.problem("has no capacity, milestone or investment; give at least one, with its source")


RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    ids_are_used_once,
    files_are_sorted_by_id,
    project_ids_are_file_names,
    phase_ids_begin_with_their_project,
    check_references.sources_exist,
    check_references.every_source_is_cited,
    check_references.places_exist,
    check_references.enterprises_exist,
    check_references.projects_exist,
    check_references.investments_exist,
    check_references.events_exist,
    check_references.subjects_exist,
    check_references.rivals_name_existing_records,
    check_references.references_lead_elsewhere,
    check_references.part_of_has_no_cycle,
    texts_have_twins,
    places_have_a_source,
    unquantified_claims_keep_the_words,
    coefficients_have_a_value_or_a_range,
    units_fit_what_is_measured,
    shares_are_at_most_100,
    numbers_of_projects_are_whole,
    refusals_say_why,
    milestones_are_in_order,
    projects_say_something,
    check_sums.parts_do_not_exceed_their_project,
    check_sums.parts_do_not_exceed_their_amount,
    check_map.zones_lie_in_a_county,
    check_map.seats_are_of_counties,
    check_map.adcodes_are_used_once,
    check_map.boundaries_are_of_places,
    check_map.places_are_named_as_on_the_map,
    check_map.counties_have_boundaries,
    check_map.seats_lie_in_their_county,
)
