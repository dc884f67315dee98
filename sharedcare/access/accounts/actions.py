"""Making accounts and ending them; signing in and out."""

import re
from datetime import datetime

from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from sharedcare.access import scopes as scopes_of
from sharedcare.access.accounts import attempts
from sharedcare.access.accounts.queries import account_named, folded, member
from sharedcare.access.accounts.telling import refuse, tell
from sharedcare.access.actors import nobody
from sharedcare.access.errors import AccountIsTaken, BadAccount, TooManyAttempts, WrongNameOrPassword
from sharedcare.access.models import Account
from sharedcare.access.types import Action, Actor, Member
from sharedcare.kernel.cpr import contains_cpr

SHORTEST_PASSWORD = 12
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,79}\Z")
_FHIR_ID = re.compile(r"[A-Za-z0-9.-]{1,64}\Z")
_WRONG = "The user name or the password is wrong."


@transaction.atomic
def add_account(*, wanted: Member, password: str | None, by: Actor, at: datetime) -> Member:
    """A new account; without a password (None) it is entered by way of an OpenID provider alone.

    Raises AccountIsTaken, BadAccount or BadScope."""
    name = folded(wanted.username)
    _require(name, wanted)
    if password is not None:
        _require_password(password, name)
    if Account.objects.filter(username=name).exists():
        raise AccountIsTaken(f"There is an account called {name} already. Choose another name.")
    made = Account(
        username=name,
        display=wanted.display.strip(),
        practitioner_role=wanted.practitioner_role,
        practitioner=wanted.practitioner,
        role=wanted.role,
        organization_name=wanted.organization_name,
        organization=wanted.organization,
        scopes=scopes_of.written(scopes_of.parse(wanted.scopes, level="user"), level="user"),
        created_at=at,
    )
    made.set_password(password)
    made.save()
    tell(Action.ADD_ACCOUNT, by=by._replace(account=made.pk), at=at)
    return member(made)


@transaction.atomic
def set_password(*, username: str, password: str, by: Actor, at: datetime) -> Member:
    """Give an account a new password, which ends its sessions. Raises NoSuchAccount or BadAccount."""
    account = account_named(username)
    _require_password(password, account.username)
    account.set_password(password)
    account.save(update_fields=["password"])
    tell(Action.CHANGE_ACCOUNT, by=by._replace(account=account.pk), at=at)
    return member(account)


@transaction.atomic
def set_first_password(*, account: Account, password: str, at: datetime) -> None:
    """Let an invited person choose their password. Raises BadAccount."""
    _require_password(password, account.username)
    account.set_password(password)
    account.save(update_fields=["password"])
    tell(Action.CHANGE_ACCOUNT, by=nobody()._replace(account=account.pk), at=at)


@transaction.atomic
def disable_account(*, username: str, by: Actor, at: datetime) -> Member:
    """Shut an account out, and end its sessions with the next thing they ask for. Raises NoSuchAccount."""
    return _let_in(username, by, at, active=False)


@transaction.atomic
def enable_account(*, username: str, by: Actor, at: datetime) -> Member:
    """Let an account sign in again. Sessions from before stay ended. Raises NoSuchAccount."""
    return _let_in(username, by, at, active=True)


def give_password(
    *, username: str, password: str, source: str | None, in_demo: bool = False, at: datetime
) -> Account:
    """The account with this name and password, before any second factor. Raises TooManyAttempts or WrongNameOrPassword.

    `in_demo` says that everybody here is made up, so that the demo's own accounts are let in. Neither refusal says whether there is such an account; looking for one that is not there takes as long.
    """
    name = folded(username)
    known = Account.objects.filter(username=name).values_list("pk", flat=True).first()
    knocking = nobody()._replace(source=source, account=known)
    try:
        attempts.note(username=name, source=source, at=at)
    except TooManyAttempts as refusal:
        refuse(Action.SIGN_IN, by=knocking, at=at, reason=refusal.message)
        raise
    account = authenticate(username=name, password=password)
    if not isinstance(account, Account) or (account.is_demo and not in_demo):
        refuse(Action.SIGN_IN, by=knocking, at=at, reason=_WRONG)
        raise WrongNameOrPassword(_WRONG)
    attempts.forget(username=name, source=source)
    return account


def wait_for_factor(*, by: Actor, at: datetime) -> None:
    """Let the trail tell that the right password was given, and that more is asked for."""
    tell(Action.GIVE_PASSWORD, by=by, at=at)


def sign_in(*, by: Actor, means: str, at: datetime) -> None:
    """Let the trail tell that a person has come in, and by which means; forget sessions that have run out."""
    Session.objects.filter(expire_date__lt=at).delete()
    tell(Action.SIGN_IN, by=by, at=at, what=means)


def sign_out(*, by: Actor, at: datetime, why: str | None = None) -> None:
    """Let the trail tell that a person has left, or was sent away and why."""
    tell(Action.SIGN_OUT, by=by, at=at, what=why)


@transaction.atomic
def end_sessions(*, account: Account, by: Actor, at: datetime, why: str | None = None) -> None:
    """End all sessions of an account, with the next thing that each asks for."""
    Account.objects.filter(pk=account.pk).update(era=F("era") + 1)
    tell(Action.END_SESSIONS, by=by._replace(account=account.pk), at=at, what=why)


def _let_in(username: str, by: Actor, at: datetime, *, active: bool) -> Member:
    account = account_named(username)
    if account.is_active is not active:
        Account.objects.filter(pk=account.pk).update(is_active=active, era=F("era") + 1)
        tell(Action.CHANGE_ACCOUNT, by=by._replace(account=account.pk), at=at)
    return member(account)._replace(is_active=active)


def _require(name: str, wanted: Member) -> None:
    if not _USERNAME.match(name) or contains_cpr(name):
        raise BadAccount(
            "A user name has letters a to z, digits and . _ @ -, at most 80 of them, and no CPR number in it."
        )
    if not wanted.display.strip():
        raise BadAccount("Say what the person is called: --display 'Anne Hjertholm'.")
    if not _FHIR_ID.match(wanted.practitioner_role):
        raise BadAccount(
            "The role is the id of a PractitionerRole in the record, without the type: --role-id anne-1."
        )


def _require_password(password: str, name: str) -> None:
    if len(password) < SHORTEST_PASSWORD or password.strip().lower() == name:
        raise BadAccount(
            f"The password needs at least {SHORTEST_PASSWORD} characters and is not the user name."
        )
