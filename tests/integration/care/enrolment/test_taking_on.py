"""A patient whose record is closed is taken on by number, unless the patient has said no; and nothing is told before."""

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.errors import (
    AlreadyEnrolled,
    NobodyResponsible,
    NobodyWithNumber,
    NoConsent,
    NotByNumber,
)
from sharedcare.care.enrolment.taking_on import take_on
from sharedcare.care.standing import treats
from sharedcare.records.finding import CPR
from tests.integration.access.care import refusal, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, PAPER, chosen, citizen, record, sectors, someone

pytestmark = pytest.mark.django_db
NUMBER = "0103469997"


@pytest.fixture(autouse=True)
def _poul() -> None:
    sectors(HEART)
    store(
        {
            "resourceType": "Patient",
            "id": "poul",
            "birthDate": "1946-03-01",
            "identifier": [{"system": CPR, "value": NUMBER}],
            "generalPractitioner": [{"reference": "Organization/practice"}],
        }
    )


def take(by: Actor, *, number: str = NUMBER, consent: str = PAPER) -> str:
    return take_on(number=number, programme=HEART, consent=consent, by=by, at=NOON)


def test_who_agrees_is_taken_on_and_told_who_was_let_in() -> None:
    anne = someone("anne")
    with pytest.raises(NobodyWithNumber):
        take(anne, number="0103469998")
    with pytest.raises(NoConsent):
        take(anne, consent=" ")
    assert take(anne) == "poul"
    assert treats(patient="poul", by=anne, at=NOON)
    with pytest.raises(AlreadyEnrolled):
        take(anne)


def test_who_keeps_the_record_from_everybody_is_not_taken_on_by_a_consent_on_paper() -> None:
    store(refusal("poul", "all"))
    with pytest.raises(NotByNumber):
        take(someone("anne"))
    assert (record().of("EpisodeOfCare"), record().of("Task")) == ([], [])


def test_that_somebody_is_in_a_programme_is_not_told_to_whom_the_record_is_closed() -> None:
    store(refusal("poul", "clinic", actor=[_of("hospital")]))
    take(someone("bo"))
    with pytest.raises(NotByNumber):
        take(someone("anne"))


def test_who_stands_for_nobody_on_the_team_is_not_made_responsible() -> None:
    citizen("karen", HEART)
    anne = someone("anne")
    for stranger in ("PractitionerRole/far-role", "PractitionerRole/nobody"):
        with pytest.raises(NobodyResponsible):
            enrol(
                patient="karen",
                programme=HEART,
                choices=chosen(responsible=stranger),
                by=anne,
                at=NOON,
            )


def _of(organisation: str) -> dict[str, object]:
    role = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleClass", "code": "PROV"}]}
    return {"role": role, "reference": {"reference": f"Organization/{organisation}"}}
