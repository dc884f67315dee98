"""A hand-over agreed for a day, of a programme that is on hold when the day has come."""

from datetime import timedelta

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.handover.types import Stand
from sharedcare.care.standing import treats
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.agreeing import MONDAY, TO_VILLAGE, agreed, midnight, the_one, worker
from tests.integration.care.handing import (
    in_care,
    messages,
    responsible,
    stored,
)

pytestmark = pytest.mark.django_db


def test_of_a_programme_on_hold_it_moves_when_the_programme_goes_on(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    agreed(them, episode)
    store({**stored(episode), "status": "onhold"}, at=NOON)

    worker(midnight(MONDAY))

    assert (the_one(them["bo"]).stand, responsible(episode)) == (Stand.AGREED, "anne")
    store({**stored(episode), "status": "active"}, at=NOON)
    worker(midnight(MONDAY) + timedelta(days=2))
    assert (the_one(them["bo"]).stand, responsible(episode)) == (Stand.ACCEPTED, "bo")


def test_of_a_programme_on_hold_for_weeks_who_was_let_in_takes_over_all_the_same_and_the_patient_is_told_once(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, at=NOON)

    for days in range(0, 60, 3):
        worker(midnight(MONDAY) + timedelta(days=days))
        last = midnight(MONDAY) + timedelta(days=days, hours=1)
        assert treats(patient="poul", by=them["vera"], at=last), days
    assert (the_one(them["anne"]).stand, responsible(episode)) == (Stand.AGREED, "anne")
    assert sum("fordi forløbet er sat i bero" in one for one in messages()) == 1
    store({**stored(episode), "status": "active"}, at=NOON)
    worker(midnight(MONDAY) + timedelta(days=60))

    assert (the_one(them["anne"]).stand, responsible(episode)) == (Stand.ACCEPTED, "vera")


def test_of_a_programme_on_hold_who_was_let_in_stays_no_longer_than_ninety_days(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, at=NOON)

    for days in range(0, 150, 3):
        worker(midnight(MONDAY) + timedelta(days=days))

    later = midnight(MONDAY) + timedelta(days=150)
    assert not treats(patient="poul", by=them["vera"], at=later)
    assert (the_one(them["anne"]).stand, responsible(episode)) == (Stand.AGREED, "anne")


def test_who_has_left_takes_nothing_over_when_a_programme_goes_on_and_nobody_waits_for_them(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, at=NOON)
    store({**stored("PractitionerRole/vera-role"), "active": False}, at=NOON)

    worker(midnight(MONDAY))

    assert (the_one(them["anne"]).stand, responsible(episode)) == (Stand.LAPSED, "anne")


@pytest.mark.parametrize("end", ["2026-03-01", "2026-03-05T10:00:00+01:00"], ids=["a date", "a moment"])
def test_a_place_that_somebody_has_ended_is_not_opened_again(end: str, them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, at=NOON)
    team = stored("CareTeam/poul-team")
    places = [
        {**one, "period": {**one["period"], "end": end}} if "extension" in one else one
        for one in team["participant"]
    ]
    store({**team, "participant": places}, at=NOON)

    worker(midnight(MONDAY))

    assert not treats(patient="poul", by=them["vera"], at=midnight(MONDAY))
