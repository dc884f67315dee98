"""After a commit, in its transaction: what it says of relations goes into the tables that the decision is made from.

Whoever reads those tables thus never finds them behind the record, nor ahead of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import psycopg

from sharedcare.access.grants import everybody, patients
from sharedcare.records.types import Change, Committed, Create, Stored

_TELLING = frozenset({"EpisodeOfCare", "CareTeam", "Consent"})
"""What a patient's treatment relations follow from."""
_FOLLOWED = _TELLING | {"Organization", "PractitionerRole", "Contract", "RelatedPerson", "Task"}


def concerns(changes: Iterable[Change]) -> bool:
    """Whether something may have to be followed, so that more than the commit itself has to be in one transaction."""
    # What is updated may have said something before.
    return any(not isinstance(one, Create) or _is_followed(one.document.tree) for one in changes)


def follow(connection: psycopg.Connection, committed: Sequence[Committed]) -> None:
    """Bring the tables up to what was committed."""
    changed = [
        one.stored
        for one in committed
        if one.stored is not None and one.outcome in ("created", "updated", "deleted")
    ]
    told = [one for one in changed if one.version > 1 or one.type in _FOLLOWED or _is_labelled(one)]
    if told:
        _follow(connection, told)


def _is_followed(tree: Mapping[str, Any]) -> bool:
    # Asked before it is known to be valid.
    meta = tree.get("meta")
    return tree.get("resourceType") in _FOLLOWED or (isinstance(meta, dict) and "security" in meta)


def _is_labelled(stored: Stored) -> bool:
    return stored.content is not None and b'"security"' in stored.content


def _follow(connection: psycopg.Connection, told: Sequence[Stored]) -> None:
    of_type: dict[str, list[Stored]] = {}
    for one in told:
        of_type.setdefault(one.type, []).append(one)
    organisations, roles = of_type.get("Organization", ()), of_type.get("PractitionerRole", ())
    telling = [one for name in _TELLING for one in of_type.get(name, ())]
    if organisations or roles or telling:
        everybody.lock(connection, exclusively=bool(organisations or roles))
    moved = everybody.organisations(connection, organisations), everybody.roles(connection, roles)
    everybody.agreements(connection, of_type.get("Contract", ()))
    patients.proxies(connection, of_type.get("RelatedPerson", ()))
    patients.emergencies(connection, of_type.get("Task", ()))
    patients.labels(connection, told)
    # What has moved to another patient, or was ended, said something of the one before.
    whose = {one.patient for one in telling} | patients.formerly(connection, telling)
    for each in moved:
        whose |= patients.whom_it_concerns(connection, each)
    patients.relations(connection, whose)
