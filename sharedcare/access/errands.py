"""What each kind of look and act needs: from what is asked to the rights it takes. Pure.

A search can show content without returning it: `Patient?_has:Observation:patient:value-quantity=gt100` tells
something of Observations. So a search needs the right to search every type that its conditions, its order and
its includes touch, and so do the conditions of a conditional create and of a conditional reference.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import parse_qsl

from sharedcare.access.types import Action, Errand, Need
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES, is_resource_type
from sharedcare.records.search.parse import parse
from sharedcare.records.search.query import Query
from sharedcare.records.types import Change, Create, Delete, Update

ANY_TYPE = "*"
"""Stands in a need for all types: an include whose target can be anything touches all of them."""


def of_read(*, type: str, id: str, action: Action = Action.READ, version: int | None = None) -> Errand:
    """Reading one resource, one version of it, or its history."""
    return Errand(action, (Need(action, type),), type, key64(f"{type}/{id}"), version)


def of_search(query: Query, *, patient: str | None = None) -> Errand:
    """A search, of a patient's compartment if one is named. The trail gets the parameters' names."""
    touched = {query.type, *query.touched}
    if any(not include.targets and not include.reverse for include in query.includes):
        touched.add(ANY_TYPE)
    names = ",".join(sorted({name for name, _ in query.applied if name != "_cursor"}))
    key = None if patient is None else key64(f"Patient/{patient}")
    return Errand(Action.SEARCH, _searches(touched), query.type, key, what=names or None)


def of_everything(*, patient: str, types: Sequence[str] | None) -> Errand:
    """All that is known of a patient. It takes the right to each type that is asked for by name.

    Without names (None) it takes the right to the patient alone, and brings the types that may be searched.
    """
    named = {name for name in types or () if name != "Patient"}
    needs = (Need(Action.READ_EVERYTHING, "Patient"), *_searches(named))
    return Errand(Action.READ_EVERYTHING, needs, "Patient", key64(f"Patient/{patient}"))


@cache
def everything_types() -> tuple[str, ...]:
    """The types that a patient's compartment can hold, the patient first, and then those it can refer to."""
    inside = sorted(name for name, codes in PATIENT_COMPARTMENT.items() if codes and name != "Patient")
    return ("Patient", *inside, *(name for name in RESOURCE_TYPES if name not in ("Patient", *inside)))


def of_changes(changes: Sequence[Change]) -> Errand:
    """Storing one or several changes at once."""
    needs = dict.fromkeys(_need(change) for change in changes)
    for change in changes:
        needs.update(dict.fromkeys(_conditions(change)))
    if len(changes) != 1:
        return Errand(Action.CHANGE_SEVERAL, tuple(needs))
    need = _need(changes[0])
    key = None if isinstance(changes[0], Create) else key64(f"{need.type}/{changes[0].id}")
    return Errand(need.action, tuple(needs), need.type, key)


def _need(change: Change) -> Need:
    if isinstance(change, Create):
        return Need(Action.CREATE, change.document.type)
    if isinstance(change, Update):
        return Need(Action.UPDATE, change.document.type)
    return Need(Action.DELETE, change.type)


def _conditions(change: Change) -> tuple[Need, ...]:
    if isinstance(change, Delete):
        return ()
    touched: set[str] = set()
    for reference in change.document.conditional_references():
        resource_type, _, criteria = reference.partition("?")
        touched |= _touched(resource_type, criteria)
    if isinstance(change, Create) and change.if_none_exist is not None:
        touched |= _touched(change.document.type, change.if_none_exist)
    return _searches(touched)


def _touched(resource_type: str, criteria: str) -> frozenset[str]:
    if not is_resource_type(resource_type):
        return frozenset()  # `commit` refuses it in its own words
    return parse(resource_type, parse_qsl(criteria, keep_blank_values=True)).touched | {resource_type}


def _searches(types: Iterable[str]) -> tuple[Need, ...]:
    return tuple(Need(Action.SEARCH, name) for name in sorted(types))
