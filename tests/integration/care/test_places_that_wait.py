"""A place on the team that waits for an answer opens the record, and is no place on the team otherwise."""

from datetime import datetime, timedelta

import pytest

from sharedcare.access.errors import OnlyAsked
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.types import Member
from sharedcare.care.findings.acting.actions import handle
from sharedcare.care.findings.acting.types import Outcome, Seen
from sharedcare.care.handover import actions
from sharedcare.care.handover.errors import NotReachable
from sharedcare.care.handover.joining import let_in_until
from sharedcare.care.plan.errors import NotAmongThem
from sharedcare.care.plan.owners import require_among_them
from sharedcare.care.standing import treats
from tests.integration.access.care import (
    HEART,
    agreement,
    consent,
    refusal,
    store,
    team,
)
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import SUGAR, chosen, condition, publish_shipped
from tests.integration.care.handing import (
    in_care,
    messages,
    sees_poul,
    stored,
    wanted,
)
from tests.integration.worklist.world import finding

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TO_VILLAGE = "Organization/village"


@pytest.mark.parametrize("other", ["a-team", "bare-team"])
@pytest.mark.parametrize("after", [True, False])
def test_a_no_shuts_the_record_also_where_the_patient_has_another_team(
    them: dict[str, Actor], other: str, *, after: bool
) -> None:
    episode = in_care("poul")
    another = {**team("poul", "PractitionerRole/anne-role"), "id": other}
    if not after:
        store(another)
    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    store(another if after else {**stored(f"CareTeam/{other}"), "name": "Other"}, at=NOON + HOUR / 4)
    assert sees_poul(them["vera"])

    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert not sees_poul(them["vera"])


def test_a_no_can_be_said_where_the_place_is_the_only_one_on_the_team(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    empty = {**team("poul"), "id": "bare-team"}
    del empty["participant"]
    store(empty, at=NOON + HOUR / 10)
    asked = actions.propose(
        patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON + HOUR / 4
    )
    assert len(stored("CareTeam/bare-team")["participant"]) == 1

    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert not sees_poul(them["vera"])
    assert "participant" not in stored("CareTeam/bare-team")


def test_who_is_only_asked_gets_no_task_by_a_hand_over_or_as_its_owner_and_is_out_by_a_no(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    owned = {"owner": {"reference": "PractitionerRole/anne-role"}, "status": "requested", "intent": "order"}
    store({"resourceType": "Task", "id": "call", "for": {"reference": "Patient/poul"}, **owned})
    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)

    with pytest.raises(NotReachable):
        actions.propose(patient="poul", wanted=wanted("Task/call", TO_VILLAGE), by=them["anne"], at=NOON)
    for owner in (TO_VILLAGE, "PractitionerRole/vera-role"):
        with pytest.raises(NotAmongThem):
            require_among_them(owner, patient="poul", by=them["anne"], at=NOON)
    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert not treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=29))


def test_who_is_only_asked_reads_a_finding_and_closes_none(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store(finding("f", "poul"))
    actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)

    def close() -> None:
        handle(findings=[Seen("f", 1)], outcome=Outcome.CONTACTED, note="", by=them["vera"], at=NOON)

    with pytest.raises(OnlyAsked):
        close()
    assert stored("DetectedIssue/f")["status"] == "preliminary"


def test_each_answer_settles_the_place_of_its_own_hand_over(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store({**stored(episode), "id": "poul-again"})
    first, second = (
        actions.propose(patient="poul", wanted=wanted(focus, TO_VILLAGE), by=them["anne"], at=NOON)
        for focus in (episode, "EpisodeOfCare/poul-again")
    )

    actions.decline(patient="poul", handover=first, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert sees_poul(them["vera"]), "to answer the other"
    assert not any("kan ikke længere se" in one for one in messages())
    actions.accept(patient="poul", handover=second, by=them["vera"], at=NOON + HOUR / 2)
    assert treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=40))


def test_who_says_no_keeps_the_place_that_an_enrolment_in_another_programme_gave(
    them: dict[str, Actor],
) -> None:
    publish_shipped(HEART, SUGAR)
    episode = in_care("poul")
    store(
        agreement("sugar", "hospital", "town", "practice", "village", programme=SUGAR),
        consent("poul", SUGAR),
        condition("poul", "DE119"),
    )
    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    choices = chosen(
        team=(Member(TO_VILLAGE, "municipality"),),
        anchors={"diagnosis": NOON},
        levels={},
        judged={"frail": False, "pressure-is-hard": False},
    )
    enrol(patient="poul", programme=SUGAR, choices=choices, by=them["anne"], at=NOON)

    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=40))


def test_until_when_who_is_asked_sees_the_record_is_told_and_of_no_one_from_whom_it_is_kept(
    them: dict[str, Actor],
) -> None:
    def until() -> datetime | None:
        return let_in_until(TO_VILLAGE, patient="poul", by=them["anne"], at=NOON)

    episode = in_care("poul")
    assert until() is None
    actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    assert until() == NOON + timedelta(days=30)
    assert let_in_until("Organization/town", patient="poul", by=them["anne"], at=NOON) is None

    out = [{"role": {"text": "them"}, "reference": {"reference": TO_VILLAGE}}]
    store(refusal("poul", "village", actor=out))

    assert until() is None


def test_a_yes_keeps_the_record_open_also_where_another_team_came_first(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    store({**team("poul", "PractitionerRole/anne-role"), "id": "bare-team"}, at=NOON + HOUR / 4)

    actions.accept(patient="poul", handover=asked, by=them["vera"], at=NOON + HOUR / 2)

    assert treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=40))
