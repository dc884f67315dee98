"""What the patient forbids is no consent, and who looked in an emergency has no task."""

import pytest

from tests.integration.access.care import consent, refusal, store
from tests.integration.overview.world import concept, screen, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _anna() -> None:
    world()


def test_a_block_is_not_shown_as_a_consent() -> None:
    agreed = consent("anna")
    agreed["provision"]["code"][0]["text"] = "Hjertesvigt"
    store(agreed, refusal("anna", "values"))

    assert [one.words for one in screen().banner.consents] == ["Hjertesvigt"]


def test_an_access_in_an_emergency_is_nobodys_task() -> None:
    store(
        {
            "resourceType": "Task",
            "id": "opened",
            "status": "in-progress",
            "intent": "order",
            "code": concept("urn:sharedcare:task", "emergency-access"),
            "for": {"reference": "Patient/anna"},
        }
    )

    assert screen().tasks == ()
