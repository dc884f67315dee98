"""A document that a programme sends to the patient is written by the role it names, and by nobody else."""

import orjson
import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.records.search.parse import parse
from tests.integration.access.care import agreement, consent, enrolled, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import in_care, sectors
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work

pytestmark = pytest.mark.django_db
PLAN = "/patient/poul/plan"
PAPER, LETTER = f"{PLAN}/document/copd/action-plan", f"{PLAN}/document/copd/discharge-letter"
PARTS = {
    "part-signs": "Mere åndenød",
    "part-own-treatment": "Prednisolon i 5 dage",
    "part-contact": "Ring til os",
}


@pytest.fixture(autouse=True)
def in_two_programmes() -> None:
    sectors()
    publish_shipped("copd")
    store(agreement("copd-agreement", "hospital", "town", "practice", programme="copd"))
    in_care("poul")
    by = {"careManager": {"reference": "PractitionerRole/bo-role"}}
    store(enrolled("poul", "copd", **by), consent("poul", "copd"))


def stored(kind: str) -> list[dict[str, object]]:
    query = parse(kind, [("patient", "poul")])
    found = looks.search(by=operator("test"), query=query, at=NOON).matches
    return [orjson.loads(one.content or b"{}") for one in found]


def test_the_patient_gets_it_as_a_message_and_the_others_see_that_it_was_sent() -> None:
    bo, anne = at_work("bo"), at_work("anne")
    assert PAPER in text(bo.get(PLAN))
    assert LETTER not in text(bo.get(PLAN))

    assert bo.post(PAPER, PARTS)["Location"] == f"{PLAN}?done=paper"

    [message], [kept] = stored("Communication"), stored("DocumentReference")
    assert "Prednisolon i 5 dage" in str(message["payload"])
    assert message["recipient"] == [{"reference": "Patient/poul"}]
    assert "copd:action-plan" in str(kept["type"])
    seen = text(anne.get(PLAN))
    assert "sendt i dag" in seen
    assert "Skrives til patienten af:" in seen


def test_who_is_not_its_sender_or_leaves_a_part_empty_sends_nothing() -> None:
    bo, anne = at_work("bo"), at_work("anne")

    assert "part-signs" not in text(anne.get(PAPER))
    assert anne.post(PAPER, PARTS).status_code == 422
    assert bo.post(LETTER, {"part-what": "Noget"}).status_code == 422
    half = bo.post(PAPER, {**PARTS, "part-contact": " "})
    assert half.status_code == 422
    assert "Prednisolon i 5 dage" in text(half)
    assert bo.get(f"{PLAN}/document/copd/other").status_code == 404
    assert not stored("Communication")
    assert not stored("DocumentReference")
