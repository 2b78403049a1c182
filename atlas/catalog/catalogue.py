"""The catalogue: every record of one version of the data, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.catalog import model
from atlas.catalog.remember import by_identity


@by_identity
@dataclass(frozen=True, eq=False)
class Catalog:
    """Every record by its id, sorted by id, read-only; a catalogue equals only itself, so that it can be a cache key.

    ``boundaries`` are the county outlines, ``phases`` maps a phase's id to its project and itself, ``version`` is 12 hex
    digits that change with the content of any file.
    """

    sources: Mapping[str, model.Source]
    places: Mapping[str, model.Place]
    enterprises: Mapping[str, model.Enterprise]
    relations: Mapping[str, model.Relation]
    projects: Mapping[str, model.Project]
    investments: Mapping[str, model.Investment]
    indicators: Mapping[str, model.Indicator]
    deposits: Mapping[str, model.Deposit]
    events: Mapping[str, model.Event]
    coefficients: Mapping[str, model.Coefficient]
    seats: Mapping[str, model.Seat]
    boundaries: tuple[model.Shape, ...]
    phases: Mapping[str, tuple[model.Project, model.Phase]]
    version: str
    boundaries_source: str = ""  # the id that their file names; "" if it names none
