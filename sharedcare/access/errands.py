"""What each kind of look and act needs: from what is asked to the rights it takes. Pure.

A search can show content without returning it: `Patient?_has:Observation:patient:value-quantity=gt100` tells
something of Observations. So a search needs the right to search every type that its conditions, its order and
its includes touch, and so do the conditions of a conditional create and of a conditional reference.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from urllib.parse import parse_qsl

from sharedcare.access.types import Action, Errand, Need
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES, is_resource_type
from sharedcare.records.finding import Sought
from sharedcare.records.search.parse import parse
from sharedcare.records.search.query import HasId, OfPatient, Query
from sharedcare.records.types import Change, Create, Delete, Update

SHOWN = (
    "Patient",
    "AllergyIntolerance",
    "Appointment",
    "CarePlan",
    "CareTeam",
    "Communication",
    "Condition",
    "Consent",
    "DetectedIssue",
    "Encounter",
    "EpisodeOfCare",
    "Goal",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "QuestionnaireResponse",
    "RelatedPerson",
    "ServiceRequest",
    "Task",
)
"""The types of resources that the overview of a patient is drawn from."""

LISTED = (
    "Patient",
    "CareTeam",
    "Communication",
    "Condition",
    "DetectedIssue",
    "Encounter",
    "EpisodeOfCare",
    "Goal",
    "Observation",
    "QuestionnaireResponse",
    "Task",
)
"""The types of resources that the list of what waits for a team is drawn from."""

ANY_TYPE = "*"
"""Stands in a need for all types: an include whose target can be anything touches all of them."""


def of_read(*, type: str, id: str, action: Action = Action.READ, version: int | None = None) -> Errand:
    """Reading one resource, one version of it, or its history."""
    return Errand(action, (Need(action, type),), type, key64(f"{type}/{id}"), version)


def of_history(*, type: str, id: str, as_of: datetime | None) -> Errand:
    """Reading the history of a resource, or what it was at a moment."""
    return of_read(type=type, id=id, action=Action.READ_HISTORY)._replace(as_of=as_of)


def of_search(query: Query, *, patient: str | None = None) -> Errand:
    """A search, of a patient's compartment if one is named. The trail gets the parameters' names."""
    touched = {query.type, *query.touched}
    if any(not include.targets and not include.reverse for include in query.includes):
        touched.add(ANY_TYPE)
    names = ",".join(sorted({name for name, _ in query.applied if name != "_cursor"}))
    key = _named_patient(query) if patient is None else key64(f"Patient/{patient}")
    return Errand(Action.SEARCH, _searches(touched), query.type, key, what=names or None)


def of_finding(sought: Sought | None, *, programmes: bool) -> Errand:
    """Finding patients by what is known of them, or (None) those whose ids are known."""
    names = ["_id"]
    if sought is not None:
        known = (("name", sought.words), ("birthdate", sought.born), ("identifier", sought.number))
        names = [name for name, value in known if value]
    touched = {"Patient", "EpisodeOfCare"} if programmes else {"Patient"}
    return Errand(Action.SEARCH, _searches(touched), "Patient", what=",".join(sorted(names)))


def _named_patient(query: Query) -> int | None:
    """The patient whom a search is about, so that the trail tells of a look that found nothing, or only counted."""
    named = {one.patient for one in query.conditions if isinstance(one, OfPatient)}
    if query.type == "Patient":
        named.update(key for one in query.conditions if isinstance(one, HasId) for key in one.keys)
    return named.pop() if len(named) == 1 else None


def of_everything(*, patient: str, types: Sequence[str] | None) -> Errand:
    """All that is known of a patient. It takes the right to each type that is asked for by name.

    Without names (None) it takes the right to the patient alone, and brings the types that may be searched.
    """
    named = {name for name in types or () if name != "Patient"}
    needs = (Need(Action.READ_EVERYTHING, "Patient"), *_searches(named))
    return Errand(Action.READ_EVERYTHING, needs, "Patient", key64(f"Patient/{patient}"))


def of_overview(*, patient: str, as_of: datetime | None = None) -> Errand:
    """All of a patient on one screen, now or as of a moment. It takes the right to the patient, and shows the types
    that may be read."""
    needs = (Need(Action.READ_OVERVIEW, "Patient"),)
    return Errand(Action.READ_OVERVIEW, needs, "Patient", key64(f"Patient/{patient}"), as_of=as_of)


def of_list(types: Iterable[str]) -> Errand:
    """What waits for a team, of its patients and of these types. The trail tells of each patient who was counted."""
    return Errand(Action.SEARCH, _searches({"Patient", *types}), "Patient", what="worklist")


def of_count() -> Errand:
    """Counting over everybody, of whom nobody is shown: it takes the right to values."""
    return Errand(Action.SEARCH, _searches({"Observation", "EpisodeOfCare"}), "Observation", what="count")


def of_trail(*, patient: str | None = None) -> Errand:
    """Reading what the trail tells, of one patient if one is named. No scope gives the right to it."""
    key = None if patient is None else key64(f"Patient/{patient}")
    return Errand(Action.READ_TRAIL, (Need(Action.READ_TRAIL, "AuditEvent"),), "AuditEvent", key)


@cache
def everything_types() -> tuple[str, ...]:
    """The types that a patient's compartment can hold, the patient first, and then those it can refer to."""
    inside = sorted(name for name, codes in PATIENT_COMPARTMENT.items() if codes and name != "Patient")
    return ("Patient", *inside, *(name for name in RESOURCE_TYPES if name not in ("Patient", *inside)))


