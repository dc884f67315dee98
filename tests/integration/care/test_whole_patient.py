"""A whole patient is handed over in one act: all programmes move together or none, and nothing before the yes."""

from datetime import timedelta

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, queries
from sharedcare.care.handover.errors import (
    AlreadyWaiting,
    DayUnfit,
    NothingToHandOver,
    NotReachable,
    NotTogether,
    NotYours,
)
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import also_in, in_care, people, responsible, sectors, stored, wanted

pytestmark = pytest.mark.django_db
SUGAR, BO = "type-2-diabetes", "PractitionerRole/bo-role"


@pytest.fixture
def them() -> dict[str, Actor]:
    sectors()
    return people()


@pytest.fixture
def both(them: dict[str, Actor]) -> tuple[str, str]:
    return in_care("poul"), also_in("poul", SUGAR)


def propose(by: Actor, both: tuple[str, str], receiver: str = BO) -> str:
    made = wanted(both[0], receiver, also=both[1:])
    return actions.propose(patient="poul", wanted=made, by=by, at=NOON)


def who(both: tuple[str, ...]) -> list[str]:
    return [responsible(one) for one in both]


def test_nothing_moves_before_the_yes_and_with_it_everything(
    them: dict[str, Actor], both: tuple[str, str]
) -> None:
    one = propose(them["anne"], both)
    assert who(both) == ["anne", "anne"]
    [told] = queries.handovers(patient="poul", by=them["bo"], at=NOON)
    assert told.wanted.foci == both

    actions.accept(patient="poul", handover=one, by=them["bo"], at=NOON)

    assert who(both) == ["bo", "bo"]


def test_a_no_leaves_everything_where_it_was(them: dict[str, Actor], both: tuple[str, str]) -> None:
    one = propose(them["anne"], both)

    actions.decline(patient="poul", handover=one, reason="Ferie", by=them["bo"], at=NOON)

    assert who(both) == ["anne", "anne"]
    assert propose(them["anne"], both)


def test_what_is_part_of_it_is_not_handed_over_beside_it_and_the_other_way_round(
    them: dict[str, Actor], both: tuple[str, str]
) -> None:
    one = propose(them["anne"], both)
    with pytest.raises(AlreadyWaiting):
        actions.propose(patient="poul", wanted=wanted(both[1], BO), by=them["anne"], at=NOON)
    actions.take_back(patient="poul", handover=one, reason="For tidligt", by=them["anne"], at=NOON)
    actions.propose(patient="poul", wanted=wanted(both[1], BO), by=them["anne"], at=NOON)

    with pytest.raises(AlreadyWaiting):
        propose(them["anne"], both)


def test_it_is_for_who_is_responsible_for_all_of_it_to_who_can_take_all_over(them: dict[str, Actor]) -> None:
    both = in_care("poul"), also_in("poul", SUGAR, manager="bo")
    with pytest.raises(NotYours):
        propose(them["anne"], both, "PractitionerRole/mette-role")
    also_in("poul", SUGAR)

    for receiver in ("Organization/far-clinic", "PractitionerRole/anne-role"):
        with pytest.raises(NotReachable):
            propose(them["anne"], both, receiver)
    with pytest.raises(DayUnfit):
        ahead = wanted(both[0], BO, also=both[1:], starts=NOON.date())
        actions.propose(patient="poul", wanted=ahead, by=them["anne"], at=NOON)
    # What was chosen before another programme came is not all of it.
    third = also_in("poul", "copd")
    with pytest.raises(NothingToHandOver):
        propose(them["anne"], both)
    assert who((*both, third)) == ["anne", "anne", "anne"]


def test_one_that_is_on_hold_or_another_s_by_now_keeps_all_of_them(
    them: dict[str, Actor], both: tuple[str, str]
) -> None:
    one = propose(them["anne"], both)
    for change in ({"status": "onhold"}, {"careManager": {"reference": "PractitionerRole/mette-role"}}):
        before = stored(both[1])
        store({**before, **change})
        with pytest.raises(NotTogether):
            actions.accept(patient="poul", handover=one, by=them["bo"], at=NOON)
        assert responsible(both[0]) == "anne"
        store({key: value for key, value in before.items() if key != "meta"})

    actions.accept(patient="poul", handover=one, by=them["bo"], at=NOON)

    assert who(both) == ["bo", "bo"]


def test_what_has_ended_meanwhile_is_left_and_the_rest_moves(
    them: dict[str, Actor], both: tuple[str, str]
) -> None:
    one = propose(them["anne"], both)
    store({**stored(both[0]), "status": "finished"})

    actions.accept(patient="poul", handover=one, by=them["bo"], at=NOON)

    assert who(both) == ["anne", "bo"]


def test_one_that_was_stored_for_a_day_ahead_is_refused_since_it_would_move_one_alone(
    them: dict[str, Actor], both: tuple[str, str]
) -> None:
    one = propose(them["anne"], both)
    task = stored(f"Task/{one}")
    ahead = {"period": {"start": (NOON + timedelta(days=3)).date().isoformat()}}
    store({**task, "restriction": task.get("restriction", {}) | ahead})

    with pytest.raises(NotTogether):
        actions.accept(patient="poul", handover=one, by=them["bo"], at=NOON)

    assert who(both) == ["anne", "anne"]
