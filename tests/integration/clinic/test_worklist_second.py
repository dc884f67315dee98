"""Whoever comes second on the worklist is told who was first, as far as the record tells, and is called you where that is themself."""

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import browser, sign_in, text
from tests.integration.worklist.world import finding, patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("poul")
    store(finding("f", "poul", identifiedDateTime=now().isoformat()), at=now())
    return client


def post(client: Client, what: str, **more: str) -> str:
    about = {"patient": "poul", "finding": "f", "version": "1"}
    return text(client.post(f"/worklist/{what}", {**about, **more}, follow=True))


def test_whoever_comes_second_is_told_who_was_first(anne: Client) -> None:
    post(anne, "outcome", outcome="contacted", note="Ringet op")

    told = post(anne, "outcome", outcome="admitted")

    assert "Det er allerede gjort, og intet er overskrevet: du har lukket den" in told
    assert "Patienten kontaktet (Ringet op)" in told
    account("bo", scopes="user/*.cruds", display="Bo Bendtsen", practitioner_role="bo-role")
    store(role("bo-role", CLINIC))
    colleague = Client(headers={"accept-language": "da"})
    sign_in(colleague, username="bo")
    told = post(colleague, "outcome", outcome="admitted")
    assert "En anden kom først" in told
    assert "overskrevet: du har" not in told


def test_nobody_is_said_to_have_been_first_where_the_record_tells_of_nobody(anne: Client) -> None:
    post(anne, "outcome", outcome="contacted", note="Ringet op")
    anne.post("/worklist/undo")

    told = post(anne, "outcome", outcome="admitted")

    assert "Det blev ikke gjort, for der er sket noget" in told
    assert "En anden kom først" not in told
