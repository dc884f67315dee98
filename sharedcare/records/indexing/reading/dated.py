"""Dates, periods and timings as intervals. https://hl7.org/fhir/R4/search.html#date"""

from typing import Any

from sharedcare.records.indexing.dates import Interval, interval_of, interval_of_period, interval_of_timing
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.gathered import Gathered, Read
from sharedcare.records.indexing.locality import Locality
from sharedcare.records.indexing.parameters import Path
from sharedcare.records.indexing.tokens import present_token


def reader(path: Path, datatype: str, *, principal: bool) -> Read:
    """How an interval is read from this datatype; of the principal date it goes to its own place."""
    present = present_token(path.name)
    number = path.number

    def read(value: Any, into: Gathered) -> None:
        into.marks.add(present)
        interval = _interval(value, datatype, into.locality)
        if interval is None:
            return
        if principal:
            into.principal.append(interval)
        else:
            into.dates.append((number, *interval))

    return read


def _interval(value: Any, datatype: str, locality: Locality) -> Interval | None:
    try:
        if datatype == "Period":
            return interval_of_period(value, locality.zone)
        if datatype == "Timing":
            return interval_of_timing(value, locality.zone)
        return interval_of(value, locality.zone)
    except DateNotUnderstood:
        # Validation refuses such a date at the door; what is stored anyway must not stop a reindex.
        return None
