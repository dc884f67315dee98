"""Whoever answers for data protection, and what happened that they look at, as tests of their pages speak of them."""

from datetime import datetime, timedelta

from django.test import Client

from sharedcare.access import trail
from sharedcare.access.actors import of_account
from sharedcare.access.errands import of_overview
from sharedcare.access.models import Account
from sharedcare.access.types import Ground
from sharedcare.kernel.clock import now
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import browser, poul, sign_in

OFFICER = "data-protection-officer"


def officer(language: str = "da") -> Client:
    """Signed in; the clinic is there, with Anne, who is a nurse, and Poul, whom nobody treats."""
    browser()
    store(
        poul(),
        {"resourceType": "Practitioner", "id": "of-demo-anne-role", "name": [{"text": "Anne Hjertholm"}]},
        {"resourceType": "Practitioner", "id": "of-dpo-role", "name": [{"text": "Dorrit Vang"}]},
    )
    return signed_in_as(OFFICER, username="dorrit", display="Dorrit Vang", name="dpo-role", language=language)


def signed_in_as(code: str, *, username: str, name: str, display: str = "", language: str = "da") -> Client:
    """Somebody of the clinic in this role."""
    store(role(name, CLINIC, code))
    account(username, practitioner_role=name, display=display or username.title())
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username)
    return client


def opened(patient: str = "poul", *, at: datetime | None = None, username: str = "anne") -> None:
    """Somebody opened a patient, some hours ago."""
    by = of_account(Account.objects.get(username=username), source="192.0.2.7", request=1, at=now())
    at = at or now() - timedelta(hours=3)
    entry = trail.entry(by=by, errand=of_overview(patient=patient), ground=Ground.TREATMENT, at=at)
    sql, values = trail.acting(entry, trail.Changed([key64(f"Patient/{patient}")], [], []))
    raw_connection().execute(sql, values)
