"""An organisation that nobody knew when the patient was taken on joins the team later."""

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.care.standing import treats
from sharedcare.care.team import actions
from sharedcare.care.team.errors import CannotJoin
from sharedcare.records.search.parse import parse
from tests.integration.access.care import agreement, organisation, refusal, role, store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import in_care, people, sectors, someone, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def them() -> dict[str, Actor]:
    sectors()
    store(
        organisation("village", "municipality"),
        role("vera-role", "village", "home-nurse"),
        agreement("village-agreement", "hospital", "village"),
    )
    in_care("poul")
    return {**people(), "vera": someone("vera")}


def add(name: str, by: Actor) -> None:
    actions.add(patient="poul", organization=name, by=by, at=NOON)


def test_it_gets_the_record_and_the_patient_is_told(them: dict[str, Actor]) -> None:
    assert not treats(patient="poul", by=them["vera"], at=NOON)

    add("village", them["anne"])

    assert treats(patient="poul", by=them["vera"], at=NOON)
    members = [one["member"]["reference"] for one in stored("CareTeam/poul-team")["participant"]]
    assert members[-1] == "Organization/village"
    query = parse("Communication", [("patient", "poul")])
    [told] = looks.search(by=operator("test"), query=query, at=NOON).matches
    assert "village er nu på dit team" in (told.content or b"").decode()


def test_nobody_joins_without_an_agreement_twice_or_against_the_patients_wish(
    them: dict[str, Actor],
) -> None:
    them_out = {"role": {"text": "them"}, "reference": {"reference": "Organization/village"}}

    for name in ("far-clinic", "town", "nowhere", ""):
        with pytest.raises(CannotJoin):
            add(name, them["anne"])
    store(refusal("poul", "village", actor=[them_out]))
    with pytest.raises(CannotJoin):
        add("village", them["anne"])
    assert not treats(patient="poul", by=them["vera"], at=NOON)


def test_whose_agreement_it_is_not_adds_nobody_nor_does_a_secretary(them: dict[str, Actor]) -> None:
    with pytest.raises(CannotJoin):
        add("village", them["bo"])
    with pytest.raises(NotPermitted):
        add("village", them["sofie"])
