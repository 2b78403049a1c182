"""All rules between and within records: small functions, each named as the proposition that it holds the data to.

A rule takes a ``Draft`` (every record that could be parsed, with its place) and yields a Problem for each breach. ``RULES``
lists them all. References to a record that itself failed to parse are not reported: repairing that one repairs them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import Said, said
from atlas.catalog.problem import Problem
from atlas.catalog.rules import claims, histories, ids, outlines, references, sums, texts
from atlas.catalog.rules.slips import doubles, years

MOST_PROBLEMS = 1000
MOST_ECHOES = 5

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    ids.ids_are_used_once,
    ids.files_are_sorted_by_id,
    ids.project_ids_are_file_names,
    ids.phase_ids_begin_with_their_project,
    references.sources_exist,
    references.every_source_is_cited,
    references.references_exist,
    references.rivals_name_existing_records,
    references.references_lead_elsewhere,
    references.part_of_has_no_cycle,
    texts.texts_have_twins,
    texts.places_have_a_source,
    claims.unquantified_claims_keep_the_words,
    claims.coefficients_have_a_value_or_a_range,
    claims.steps_are_in_their_unit,
    claims.coefficients_in_use_are_positive,
    claims.each_step_begins_once,
    claims.units_fit_what_is_measured,
    claims.shares_are_at_most_100,
    claims.numbers_of_projects_are_whole,
    texts.refusals_say_why,
    histories.milestones_are_in_order,
    histories.projects_say_something,
    sums.parts_do_not_exceed_their_project,
    sums.parts_do_not_exceed_their_amount,
    outlines.zones_lie_in_a_county,
    outlines.seats_are_of_counties,
    outlines.adcodes_are_used_once,
    outlines.boundaries_are_of_places,
    outlines.places_are_named_as_on_the_map,
    outlines.counties_have_boundaries,
    outlines.seats_lie_in_their_county,
    doubles.things_have_one_id,
    doubles.names_are_of_one_thing,
    years.sources_are_of_one_time,
    years.statements_are_of_their_time,
)


def problems(draft: Draft) -> list[Problem]:
    """Every breach of every rule, up to a thousand."""
    found = list(islice(_without_echoes(problem for rule in RULES for problem in rule(draft)), MOST_PROBLEMS + 1))
    if len(found) > MOST_PROBLEMS:
        found[MOST_PROBLEMS] = replace(found[MOST_PROBLEMS], field="", said=said("rule.many", most=MOST_PROBLEMS))
    return found


def _without_echoes(found: Iterable[Problem]) -> Iterator[Problem]:
    """References to one id that is not there: the first few, the last of which tells how many more there are."""
    echoes: dict[Said, list[Problem]] = {}
    for problem in found:
        if problem.said.id == "reference.none":
            echoes.setdefault(problem.said, []).append(problem)
        else:
            yield problem
    for message, alike in echoes.items():
        alike = sorted(set(alike))
        more = len(alike) - MOST_ECHOES
        yield from alike[: MOST_ECHOES - 1] if more > 0 else alike
        if more > 0:
            yield replace(alike[MOST_ECHOES - 1], said=said("rule.echoes", message=message, more=more))
