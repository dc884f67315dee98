"""What a page never sends, somebody may: it does nothing, and nobody is told that they look at whom they were not shown."""

import pytest
from django.test import Client

from sharedcare.care.plan.models import Presence
from tests.integration.access.care import organisation, store
from tests.integration.clinic.browsing import browser, text
from tests.integration.worklist.world import patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("karen")
    return client


@pytest.mark.parametrize("name", ["stranger", "nobody", "a" * 5000])
def test_who_asks_for_a_row_that_is_not_shown_is_not_said_to_look_at_it(anne: Client, name: str) -> None:
    store(organisation("far-clinic"), {"resourceType": "Patient", "id": "stranger"})
    about = {"patient": name, "finding": "f", "version": "1", "outcome": "", "why": " "}

    opened = anne.get("/worklist", {"open": name})
    sent = anne.post("/worklist/message", {"patient": name, "text": "", "words": ""})

    assert 'class="panel"' not in text(opened) + text(sent)
    assert anne.post("/worklist/outcome", about).status_code == 422
    assert not Presence.objects.exists()
    anne.get("/worklist?open=karen")
    assert Presence.objects.filter(patient_id="karen").exists()


@pytest.mark.parametrize("name", ["", "Patient/karen", "a|b", "\x00", "nobody"])
def test_values_of_nobody_are_not_looked_at(anne: Client, name: str) -> None:
    assert "Det kunne ikke gøres" in text(anne.post("/worklist/looked", {"patient": name}, follow=True))
