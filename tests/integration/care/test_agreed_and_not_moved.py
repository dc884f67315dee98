"""What was agreed for a day does not move where it no longer can: the sender keeps it, and is told why."""

from datetime import timedelta
from pathlib import Path

import pytest

import sharedcare.programmes
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.handover import actions
from sharedcare.care.handover.types import Lapse, Stand
from sharedcare.care.publishing.actions import publish
from sharedcare.care.standing import treats
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON
from tests.integration.care.agreeing import MONDAY, TO_VILLAGE, about, agreed, midnight, the_one, worker
from tests.integration.care.handing import (
    in_care,
    messages,
    responsible,
    sees_poul,
    stored,
)

pytestmark = pytest.mark.django_db


def test_whose_role_has_ended_meanwhile_takes_nothing_over_and_the_sender_gets_a_task(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode)
    store({**role("bo-role", "practice", "doctor"), "active": False}, at=NOON)

    worker(midnight(MONDAY))
    worker(midnight(MONDAY) + timedelta(hours=1))

    one = the_one(them["anne"])
    assert (one.stand, one.lapse, responsible(episode)) == (Stand.LAPSED, Lapse.ROLE, "anne")
    [task] = about(asked)
    assert task["owner"] == {"reference": "PractitionerRole/anne-role"}
    assert "har ikke længere sin rolle" in task["description"]


def test_who_works_elsewhere_meanwhile_takes_nothing_over(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode, "Organization/practice")
    store(role("bo-role", "home-care", "home-nurse"), at=NOON)

    worker(midnight(MONDAY))

    assert (the_one(them["anne"]).lapse, responsible(episode)) == (Lapse.PLACE, "anne")
    assert "hører ikke længere til modtageren" in about(asked)[0]["description"]


def test_whose_role_takes_over_nothing_by_the_programme_any_more_takes_nothing_over(
    them: dict[str, Actor],
) -> None:
    raw = Path(sharedcare.programmes.__file__).with_name("shipped").joinpath("heart-failure.yaml").read_text()
    publish(raw=raw.encode(), by=operator("test"), at=NOON)
    episode = in_care("poul")
    agreed(them, episode)
    mine = raw[raw.index("- key: gp\n") : raw.index("- key: practice-nurse\n")]
    newer = raw.replace(mine, mine.replace("accept, ", "")).replace("version: 1.0.0", "version: 1.1.0", 1)
    publish(raw=newer.encode(), by=operator("test"), at=NOON)

    worker(midnight(MONDAY))

    assert (the_one(them["anne"]).lapse, responsible(episode)) == (Lapse.MANDATE, "anne")


def test_who_is_off_the_team_meanwhile_takes_nothing_over(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    agreed(them, episode)
    team = stored("CareTeam/poul-team")
    places = [one for one in team["participant"] if "bo-role" not in one["member"]["reference"]]
    store({**team, "participant": places}, at=NOON)

    worker(midnight(MONDAY))

    one = the_one(them["anne"])
    assert (one.stand, one.lapse, responsible(episode)) == (Stand.LAPSED, Lapse.CLOSED, "anne")


def test_of_a_programme_on_hold_who_takes_over_sees_the_record_no_longer_once_it_is_taken_back(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, {**stored(episode), "id": "another"}, at=NOON)
    late = midnight(MONDAY) + timedelta(days=30)
    worker(late)
    assert treats(patient="poul", by=them["vera"], at=late)

    actions.take_back(patient="poul", handover=asked, reason="Skal ikke flytte", by=them["anne"], at=late)

    assert not treats(patient="poul", by=them["vera"], at=late)
    assert responsible(episode) == "anne"


def test_who_was_let_in_for_a_programme_that_has_ended_sees_the_record_no_longer_than_until_the_next_look(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    store({**stored(episode), "status": "onhold"}, {**stored(episode), "id": "another"}, at=NOON)
    worker(NOON)
    assert sees_poul(them["vera"])
    store({**stored(episode), "status": "finished"}, at=NOON)

    worker(NOON)

    assert the_one(them["anne"]).lapse is Lapse.OVER
    assert not sees_poul(them["vera"])
    assert "er afsluttet. De kan ikke længere se din journal" in "".join(messages())


def test_of_a_programme_that_has_ended_meanwhile_nothing_moves_and_nobody_gets_a_task(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode)
    store({**stored(episode), "status": "finished"}, at=NOON)
    store({**stored(episode), "id": "another", "status": "active"}, at=NOON)  # so that the record is open

    worker(midnight(MONDAY))

    assert the_one(them["anne"]).lapse is Lapse.OVER
    assert not about(asked)
    assert responsible(episode) == "anne"
