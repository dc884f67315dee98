"""In whose name the people of a made-up region act: as the pages would let them, though nobody has signed in."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.access.actors import of_account
from sharedcare.access.types import Actor

_NOBODYS = 0


@dataclass(frozen=True, slots=True)
class _Login:
    """What an actor is made of where there is no account."""

    pk: int
    username: str
    organization: str | None
    practitioner_role: str
    patient_id: str | None
    scopes: str
    persons: list[str]


def patient(name: str, *, at: datetime) -> Actor:
    """A patient, by id."""
    return _actor(_Login(_NOBODYS, name, None, "", name, "", []), at)


def worker(reference: str, *, at: datetime) -> Actor:
    """Somebody at work, by the reference of their PractitionerRole."""
    role = reference.removeprefix("PractitionerRole/")
    return _actor(_Login(_NOBODYS, role.removesuffix("-role"), None, role, None, "user/*.cruds", []), at)


def _actor(login: _Login, at: datetime) -> Actor:
    # The trail tells of them by the name: no account has the number.
    return of_account(login, source=None, request=None, at=at)._replace(account=None)
