"""Who else works where, and what they try to store."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import key64
from sharedcare.records.types import Change, Create, Delete, Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON
from tests.integration.records.store import document

CPR = "0101019995"
NUMBER = [{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}]
WHY = "Bevidstløs i akutmodtagelsen, ingen pårørende"
WRITES = "user/*.cruds"


def colleague(name: str, organization: str, code: str = "nurse") -> Actor:
    """Somebody who is signed in, may write, and works elsewhere."""
    store(role(f"{name}-role", organization, code))
    return staff(name, scopes=WRITES, role=f"{name}-role")


def entered_for(organization: str, resource: dict[str, Any]) -> None:
    """A resource that stands in the record as entered for an organisation."""
    change = Update(document(resource), resource["id"], author=key64(f"Organization/{organization}"))
    gate.act(by=operator("test"), changes=[change], at=NOON)


def tries(by: Actor, *changes: Change, at: datetime = NOON) -> None:
    """Tries to store; that it is refused is well."""
    with suppress(Refusal):
        gate.act(by=by, changes=changes, at=at)


def creation(resource: dict[str, Any]) -> Create:
    return Create(document({name: value for name, value in resource.items() if name != "id"}))


def update(resource: dict[str, Any]) -> Update:
    return Update(document(resource), resource["id"])


def deletion(kind: str, name: str) -> Delete:
    return Delete(kind, name)
