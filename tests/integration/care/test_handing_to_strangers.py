"""Responsibility can go to an organisation that has not met the patient: it is let in to decide, and out again if it says no."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, queries
from sharedcare.care.handover.errors import NotReachable
from sharedcare.care.handover.reaching import reach
from sharedcare.care.standing import treats
from sharedcare.care.team.types import Why
from tests.integration.access.care import (
    agreement,
    refusal,
    store,
)
from tests.integration.access.clients import NOON
from tests.integration.care.handing import (
    in_care,
    messages,
    responsible,
    sees_poul,
    stored,
    wanted,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TO_VILLAGE = "Organization/village"


def names(found: Any, why: Why) -> tuple[str, ...]:
    return next((one.names for one in found.absent if one.why is why), ())


def test_a_town_that_has_not_met_the_patient_sees_the_proposal_accepts_and_stays(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    assert not sees_poul(them["vera"])

    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)

    assert sees_poul(them["vera"])
    assert responsible(episode) == "anne"
    [told] = messages()
    assert "spurgt village" in told
    actions.accept(patient="poul", handover=asked, by=them["vera"], at=NOON + HOUR)
    assert responsible(episode) == "vera"
    [place] = [
        one for one in stored("CareTeam/poul-team")["participant"] if one["member"]["reference"] == TO_VILLAGE
    ]
    assert "end" not in place["period"]
    assert "extension" not in place
    assert place["role"] == [{"text": "Kommune"}]


def test_who_says_no_is_out_again_and_the_patient_is_told(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)

    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON + HOUR / 2)

    assert not sees_poul(them["vera"])
    assert responsible(episode) == "anne"
    assert any("kan ikke længere se" in one for one in messages())
    again = actions.propose(
        patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON + HOUR / 2
    )
    assert sees_poul(them["vera"])
    actions.take_back(patient="poul", handover=again, reason="For tidligt", by=them["anne"], at=NOON + HOUR)
    assert not sees_poul(them["vera"])


def test_nobody_is_let_in_for_longer_than_thirty_days_without_an_answer(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)

    assert treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=29))
    assert not treats(patient="poul", by=them["vera"], at=NOON + timedelta(days=31))


def test_who_cannot_take_over_is_not_offered_and_it_is_said_why(them: dict[str, Actor]) -> None:
    in_care("poul")
    [focus] = queries.focuses(patient="poul", by=them["anne"], at=NOON)

    found = reach(patient="poul", focus=focus, by=them["anne"], at=NOON)

    assert {one.organization for one in found.receivers if one.joins} == {"village", "other-practice"}
    assert names(found, Why.AGREEMENT) == ("far-clinic",)
    assert names(found, Why.ROLE) == ("island",)


def test_a_practice_that_is_not_the_patients_own_is_let_in_by_no_guess(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store({**stored("Patient/poul"), "generalPractitioner": [{"reference": "Organization/practice"}]})
    [focus] = queries.focuses(patient="poul", by=them["anne"], at=NOON)

    found = reach(patient="poul", focus=focus, by=them["anne"], at=NOON)

    assert "other-practice" not in {one.organization for one in found.receivers}
    assert names(found, Why.OTHER_PRACTICE) == ("other-practice",)
    with pytest.raises(NotReachable):
        elsewhere = wanted(episode, "Organization/other-practice")
        actions.propose(patient="poul", wanted=elsewhere, by=them["anne"], at=NOON)


def test_whom_the_patient_keeps_the_record_from_is_not_let_in(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store(
        refusal("poul", "village", actor=[{"role": {"text": "them"}, "reference": {"reference": TO_VILLAGE}}])
    )
    [focus] = queries.focuses(patient="poul", by=them["anne"], at=NOON)

    found = reach(patient="poul", focus=focus, by=them["anne"], at=NOON)

    assert names(found, Why.CLOSED) == ("village",)
    with pytest.raises(NotReachable):
        actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    assert not messages()


def test_an_agreement_that_does_not_bind_the_sender_lets_nobody_in(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store({**stored("Contract/village-agreement"), "status": "cancelled"})
    store(agreement("of-others", "village", "island"))

    with pytest.raises(NotReachable):
        actions.propose(patient="poul", wanted=wanted(episode, TO_VILLAGE), by=them["anne"], at=NOON)
    assert not sees_poul(them["vera"])
