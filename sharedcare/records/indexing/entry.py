"""Everything that one resource can be found by, as the rows of the store want it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any, TypeVar

from sharedcare.records.indexing.dates import EARLIEST
from sharedcare.records.indexing.gathered import Gathered
from sharedcare.records.indexing.locality import Locality, here
from sharedcare.records.indexing.ownership import patient_of
from sharedcare.records.indexing.plan import Plan, plan_of
from sharedcare.records.indexing.tokens import combine

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Entry:
    """The index entry of one resource.

    `patient` is the key of the patient it is kept under, or NO_PATIENT. `leads` are the
    tokens that the store's index leads by, `marks` those that only tell resources apart; both are sorted
    and distinct. `series` are those of both that are kept in order of time. `at` and `until` are the interval of the
    type's principal date; without one, `at` is EARLIEST and `until` None. All other dates are rows
    (path number, start, end), quantities (path number, unit key, value under that key, value as
    written), strings (path number, folded, exact).
    """

    patient: int
    leads: list[int]
    marks: list[int]
    at: datetime
    until: datetime | None
    series: list[int]
    dates: list[tuple[int, datetime, datetime]]
    quantities: list[tuple[int, int, float, float]]
    strings: list[tuple[int, str, str]]


def index(resource: Mapping[str, Any], locality: Locality | None = None) -> Entry:
    """What a valid resource can be found by. Raises KeyError when its type is none of R4's.

    Nothing in a valid resource makes it fail: what cannot be indexed (a value that is absent with a
    reason, a contained reference) is passed by.
    """
    place = locality or here()
    plan = plan_of(resource["resourceType"])
    found = Gathered(place)
    members = plan.members
    for member, value in resource.items():
        for take in members.get(member, ()):
            take(value, found)
    for truth in plan.truths:
        if truth.members.isdisjoint(resource):
            found.take(truth.tokens)
    if plan.combined:
        combined = list(_combined(plan, found))
        found.series.extend(combined)
        found.marks.update(combined)
    at, until = found.principal[0] if found.principal else (EARLIEST, None)
    return Entry(
        patient=patient_of(resource, place),
        leads=sorted(found.leads),
        marks=sorted(found.marks),
        at=at,
        until=until,
        series=_distinct(found.series),
        dates=_distinct(found.dates),
        quantities=_distinct(found.quantities),
        strings=_distinct(found.strings),
    )


def _combined(plan: Plan, found: Gathered) -> Iterator[int]:
    for together in plan.combined:
        values = [[token for path in paths for token in found.by_path.get(path, ())] for paths in together]
        yield from (combine(*each) for each in product(*values))


def _distinct(rows: list[Row]) -> list[Row]:
    return rows if len(rows) < 2 else list(dict.fromkeys(rows))
