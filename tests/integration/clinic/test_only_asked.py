"""Who has the record only because they are asked whether they take over reads and answers, and stores nothing by any door."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sharedcare.access import looks
from sharedcare.access.actions import issue_token
from sharedcare.access.actors import operator
from sharedcare.kernel.clock import now
from sharedcare.records.search.parse import parse
from tests.integration.access.accounts import account
from tests.integration.access.care import agreement, organisation, role, store
from tests.integration.care.handing import in_care, sectors, stored
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.clinic.test_handover_pages import at_work, send
from tests.integration.worklist.world import finding, judged_green, weight

pytestmark = pytest.mark.django_db
VILLAGE = "999900000000077"
MESSAGE = {"patient": "poul", "text": "fine", "words": ""}


@pytest.fixture
def one() -> str:
    """A hand-over of Poul, with a finding and a value on target, to a municipality that has not met him; its address."""
    sectors()
    store(
        organisation("village", "municipality", sor=VILLAGE),
        role("vera-role", "village", "home-nurse"),
        agreement("village-agreement", "hospital", "village"),
    )
    episode = in_care("poul")
    store(finding("f", "poul"), weight("w", "poul", 70.5, now()))
    judged_green("w", "poul", now())
    made: str = send(at_work("anne"), episode, receiver="Organization/village")["Location"]
    return made.partition("?")[0]


def of_poul(kind: str) -> int:
    query = parse(kind, [("patient", "poul")])
    return len(looks.search(by=operator("test"), query=query, at=now()).matches)


def as_vera() -> Client:
    """Signed in with all that an account can be given."""
    account("vera", practitioner_role="vera-role", scopes="user/*.cruds")
    client = Client(headers={"accept-language": "da"})
    sign_in(client, username="vera")
    return client


def written(client: Client) -> Any:
    return client.post("/worklist/message", MESSAGE, follow=True)


def test_the_pages_say_so_and_offer_nothing_until_the_answer_is_yes(one: str) -> None:
    vera = as_vera()
    told, tasks = of_poul("Communication"), of_poul("Task")

    for tab in ("all", "act", "watch", "on-target", "handovers"):
        row = text(vera.get(f"/worklist?tab={tab}"))
        assert 'action="/worklist/assignment"' not in row
        assert 'name="patient" value="poul"' not in row
    assert "I er kun spurgt: svar på overdragelsen først" in row
    opened = text(vera.get("/worklist?open=poul"))
    assert "I er kun spurgt" in opened
    assert "Skriv til patienten" not in opened
    assert 'action="/worklist/outcome"' not in opened
    assert "I er kun spurgt" in text(written(vera))
    assert "I er kun spurgt" in text(vera.post("/worklist/looked", {"patient": "poul"}, follow=True))
    vera.post("/worklist/looked", {"all": now().isoformat()})
    assert (of_poul("Communication"), of_poul("Task")) == (told, tasks)
    assert stored("DetectedIssue/f")["status"] == "preliminary"

    vera.post(one, {"step": "accept"})
    assert 'action="/worklist/assignment"' in text(vera.get("/worklist"))
    assert "Besked sendt" in text(written(vera))


def test_its_systems_read_and_store_nothing_whatever_their_scopes(one: str) -> None:
    token = issue_token(
        client="village", scope="system/*.cruds", organization=VILLAGE, valid_for=timedelta(days=1), at=now()
    )
    system = Client(headers={"authorization": f"Bearer {token}"})

    def put(name: str) -> Any:
        return system.put(
            f"/fhir/Observation/{name}", weight(name, "poul", 81.0, now()), "application/fhir+json"
        )

    assert system.get("/fhir/Observation/w").status_code == 200
    refused = put("w")
    assert refused.status_code == 403
    assert "only asked" in refused.content.decode()
    assert stored("Observation/w")["valueQuantity"]["value"] == 70.5

    as_vera().post(one, {"step": "accept"})
    assert put("w").status_code == 200


def test_a_task_that_tells_of_an_earlier_hand_over_leads_nobody_astray(one: str) -> None:
    before = now() - timedelta(days=9)
    store(
        {
            "resourceType": "Task",
            "id": "told",
            "status": "requested",
            "intent": "order",
            "identifier": [{"system": "urn:sharedcare:handover-declined", "value": "earlier"}],
            "code": {"coding": [{"system": "urn:sharedcare:task", "code": "handover-declined"}]},
            "for": {"reference": "Patient/poul"},
            "focus": {"reference": "EpisodeOfCare/earlier"},
            "authoredOn": before.isoformat(),
            "owner": {"reference": "Organization/village"},
            "restriction": {"period": {"end": str(before.date())}},
        }
    )
    vera = as_vera()

    row = text(vera.get("/worklist?tab=handovers"))

    assert "I er kun spurgt" in row
    assert f'href="{one}"' in row
    assert "handover/told" not in row
    assert vera.get(one).status_code == 200
