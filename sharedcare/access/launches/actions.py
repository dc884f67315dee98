"""Giving a link to a system that is trusted, and opening it once."""

import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from sharedcare.access import looks
from sharedcare.access.accounts.identities.queries import staff_authorized_as
from sharedcare.access.accounts.queries import folded
from sharedcare.access.accounts.telling import refuse, tell
from sharedcare.access.actors import digest, nobody, of_account, operator
from sharedcare.access.errors import NotPermitted
from sharedcare.access.launches.errors import LaunchIsOver, NobodyToLaunch
from sharedcare.access.launches.types import Asked, Opened, Ticket
from sharedcare.access.models import Account, Launch
from sharedcare.access.types import Action, Actor
from sharedcare.kernel.errors import Refusal
from sharedcare.records.finding import Found, Sought

LASTS = timedelta(seconds=60)
_REMEMBERED_FOR = timedelta(days=1)
"""So long a link that was used still leads its reader to sign in, and from there to the same patient."""

_CPR = re.compile(r"[0-9]{6}-?[0-9]{4}\Z")
_FHIR_ID = re.compile(r"[A-Za-z0-9.-]{1,64}\Z")


def issue_launch(*, asked: Asked, by: Actor, in_demo: bool = False, at: datetime) -> Ticket:
    """A link for one of the client's own people to one patient. Raises NotPermitted or NobodyToLaunch.

    The patient is looked for with the rights of the person who will open it: a system learns of nobody whom that person
    may not find.
    """
    try:
        account = _staff(asked, by, in_demo=in_demo, at=at)
        patient = _patient(asked, of_account(account, source=by.source, request=by.request, at=at), at)
    except (NotPermitted, NobodyToLaunch) as refusal:
        refuse(Action.LAUNCH, by=by, at=at, reason=refusal.message)
        raise
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Launch.objects.filter(issued_at__lt=at - _REMEMBERED_FOR).delete()
        Launch.objects.create(
            digest=digest(token),
            client_id=by.client,
            account=account,
            patient_id=patient,
            issued_at=at,
            expires_at=at + LASTS,
        )
        tell(Action.LAUNCH, by=by._replace(account=account.pk), at=at)
    return Ticket(token, at + LASTS)


def open_launch(*, token: str, source: str | None, at: datetime) -> Opened:
    """Whom the link lets in and to whom; from now on it opens nothing. Raises LaunchIsOver, which the trail tells of."""
    mine = Launch.objects.filter(digest=digest(token))
    is_first = mine.filter(used_at=None, expires_at__gt=at).update(used_at=at) == 1
    launch = mine.select_related("client", "account").first()
    if launch is None or not is_first or not _still_stands(launch):
        patient = launch.patient_id if launch is not None else None
        over = LaunchIsOver("The link has been used, or is too old.", patient)
        _tell_over(over, launch, source, at)
        raise over
    organization = str(launch.client.organization)
    return Opened(launch.account, organization, launch.patient_id, f"launch by {launch.client.pk}")


def _still_stands(launch: Launch) -> bool:
    """Whether nobody has ended the client or the account, or moved it, since the link was given."""
    account, client = launch.account, launch.client
    return client.revoked_at is None and account.is_active and account.organization == client.organization


def _tell_over(over: Refusal, launch: Launch | None, source: str | None, at: datetime) -> None:
    whose = launch.account_id if launch is not None else None
    knocking = nobody()._replace(source=source, account=whose)
    refuse(Action.SIGN_IN, by=knocking, at=at, reason=over.message, what="launch")


def _staff(asked: Asked, by: Actor, *, in_demo: bool, at: datetime) -> Account:
    if not by.scopes.may_launch or by.organization is None:
        raise NotPermitted(
            "The token lacks the right to open patients for people: it takes the scope launch."
        )
    if asked.account:
        known = list(Account.objects.filter(username=folded(asked.account), is_active=True, patient_id=None))
    else:
        known = staff_authorized_as(asked.authorization, by=operator("launch"), at=at)
    fitting = [one for one in known if one.organization == by.organization and (in_demo or not one.is_demo)]
    if len(fitting) != 1:
        raise NobodyToLaunch("Nobody of this organisation has such an account or authorisation here.")
    return fitting[0]


def _patient(asked: Asked, by: Actor, at: datetime) -> str:
    found = _found(asked, by, at)
    if found is None or len(found.patients) != 1:
        raise NobodyToLaunch("There is no patient with this identifier whom this person may see.")
    return found.patients[0].patient.id


def _found(asked: Asked, by: Actor, at: datetime) -> Found | None:
    if _CPR.match(asked.cpr):
        return looks.find(by=by, sought=Sought(number=asked.cpr.replace("-", "")), at=at)
    return looks.cards(by=by, ids=[asked.patient], at=at) if _FHIR_ID.match(asked.patient) else None
