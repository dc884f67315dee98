"""Who decides something about a patient, or writes to them: somebody whose record it is, or who treats. Whether the programme lets them,
`care/mandates` says."""

from datetime import datetime

import orjson

from sharedcare.access import rules
from sharedcare.access.errors import NotVisible
from sharedcare.access.grants import queries
from sharedcare.access.proxies.types import WRITE
from sharedcare.access.types import Actor, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.portrait import staff
from sharedcare.records.storage.connection import raw_connection, run

_GROUNDS = (Ground.TREATMENT, Ground.OWN_RECORD)


def require_open(*, patient: str, by: Actor, at: datetime) -> None:
    """Refuse whoever neither is the patient nor treats. Raises NotVisible."""
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    if not any(one.ground in _GROUNDS and one.since <= at < one.until for one in opened.grants):
        raise NotVisible(rules.NOT_VISIBLE.reason)


def writes_for(*, patient: str, by: Actor, at: datetime) -> bool:
    """Whether it is a relative who may write for the patient now."""
    if by.citizen is None:
        return False
    opened = queries.grants(raw_connection(), by=by, patient=key64(f"Patient/{patient}"))
    return any(
        one.ground is Ground.RELATIVE and one.level == WRITE and one.since <= at < one.until
        for one in opened.grants
    )


def reference(patient: str, *, by: Actor) -> str:
    """Who it is, as a resource refers to them: the patient, a relative, or a role of somebody's who treats."""
    if by.citizen is None:
        return f"PractitionerRole/{by.role}"
    key = key64(f"Patient/{patient}")
    if by.citizen.patient == key:
        return f"Patient/{patient}"
    return queries.reference_of(raw_connection(), persons=by.citizen.persons, patient=key) or ""


def name(*, by: Actor) -> str:
    """What the one who decides is called."""
    question = staff([("PractitionerRole", by.role or "")])
    rows = run(raw_connection(), question.sql, question.params).fetchall()
    for one in question.read(rows):
        if one.type == "Practitioner":
            for called in orjson.loads(one.content or b"{}").get("name", ()):
                return called.get("text") or " ".join([*called.get("given", ()), called.get("family", "")])
    return by.name
