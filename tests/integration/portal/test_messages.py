"""The patient and those who treat write to each other: it waits for whom it is for, and each sees that it was read."""

from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import CLINIC, enrolled, refusal, role, store, team
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.worklist.world import finding

pytestmark = pytest.mark.django_db
HERE, HOSPITAL, TOWN = "/my/messages", "/my/messages/hospital", "/my/messages/town"
TAB = "/worklist?tab=messages"
ANNE = "PractitionerRole/demo-anne-role"


def both(language: str = "da") -> tuple[Client, Client]:
    """The patient, and the nurse who is responsible. The municipality is on the team too."""
    patient = the_patient(language=language)
    nurse = browser(scopes="user/*.cruds", language=language)
    store(
        role("demo-anne-role", CLINIC),
        enrolled("poul", careManager={"reference": ANNE}),
        team("poul", f"Organization/{CLINIC}", "Organization/town"),
    )
    return patient, nurse


def message(name: str, words: str, *, by: str, to: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Communication",
        "id": name,
        "language": "da",
        "status": "completed",
        "category": [{"coding": [{"system": "urn:sharedcare:communication", "code": "message"}]}],
        "subject": {"reference": "Patient/poul"},
        "sender": {"reference": by},
        "recipient": [{"reference": to}],
        "sent": "2026-02-01T08:00:00+01:00",
        "payload": [{"contentString": words}],
        **more,
    }


def test_what_the_patient_writes_waits_for_who_is_responsible_and_the_answer_is_read_by_the_patient() -> None:
    patient, nurse = both()

    assert patient.post(HOSPITAL, {"words": "Må jeg sejle?"})["Location"] == f"{HOSPITAL}?done#newest"
    assert "Ikke læst endnu" in text(patient.get(HOSPITAL))

    [sent] = trees("Communication?patient=poul")
    assert (sent["sender"], sent["recipient"]) == ({"reference": "Patient/poul"}, [{"reference": ANNE}])
    assert "Må jeg sejle?" in text(nurse.get(TAB))
    panel = text(nurse.get(f"{TAB}&open=poul"))
    assert "Ulæste beskeder fra patienten" in panel

    answer = {"patient": "poul", "text": "", "words": "Ja, med vest på.", "read": sent["id"]}
    assert "Besked sendt" in text(nurse.post("/worklist/message", answer, follow=True))
    assert "Ingen ulæste beskeder." in text(nurse.get(TAB))

    assert "Beskeder (1 ulæst)" in text(patient.get("/my"))
    page = text(patient.get(HOSPITAL))
    assert "Læst" in page
    assert page.index("Må jeg sejle?") < page.index("Ja, med vest på.")
    assert "ulæst" not in text(patient.get("/my"))
    assert all(one.get("received") for one in trees("Communication?patient=poul"))


def test_what_is_red_stands_before_a_message_which_is_reached_by_a_link() -> None:
    patient, nurse = both()
    patient.post(HOSPITAL, {"words": "Må jeg sejle?"})
    store(finding("f", "poul", identifiedDateTime=now().isoformat()))

    panel = text(nurse.get(f"{TAB}&open=poul")).split('<aside class="panel"')[1]

    assert panel.index('href="#letters"') < panel.index('id="reason-1"') < panel.index('id="letters"')


def test_a_message_that_wants_no_answer_is_noted_as_read_once() -> None:
    patient, nurse = both()
    patient.post(HOSPITAL, {"words": "Tak for sidst"})
    [sent] = trees("Communication?patient=poul")

    for _ in range(2):
        said = text(
            nurse.post("/worklist/read", {"patient": "poul", "read": [sent["id"], "none"]}, follow=True)
        )
        assert "er noteret som læst" in said

    [kept] = trees("Communication?patient=poul")
    assert (bool(kept["received"]), kept["meta"]["versionId"]) == (True, "2")


def test_what_is_for_the_municipality_is_not_the_hospitals_to_read() -> None:
    patient, nurse = both()
    patient.post(TOWN, {"words": "Hvornår begynder træningen?"})
    [sent] = trees("Communication?patient=poul")
    assert sent["recipient"] == [{"reference": "Organization/town"}]

    assert "Ingen ulæste beskeder." in text(nurse.get(TAB))
    nurse.post("/worklist/read", {"patient": "poul", "read": sent["id"]})

    assert "received" not in trees("Communication?patient=poul")[0]
    assert "Hvornår begynder træningen?" not in text(patient.get(HOSPITAL))


def test_an_empty_message_is_not_sent() -> None:
    patient, _ = both()

    answer = patient.post(HOSPITAL, {"words": "  "})

    assert (answer.status_code, "Skriv et par ord først." in text(answer)) == (422, True)
    assert trees("Communication?patient=poul") == []


def test_a_relative_writes_by_their_own_name_where_they_may_and_reads_nothing_for_the_patient() -> None:
    both()
    store(message("m", "Kom på fredag", by=ANNE, to="Patient/poul"))
    daughter = a_relative("write")

    assert "Kom på fredag" in text(daughter.get(HOSPITAL))
    daughter.post(HOSPITAL, {"words": "Jeg kører ham"})

    told = {one["sender"]["reference"]: one for one in trees("Communication?patient=poul")}
    assert "received" not in told[ANNE]
    assert told["RelatedPerson/inge"]["payload"][0]["contentString"] == "Jeg kører ham"
    assert "<strong>Dig</strong>" in text(daughter.get(HOSPITAL))


@pytest.mark.parametrize("level", ["see", "measure"])
def test_a_relative_who_may_not_write_reads_alone(level: str) -> None:
    both()
    daughter = a_relative(level)

    page = text(daughter.get(HOSPITAL))
    assert "<textarea" not in page
    assert daughter.post(HOSPITAL, {"words": "Hej"}).status_code == 404


def test_to_whom_the_record_is_closed_nobody_writes_and_what_was_written_stays_to_be_read() -> None:
    patient, _ = both()
    store(message("m", "Kom på fredag", by=ANNE, to="Patient/poul"))
    block = refusal("poul", "the-hospital", actor=[_named("hospital")])
    store(block)

    assert "Kom på fredag" in text(patient.get(f"{HERE}/before"))
    assert patient.get(HOSPITAL).status_code == 404
    for address in (HOSPITAL, f"{HERE}/before"):
        assert patient.post(address, {"words": "Hej"}).status_code == 404


def _named(organization: str) -> dict[str, Any]:
    return {"role": {"text": "x"}, "reference": {"reference": f"Organization/{organization}"}}


def test_what_those_who_treat_write_to_each_other_is_no_conversation_with_the_patient() -> None:
    patient, _ = both()
    store(message("m", "Ring til mig", by=ANNE, to="Organization/town"))

    assert "Ring til mig" not in "".join(text(patient.get(one)) for one in (HERE, HOSPITAL, TOWN))


def test_what_is_old_is_folded_and_the_page_says_whom_it_goes_to_and_what_not_to_write_here() -> None:
    patient, _ = both("en")
    store(
        *(
            message(
                f"m{number}",
                f"Nr. {number}.",
                by=ANNE,
                to="Patient/poul",
                sent=f"2026-02-{number:02}T08:00:00Z",
            )
            for number in range(1, 11)
        )
    )

    page = text(patient.get(HOSPITAL))

    assert "Older messages (2)" in page
    assert page.index("Nr. 2.") < page.index("</details>") < page.index("Nr. 3.") < page.index("Nr. 10.")
    assert "call 112" in page
    assert "Responsible for you now" in text(patient.get(HERE))
