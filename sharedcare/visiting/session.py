"""A person's session: how it begins, what waits before it, how long it lasts without being used, what was proved in it.

Everything of it stands in Django's session in the database. It lasts `SHAREDCARE_IDLE` from the last page or key, and
`SESSION_COOKIE_AGE` at the most, however busy.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from sharedcare.access.accounts.actions import sign_in, sign_out
from sharedcare.access.accounts.second_factor.types import Step
from sharedcare.access.actors import of_account
from sharedcare.access.models import Account
from sharedcare.access.types import Actor
from sharedcare.visiting.source import next_number, source_of

_ENTERED, _WAITING = "entered", "waiting"
_WAITS_FOR = timedelta(minutes=10)
_PROVED_FOR = timedelta(minutes=10)
_NOTED_EVERY = timedelta(seconds=15)
"""Not with every request: the table of sessions would be written to all day long."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has given the right password, and what they still have to do before they are in."""

    account: Account
    step: Step
    next: str


def actor(request: HttpRequest, account: Account, *, at: datetime) -> Actor:
    """The account's actor, for this request."""
    return of_account(account, source=source_of(request), request=next_number(), at=at)


def begin(request: HttpRequest, account: Account, *, means: str, at: datetime, **kept: str) -> None:
    """Let a person in, under a new session key; whoever was signed in here before is not any more.

    `means` is by what they proved who they are; `kept` is what the session is to remember of it.
    """
    # Of an earlier person nothing is left, nor of one who only got halfway.
    request.session.flush()
    sign_in(by=actor(request, account, at=at), means=means, at=at)
    login(request, account)
    now = at.timestamp()
    request.session[_ENTERED] = {"means": means, "at": now, "active": now, "proved": now, **kept}


def wait(request: HttpRequest, account: Account, *, step: Step, next: str, at: datetime) -> None:
    """Remember in this browser that the right password was given; nobody is signed in yet."""
    request.session.flush()
    request.session[_WAITING] = {
        "account": account.pk,
        "mark": account.get_session_auth_hash(),
        "step": step.value,
        "next": next,
        "at": at.timestamp(),
    }


def waiting(request: HttpRequest, *, at: datetime) -> Waiting | None:
    """Who has given the right password in this browser a moment ago; None as well when it has changed since."""
    held = request.session.get(_WAITING)
    if not held or not timedelta(0) <= at - _moment(held["at"]) < _WAITS_FOR:
        return None
    account = Account.objects.filter(pk=held["account"], is_active=True).first()
    if account is None or not constant_time_compare(account.get_session_auth_hash(), held["mark"]):
        return None
    return Waiting(account, Step(held["step"]), held["next"])


def seconds_left(request: HttpRequest, *, at: datetime) -> int:
    """How long the session lasts if nothing happens; 0 or less when it is over."""
    entered = _entered(request, at)
    until = min(
        _moment(entered["active"]) + settings.SHAREDCARE_IDLE,
        _moment(entered["at"]) + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return int((until - at).total_seconds())


def touch(request: HttpRequest, *, at: datetime) -> None:
    """Note that the person is here."""
    entered = _entered(request, at)
    if at - _moment(entered["active"]) >= _NOTED_EVERY:
        request.session[_ENTERED] = {**entered, "active": at.timestamp()}


def prove(request: HttpRequest, *, at: datetime) -> None:
    """Note that the person has just shown once more who they are."""
    request.session[_ENTERED] = {**_entered(request, at), "proved": at.timestamp()}


def is_proved(request: HttpRequest, *, at: datetime) -> bool:
    """Whether the person has shown who they are so short ago that it can be nobody else."""
    return timedelta(0) <= at - _moment(_entered(request, at)["proved"]) < _PROVED_FOR


def kept(request: HttpRequest, name: str) -> str:
    """What `begin` was given to remember; empty where it was not."""
    found: str = request.session.get(_ENTERED, {}).get(name, "")
    return found


def end(request: HttpRequest, account: Account, *, at: datetime, why: str | None = None) -> None:
    """End this one session; nothing of it is left."""
    sign_out(by=actor(request, account, at=at), at=at, why=why)
    logout(request)


def _entered(request: HttpRequest, at: datetime) -> dict[str, Any]:
    entered: dict[str, Any] | None = request.session.get(_ENTERED)
    if entered is None:
        now = at.timestamp()
        entered = {"means": "", "at": now, "active": now, "proved": 0}
        request.session[_ENTERED] = entered
    return entered


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)
