"""To whom it shuts the record that a patient leaves a programme, the patient is told, as of a place on the team that somebody ends."""

from datetime import timedelta

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.actions import enrol, leave
from sharedcare.care.enrolment.types import Member
from sharedcare.care.team.actions import add
from sharedcare.records.search.parse import parse
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    HEART,
    SUGAR,
    chosen,
    citizen,
    record,
    sectors,
    someone,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
PRACTICE, BO = "Organization/practice", "PractitionerRole/bo-role"


@pytest.fixture
def henrik() -> Actor:
    """A doctor of the hospital, where anne is a nurse and poul follows a programme; bo's practice follows him for another one, and
    somebody has added the town to his team."""
    sectors(HEART, SUGAR)
    citizen("poul", HEART, SUGAR)
    hospital = (Member("Organization/hospital", "hospital"),)
    enrol(patient="poul", programme=HEART, choices=chosen(team=hospital), by=someone("anne"), at=NOON)
    sugar = chosen(
        team=(Member(PRACTICE, "general-practice"),),
        responsible=BO,
        anchors={"diagnosis": NOON},
        levels={},
        judged={"frail": False, "pressure-is-hard": False},
    )
    enrol(patient="poul", programme=SUGAR, choices=sugar, by=someone("bo"), at=NOON)
    for one in record().of("Task"):
        if one["owner"]["reference"] == PRACTICE:
            store({**one, "status": "completed"})
    henrik = someone("henrik")
    add(patient="poul", organization="town", by=henrik, at=NOON)
    return henrik


def left(programme: str, by: Actor) -> list[str]:
    """What the patient is told on leaving it."""
    before = messages()
    leave(patient="poul", programme=programme, why="Flytter", by=by, at=LATER)
    return [one for one in messages() if one not in before]


def messages() -> list[str]:
    found = looks.search(by=operator("test"), query=parse("Communication", [("patient", "poul")]), at=LATER)
    return [(one.content or b"").decode() for one in found.matches]


def test_who_came_with_the_programme_alone_is_told_of_and_who_keeps_the_record_is_not(henrik: Actor) -> None:
    [told] = left(SUGAR, henrik)

    assert "practice er ikke længere på dit team og kan ikke længere se din journal" in told
    assert "practice is no longer on your team" in told


def test_who_stays_on_the_team_and_sees_nothing_without_a_programme_is_told_of_as_that(
    henrik: Actor,
) -> None:
    left(SUGAR, henrik)

    several = left(HEART, henrik)

    assert len(several) == 2
    assert any("hospital er ikke længere på dit team" in one for one in several)
    assert any("town kan ikke længere se din journal, fordi du har forladt" in one for one in several)
