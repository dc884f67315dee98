"""Who is responsible and can no longer see the record: said before the patient decides it, and for as long as it is so."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.care import CLINIC, HEART, enrolled, organisation, role, store, team
from tests.integration.clinic.browsing import text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.portal.test_measuring import to_measure_again

pytestmark = pytest.mark.django_db
CONSENT = f"poul-agrees-to-{HEART}"
BLIND = "De er ansvarlige for dig nu og kan så ikke se dine målinger."
CANNOT = "De kan ikke se din journal lige nu, og heller ikke dine målinger."
PHONE = {"telecom": [{"system": "phone", "value": "65 41 00 00"}]}


def patient_of(
    manager: str = "PractitionerRole/demo-anne-role", *, language: str = "da", **more: Any
) -> Client:
    """The patient, for whom the clinic's nurse is responsible, at the clinic's number."""
    patient = the_patient(language=language)
    store(
        {**organisation(CLINIC, part_of="hospital"), **PHONE},
        {**role("demo-anne-role", CLINIC), **PHONE},
        {"resourceType": "Practitioner", "id": "of-demo-anne-role", "name": [{"text": "Anne"}], **PHONE},
        enrolled("poul", careManager={"reference": manager}),
        team("poul", f"Organization/{CLINIC}", "Organization/town"),
    )
    return patient


def shown(client: Client, **change: str) -> str:
    answer = client.post("/my/sharing/preview", change)
    assert answer.status_code == 200
    return text(answer)


@pytest.mark.parametrize(
    "change",
    [{"what": "block", "organization": "hospital"}, {"what": "end", "consent": CONSENT}],
    ids=["block", "withdrawal"],
)
@pytest.mark.parametrize(
    "manager",
    ["PractitionerRole/demo-anne-role", "Practitioner/of-demo-anne-role"],
)
def test_before_it_is_decided_it_is_said_that_who_is_responsible_would_see_nothing_and_whom_to_ring(
    manager: str, change: dict[str, str]
) -> None:
    page = shown(patient_of(manager), **change)

    assert BLIND in page
    assert 'href="tel:65410000"' in page
    assert "Ring 65 41 00 00" in page


def test_the_same_in_english() -> None:
    page = shown(patient_of(language="en"), what="block", organization="hospital")

    assert "They are responsible for you now and can then not see your measurements." in page


def test_closing_to_somebody_else_says_nothing_of_who_is_responsible() -> None:
    assert "ansvarlige for dig nu" not in shown(patient_of(), what="block", organization="town")


@pytest.mark.parametrize(("organization", "is_told"), [("", True), ("hospital", True), ("town", False)])
def test_hiding_a_kind_says_whether_it_is_hidden_from_who_is_responsible_too(
    organization: str, is_told: bool
) -> None:
    page = shown(patient_of(), what="block", kind="values", organization=organization)

    assert ("Det bliver også skjult for dem, der er ansvarlige for dig nu." in page) is is_told


@pytest.mark.parametrize(
    "change",
    [{"what": "block", "organization": "hospital"}, {"what": "end", "consent": CONSENT}],
    ids=["block", "withdrawal"],
)
def test_the_first_page_names_nobody_as_responsible_without_saying_that_they_cannot_see_the_record(
    change: dict[str, str],
) -> None:
    patient = patient_of()
    assert CANNOT not in text(patient.get("/my"))

    patient.post("/my/sharing", change)
    page = text(patient.get("/my"))

    assert "Ansvarlig for dig nu" in page
    assert CANNOT in page
    assert 'href="tel:65410000"' in page


def test_a_relative_reads_it_as_one_who_is_not_the_patient() -> None:
    patient = patient_of()
    relative = a_relative("see")
    patient.post("/my/sharing", {"what": "block", "organization": "hospital"})

    assert "De kan ikke se journalen lige nu" in text(relative.get("/my"))


def test_a_patient_with_two_programmes_reads_who_is_responsible_for_each_of_them_and_whom_to_ring() -> None:
    patient = patient_of()
    store(
        {**role("mette-role", "town"), "telecom": [{"system": "phone", "value": "65 41 00 99"}]},
        {"resourceType": "Practitioner", "id": "of-mette-role", "name": [{"text": "Mette"}]},
        enrolled("poul", "copd", careManager={"reference": "PractitionerRole/mette-role"}),
    )

    for page in (text(patient.get("/my")), text(patient.get("/my/pause"))):
        assert page.count('href="tel:65410000"') == 1
        assert page.count('href="tel:65410099"') == 1
    assert text(patient.get("/my/messages")).count("Ansvarlig for dig nu") == 2


def test_closing_to_who_is_responsible_for_another_programme_says_so_with_their_number() -> None:
    patient = patient_of()
    store(
        {**role("mette-role", "town"), "telecom": [{"system": "phone", "value": "65 41 00 99"}]},
        {"resourceType": "Practitioner", "id": "of-mette-role", "name": [{"text": "Mette"}]},
        enrolled("poul", "copd", careManager={"reference": "PractitionerRole/mette-role"}),
    )

    page = shown(patient, what="block", organization="town")

    assert BLIND in page
    assert 'href="tel:65410099"' in page


@pytest.mark.parametrize(
    ("days", "says"),
    [(2, "Fra {}: "), (-2, "skifte {} til town. Det er ikke sket endnu")],
    ids=["it is to come", "it has not come"],
)
def test_who_is_to_be_responsible_from_a_day_on_is_told_and_not_as_if_it_were_to_come_once_it_is_past(
    days: int, says: str
) -> None:
    patient = patient_of()
    store(role("mette-role", "town"))
    by = {"coding": [{"system": "urn:sharedcare:handover", "code": "by"}]}
    store(
        {
            "resourceType": "Task",
            "id": "handed",
            "status": "accepted",
            "intent": "order",
            "code": {"coding": [{"system": "urn:sharedcare:task", "code": "handover"}]},
            "for": {"reference": "Patient/poul"},
            "focus": {"reference": f"EpisodeOfCare/{enrolled('poul')['id']}"},
            "owner": {"reference": "Organization/town"},
            "restriction": {"period": {"start": (now().date() + timedelta(days=days)).isoformat()}},
            "output": [{"type": by, "valueReference": {"reference": "PractitionerRole/mette-role"}}],
        }
    )

    page = text(patient.get("/my"))
    before, _, after = says.partition("{}")
    assert re.search(f"{before}[a-zø]+ {now() + timedelta(days=days):%d.%m.%Y}{after}", page)


def test_who_is_asked_to_measure_again_reads_whom_to_ring_and_nobody_else_is_told_to() -> None:
    patient = patient_of()
    quiet = text(patient.get("/my/measure"))

    store(to_measure_again("again", "29463-7", "Vej dig igen. Ring, hvis den stadig er steget."))

    assert "tel:" not in quiet
    assert "ring 112" in quiet
    assert 'href="tel:65410000"' in text(patient.get("/my/measure?done=1"))
