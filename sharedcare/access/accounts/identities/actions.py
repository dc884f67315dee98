"""Letting in whom a provider vouches for."""

import re
import secrets
from datetime import datetime

from django.db import transaction

from sharedcare.access import looks
from sharedcare.access.accounts.identities.queries import known_as, staff_authorized_as
from sharedcare.access.accounts.identities.rules import means_by, the_one
from sharedcare.access.accounts.queries import account_named
from sharedcare.access.accounts.telling import refuse, tell
from sharedcare.access.actors import nobody, operator
from sharedcare.access.errors import AlreadyKnown
from sharedcare.access.models import Account, Identity
from sharedcare.access.openid.errors import NobodyHere
from sharedcare.access.openid.types import Provider, Serves, Vouched
from sharedcare.access.types import Action, Actor
from sharedcare.kernel.errors import Refusal
from sharedcare.records.finding import Sought

_CPR = re.compile(r"[0-9]{6}-?[0-9]{4}\Z")
_NUMBER = re.compile(r"[A-Za-z0-9-]{1,40}\Z")


def account_vouched_for(*, provider: Provider, vouched: Vouched, source: str | None, at: datetime) -> Account:
    """The account of whom a provider vouches for. Raises NobodyHere, which the trail tells of.

    Nobody of the staff is ever made here: an organisation's own people say who works there. A patient who is in the
    record gets an account with the first sign-in.
    """
    finding = _patient if provider.serves is Serves.PATIENTS else _staff
    account = finding(provider, vouched, at)
    if account is None or not account.is_active or account.is_demo:
        wrong = NobodyHere("The provider vouches for somebody who is not known here.")
        refuse_vouched(provider=provider, refusal=wrong, source=source, at=at)
        raise wrong
    return account


def refuse_vouched(*, provider: Provider, refusal: Refusal, source: str | None, at: datetime) -> None:
    """Let the trail tell that nobody signed in by way of a provider, and why."""
    knocking = nobody()._replace(source=source)
    refuse(Action.SIGN_IN, by=knocking, at=at, reason=refusal.message, what=means_by(provider))


@transaction.atomic
def link(*, username: str, system: str, value: str, by: Actor, at: datetime) -> None:
    """Note by which subject an OpenID provider knows the person of an account. Raises NoSuchAccount or AlreadyKnown."""
    account = account_named(username)
    if any(one.pk != account.pk for one in known_as(system=system, value=value)):
        raise AlreadyKnown("Another account is linked to this subject of the provider already.")
    _, is_new = Identity.objects.get_or_create(
        account=account, system=system, value=value, defaults={"created_at": at}
    )
    if is_new:
        tell(Action.CHANGE_ACCOUNT, by=by._replace(account=account.pk), at=at)


def _staff(provider: Provider, vouched: Vouched, at: datetime) -> Account | None:
    linked = known_as(system=provider.issuer, value=vouched.subject)
    # One issuer may serve both: who came as a patient is no staff for it.
    candidates = [one for one in linked if one.patient_id is None]
    if not candidates and vouched.organizations is not None and _NUMBER.match(vouched.authorization or ""):
        by = operator("sign-in")
        candidates = staff_authorized_as(vouched.authorization or "", by=by, at=at)
    return the_one(candidates, organizations=vouched.organizations)


def _patient(provider: Provider, vouched: Vouched, at: datetime) -> Account | None:
    if vouched.cpr is None or not _CPR.match(vouched.cpr):
        return None
    sought = Sought(number=vouched.cpr.replace("-", ""))
    found = looks.find(by=operator("sign-in"), sought=sought, at=at).patients
    if len(found) != 1:
        return None
    return _account_of(found[0].patient.id, provider, vouched, at)


@transaction.atomic
def _account_of(patient: str, provider: Provider, vouched: Vouched, at: datetime) -> Account:
    made = {"username": f"patient-{secrets.token_hex(8)}", "created_at": at, "scopes": "", "display": ""}
    account, is_new = Account.objects.get_or_create(patient_id=patient, defaults=made)
    if is_new:
        account.set_unusable_password()
        account.save(update_fields=["password"])
        tell(Action.ADD_ACCOUNT, by=operator("sign-in")._replace(account=account.pk), at=at)
    # So that the provider can end this person's sessions here (Back-Channel Logout).
    Identity.objects.get_or_create(
        account=account, system=provider.issuer, value=vouched.subject, defaults={"created_at": at}
    )
    return account
