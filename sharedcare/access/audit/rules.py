"""What an entry means to people, and what about it is unusual. Pure: everything it depends on is passed in."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from sharedcare.access.audit.types import Burst, Manner, Opening, Part
from sharedcare.access.types import Action

CHANGES = frozenset({Action.CREATE, Action.UPDATE, Action.DELETE, Action.CHANGE_SEVERAL})
"""What changes a record, of all that can be done with it."""
_WHOLE = frozenset({Action.READ_OVERVIEW, Action.READ_EVERYTHING})

_PARTS = {
    "Patient": Part.ABOUT,
    "RelatedPerson": Part.ABOUT,
    "Person": Part.ABOUT,
    "Observation": Part.MEASUREMENTS,
    "DiagnosticReport": Part.MEASUREMENTS,
    "Specimen": Part.MEASUREMENTS,
    "CarePlan": Part.PLAN,
    "CareTeam": Part.PLAN,
    "EpisodeOfCare": Part.PLAN,
    "Goal": Part.PLAN,
    "Task": Part.PLAN,
    "ServiceRequest": Part.PLAN,
    "MedicationRequest": Part.MEDICINES,
    "MedicationStatement": Part.MEDICINES,
    "MedicationAdministration": Part.MEDICINES,
    "MedicationDispense": Part.MEDICINES,
    "Immunization": Part.MEDICINES,
    "Condition": Part.ILLNESSES,
    "AllergyIntolerance": Part.ILLNESSES,
    "DetectedIssue": Part.ILLNESSES,
    "Procedure": Part.ILLNESSES,
    "Appointment": Part.CONTACTS,
    "Encounter": Part.CONTACTS,
    "Communication": Part.MESSAGES,
    "CommunicationRequest": Part.MESSAGES,
    "QuestionnaireResponse": Part.ANSWERS,
    "DocumentReference": Part.DOCUMENTS,
    "Composition": Part.DOCUMENTS,
    "AuditEvent": Part.TRAIL,
}


def manner(action: Action, *, refused: bool) -> Manner:
    """What was done, or tried."""
    if refused:
        return Manner.REFUSED
    if action in CHANGES:
        return Manner.CHANGED
    return Manner.FOUND if action is Action.SEARCH else Manner.LOOKED


def part(action: Action, type: str | None) -> Part:
    """At what part of a record. A change of several things at once is of all of it, since nothing tells more."""
    if action in _WHOLE or type is None:
        return Part.ALL
    return _PARTS.get(type, Part.OTHER)


def bursts(openings: Iterable[Opening], *, within: timedelta, patients: int) -> Iterator[Burst]:
    """Stretches in which an account opened at least so many different patients within such a time.

    The openings come account by account, in order of time. Stretches that overlap are told as one.
    """
    for account, some in groupby(openings, key=lambda one: one.account):
        yield from _of_account(account, list(some), within, patients)


def _of_account(account: int, some: Sequence[Opening], within: timedelta, patients: int) -> Iterator[Burst]:
    moments = [one.at for one in some]
    at_once: Counter[int] = Counter()
    left = 0
    burst: Burst | None = None
    for right, one in enumerate(some):
        at_once[one.patient] += 1
        first = bisect_left(moments, one.at - within)
        while left < first:
            _take_one(at_once, some[left].patient)
            left += 1
        if len(at_once) < patients:
            continue
        if burst is not None and moments[left] > burst.until:
            yield burst
            burst = None
        most = max(len(at_once), burst.patients if burst else 0)
        burst = Burst(account, burst.since if burst else moments[left], moments[right], most)
    if burst is not None:
        yield burst


def _take_one(counted: Counter[int], patient: int) -> None:
    counted[patient] -= 1
    if not counted[patient]:
        del counted[patient]
