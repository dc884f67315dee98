"""An organisation that nobody knew when the patient was taken on joins the team later."""

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.care.handover import actions as handing
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import ACCEPT, CHANGE_PLAN, SET_LIMITS, WRITE
from sharedcare.care.standing import treats
from sharedcare.care.team import actions
from sharedcare.care.team.errors import CannotJoin
from sharedcare.records.search.parse import parse
from tests.integration.access.care import HEART, agreement, organisation, refusal, role, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import in_care, someone, stored, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def poul(them: dict[str, Actor]) -> None:
    """Who is taken on before any of them joins."""
    in_care("poul")


def add(name: str, by: Actor) -> None:
    actions.add(patient="poul", organization=name, by=by, at=NOON)


def rights(by: Actor) -> frozenset[str]:
    programmes = programmes_of(patient="poul", by=by, at=NOON)
    return mandate(patient="poul", by=by, at=NOON).rights(programmes)


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


def test_who_is_only_asked_to_take_over_lets_nobody_in_and_changes_nothing_and_who_has_said_yes_does(
    them: dict[str, Actor],
) -> None:
    publish_shipped(HEART)
    store(
        organisation("other-practice", "general-practice"),
        organisation("island", "municipality"),
        role("kim-role", "other-practice", "doctor"),
        role("ian-role", "island", "home-nurse"),
        agreement("of-practices", "hospital", "other-practice"),
        agreement("of-the-island", "other-practice", "island"),
    )
    kim, ian = someone("kim"), someone("ian")
    wants = wanted("EpisodeOfCare/poul-in-heart-failure", "Organization/other-practice")
    asked = handing.propose(patient="poul", wanted=wants, by=them["anne"], at=NOON)
    assert treats(patient="poul", by=kim, at=NOON)

    assert not actions.may_add(patient="poul", by=kim, at=NOON)
    with pytest.raises(NotPermitted):
        add("island", kim)
    assert rights(kim) == {ACCEPT}

    assert not treats(patient="poul", by=ian, at=NOON)
    handing.accept(patient="poul", handover=asked, by=kim, at=NOON)
    assert {SET_LIMITS, WRITE, CHANGE_PLAN} <= rights(kim)
    add("island", kim)
    assert treats(patient="poul", by=ian, at=NOON)
