"""The catalogue: every record of one version of the data, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.catalog.model import (
    Coefficient,
    Deposit,
    Enterprise,
    Event,
    Indicator,
    Investment,
    Phase,
    Place,
    Project,
    Relation,
    Seat,
    Shape,
    Source,
)


@dataclass(frozen=True, eq=False)
class Catalog:
    """Every record by its id, sorted by id, read-only; a catalogue equals only itself, so that it can be a cache key.

    ``boundaries`` are the county outlines, ``phases`` maps a phase's id to its project and itself, ``version`` is 12 hex
    digits that change with the content of any file.
    """

    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    enterprises: Mapping[str, Enterprise]
    relations: Mapping[str, Relation]
    projects: Mapping[str, Project]
    investments: Mapping[str, Investment]
    indicators: Mapping[str, Indicator]
    deposits: Mapping[str, Deposit]
    events: Mapping[str, Event]
    coefficients: Mapping[str, Coefficient]
    seats: Mapping[str, Seat]
    boundaries: tuple[Shape, ...]
    phases: Mapping[str, tuple[Project, Phase]]
    version: str
    boundaries_source: str = ""  # the id that their file names; "" if it names none
