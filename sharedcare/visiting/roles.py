"""In which of their roles a person is here: chosen in the bar at the top, kept in the session, looked at with every request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from sharedcare.access.actors import of_account
from sharedcare.access.grants.queries import Held
from sharedcare.access.models import Account
from sharedcare.access.staff.queries import roles_of
from sharedcare.access.types import Actor
from sharedcare.visiting.source import next_number, source_of

_CHOSEN = "role"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, and which roles the person could act in instead; none are told of where the record knows no person."""

    by: Actor
    held: Sequence[Held]

    @property
    def role(self) -> Held | None:
        """The role acted in, as far as the record tells."""
        return next((one for one in self.held if one.id == self.by.role), None)


def acting(request: HttpRequest, account: Account, *, at: datetime) -> Acting:
    """The person in the role they have chosen; in their account's own when that has ended, or they have chosen none."""
    held = roles_of(account, at=at)
    role = _role(held, request.session.get(_CHOSEN, ""), account.practitioner_role)
    by = of_account(account, source=source_of(request), request=next_number(), at=at, role=role)
    return Acting(by, held)


def choose(request: HttpRequest, account: Account, role: str, *, at: datetime) -> None:
    """Act in another role from now on; one that the person does not hold changes nothing."""
    if any(one.id == role for one in roles_of(account, at=at)):
        request.session[_CHOSEN] = role


def _role(held: Sequence[Held], chosen: str, own: str) -> str:
    ids = [one.id for one in held]
    return next((one for one in (chosen, own) if one in ids), ids[0] if ids else own)
