"""The accounts of the demonstration: whom one can be there. Everybody knows their password, so they are marked as such."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password

from sharedcare.access import looks
from sharedcare.access.accounts.actions import add_account
from sharedcare.access.accounts.described import described
from sharedcare.access.accounts.queries import member
from sharedcare.access.actors import of_account, operator
from sharedcare.access.grants.queries import grants
from sharedcare.access.models import Account
from sharedcare.access.rights import TREATING
from sharedcare.access.types import Actor, Member
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection

PASSWORD = "shared-care-demo"  # noqa: S105 - meant to be known
_CITIZENS = {
    "poul": ("Poul Jensen", "Patient", "demo-poul", []),
    "inge": ("Inge Jensen", "Pårørende til Poul", None, ["demo-inge"]),
}
"""Name, what they are, the Patient that they are, the RelatedPersons that they are."""
_NAMES = ("henrik", "anne", "bo", "sofie", "kim", "mette", "karin", "jens", "ulla", "vera")
_ROLES = {name: f"demo-{name}-role" for name in _NAMES}


_SCOPES = "user/*.cruds"
"""What the operator lets them do: all that their role gives."""


def make_demo_accounts(*, at: datetime) -> list[Member]:
    """An account for each of the demonstration's staff that the record holds, unless it is there already."""
    by = operator("demo")
    there = set(Account.objects.filter(username__in=(*_ROLES, *_CITIZENS)).values_list("username", flat=True))
    wanted = [name for name in (*_ROLES, *_CITIZENS) if name not in there]
    # One password that everybody knows: written once for all, since to write one takes half a second on purpose.
    password = make_password(PASSWORD) if wanted else ""
    for username in wanted:
        if username in _ROLES:
            _make(username, by, at, password=password)
        else:
            _make_citizen(username, by, at, password=password)
    # Of a demonstration from before anything could be done on its pages.
    Account.objects.filter(username__in=_ROLES, is_demo=True).exclude(scopes=_SCOPES).update(scopes=_SCOPES)
    return demo_accounts()


def demo_accounts() -> list[Member]:
    """Whom one can be, in the order in which they are offered."""
    known = {one.username: one for one in Account.objects.filter(is_demo=True, is_active=True)}
    return [member(known[name]) for name in (*_ROLES, *_CITIZENS) if name in known]


def who_opens(patients: Iterable[str], *, at: datetime) -> dict[str, list[str]]:
    """To whom of the demonstration's staff, those who treat, the record of each of these patients (ids) is open; to nobody: none."""
    connection, found = raw_connection(), dict[str, list[str]]()
    staff = Account.objects.filter(is_demo=True, is_active=True, username__in=_ROLES)
    actors = {one.username: of_account(one, source=None, request=None, at=at) for one in staff}
    for patient in patients:
        key = key64(f"Patient/{patient}")
        for name in _ROLES:
            by = actors.get(name)
            if by is None or by.post is None or by.post.code not in TREATING:
                continue
            if any(one.since <= at < one.until for one in grants(connection, by=by, patient=key).grants):
                found.setdefault(patient, []).append(name)
    return found


def _make(username: str, by: Actor, at: datetime, *, password: str) -> None:
    wanted = described(role_id=_ROLES[username], by=by, at=at)
    if wanted is None:
        return
    wanted = wanted._replace(username=username, scopes=_SCOPES)
    add_account(wanted=wanted, password=None, by=by, at=at)
    Account.objects.filter(username=username).update(is_demo=True, password=password)


def _make_citizen(username: str, by: Actor, at: datetime, *, password: str) -> None:
    display, role, patient, persons = _CITIZENS[username]
    known = [("Patient", patient)] if patient else [("RelatedPerson", one) for one in persons]
    if any(looks.read(by=by, type=kind, id=one, at=at) is None for kind, one in known):
        return
    Account.objects.create(
        username=username,
        password=password,
        display=display,
        role=role,
        patient_id=patient,
        persons=persons,
        is_demo=True,
        created_at=at,
    )