def of_feed(*, types: Sequence[str]) -> Errand:
    """Following what changes of these types: it takes the right to the history of each."""
    needs = tuple(Need(Action.READ_HISTORY, name) for name in types)
    return Errand(Action.READ_HISTORY, needs, what=",".join(sorted(types)))


def of_changes(changes: Sequence[Change]) -> Errand:
    """Storing one or several changes at once."""
    needs = dict.fromkeys(_need(change) for change in changes)
    for change in changes:
        needs.update(dict.fromkeys(_conditions(change)))
    names = {name for change in changes for _, criteria in _searched(change) for name, _ in _pairs(criteria)}
    what = ",".join(sorted(names)) or None
    if len(changes) != 1:
        return Errand(Action.CHANGE_SEVERAL, tuple(needs), what=what)
    need = _need(changes[0])
    key = None if isinstance(changes[0], Create) else key64(f"{need.type}/{changes[0].id}")
    return Errand(need.action, tuple(needs), need.type, key, what=what)


def _need(change: Change) -> Need:
    if isinstance(change, Create):
        return Need(Action.CREATE, change.document.type)
    if isinstance(change, Update):
        return Need(Action.UPDATE, change.document.type)
    return Need(Action.DELETE, change.type)


def _conditions(change: Change) -> tuple[Need, ...]:
    touched: set[str] = set()
    for resource_type, criteria in _searched(change):
        touched |= parse(resource_type, _pairs(criteria)).touched | {resource_type}
    return _searches(touched)


def _searched(change: Change) -> Iterator[tuple[str, str]]:
    """The searches that storing a change takes: type and criteria."""
    if isinstance(change, Delete):
        return
    for reference in change.document.conditional_references():
        resource_type, _, criteria = reference.partition("?")
        if is_resource_type(resource_type):  # else `commit` refuses it in its own words
            yield resource_type, criteria
    if isinstance(change, Create) and change.if_none_exist is not None:
        yield change.document.type, change.if_none_exist


def _pairs(criteria: str) -> list[tuple[str, str]]:
    return parse_qsl(criteria, keep_blank_values=True)


def _searches(types: Iterable[str]) -> tuple[Need, ...]:
    return tuple(Need(Action.SEARCH, name) for name in sorted(types))
