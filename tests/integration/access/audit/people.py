"""Patients, staff and organisations, and looks of the one at the other, as tests of the trail speak of them."""

from datetime import datetime, timedelta
from typing import Any

import orjson

from sharedcare.access import gate, trail
from sharedcare.access.actors import of_account, operator
from sharedcare.access.errands import of_overview
from sharedcare.access.models import Account
from sharedcare.access.types import Action, Actor, Errand, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse as document
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Update
from tests.integration.access.accounts import account
from tests.integration.access.clients import NOON

BY = operator("test")
LATER = NOON + timedelta(days=1)
CPR = "urn:oid:1.2.208.176.1.2"
SOR = "urn:oid:1.2.208.176.1.1"
CLINIC = "999900000000011"
"""The SOR code of every account's organisation."""


def put(*resources: dict[str, Any]) -> None:
    changes = [Update(document(orjson.dumps(one)), one["id"]) for one in resources]
    gate.act(by=BY, changes=changes, at=NOON - timedelta(days=400))


def person(kind: str, name: str, family: str = "Jensen", **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": name, "name": [{"family": family, "given": [name.title()]}], **more}


def patients(*names: str) -> None:
    put(*(person("Patient", name) for name in names))


def works(name: str, family: str = "Jensen", **more: Any) -> Actor:
    """Somebody of the clinic, with an account and a Practitioner behind it."""
    role = {
        "resourceType": "PractitionerRole",
        "id": f"{name}-role",
        "practitioner": {"reference": f"Practitioner/{name}"},
    }
    put(person("Practitioner", name, family, **more), role)
    made = account(name, practitioner_role=f"{name}-role", display=f"{name.title()} {family}")
    return of_account(made, source="192.0.2.7", request=1, at=NOON)._replace(ground=Ground.TREATMENT)


def look(by: Actor, patient: str, *, at: datetime = NOON, refused: bool = False) -> None:
    """A look at one patient, as the trail tells of it."""
    errand = of_overview(patient=patient)
    if refused:
        trail.refuse(raw_connection(), trail.entry(by=by, errand=errand, ground=None, at=at), "No.")
        return
    _write(by, errand, [patient], at)


def change(by: Actor, patient: str, *, at: datetime = NOON) -> None:
    """A change of something of a patient's, as the trail tells of it."""
    _write(by, Errand(Action.CREATE, (), "Observation"), [patient], at)


def find(by: Actor, *found: str, at: datetime = NOON) -> None:
    """A list of patients, as the trail tells of it."""
    _write(by, Errand(Action.SEARCH, (), "Patient", what="name"), found, at)


def username(number: int) -> str:
    return Account.objects.get(pk=number).username


def _write(by: Actor, errand: Errand, patients: Any, at: datetime) -> None:
    entry = trail.entry(by=by, errand=errand, ground=by.ground, at=at)
    changed = trail.Changed([key64(f"Patient/{one}") for one in patients], [], [])
    sql, values = trail.acting(entry, changed)
    raw_connection().execute(sql, values)
