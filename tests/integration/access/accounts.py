"""Accounts, as tests speak of them."""

from typing import Any

from sharedcare.access.accounts import actions
from sharedcare.access.actors import of_account, operator
from sharedcare.access.models import Account
from sharedcare.access.types import Actor, Member
from tests.integration.access.care import CLINIC_SOR, clinic
from tests.integration.access.clients import NOON

PASSWORD = "correct horse battery"


def account(username: str = "anne", *, scopes: str = "user/*.rs", **more: Any) -> Account:
    """An account that can sign in with PASSWORD."""
    wanted = Member(
        username=username,
        display=more.get("display", "Anne Hjertholm"),
        role=more.get("role", "Hjertesvigtsygeplejerske"),
        organization_name="Hjertesvigtklinikken",
        organization=CLINIC_SOR,
        practitioner_role=more.get("practitioner_role", "demo-anne-role"),
        scopes=scopes,
        is_active=True,
        practitioner=more.get("practitioner", ""),
    )
    by = operator("user add")
    actions.add_account(wanted=wanted, password=more.get("password", PASSWORD), by=by, at=NOON)
    return Account.objects.get(username=username)


def staff(
    username: str = "anne",
    *,
    scopes: str = "user/*.rs",
    role: str = "demo-anne-role",
    opens_clinic: bool = True,
    practitioner: str = "",
) -> Actor:
    """Somebody who is signed in, and works at the clinic, which is there then."""
    if opens_clinic:
        clinic()
    login = account(username, scopes=scopes, practitioner_role=role, practitioner=practitioner)
    return of_account(login, source="192.0.2.7", request=42, at=NOON)


def again(by: Actor) -> Actor:
    """The same person with the next thing they ask for."""
    return of_account(Account.objects.get(username=by.name), source="192.0.2.7", request=43, at=NOON)
