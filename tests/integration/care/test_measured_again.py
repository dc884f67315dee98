"""What was measured again as was asked for, and not found again, closes what rests on it alone, in every programme."""

from datetime import timedelta
from itertools import permutations

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from tests.integration.care.patients import (
    ANNA,
    NOW,
    Tree,
    enrolled,
    found,
    measured,
    publish,
    standing,
    store,
    withdraw,
)

pytestmark = pytest.mark.django_db
SAYS = "Værdien blev målt igen, som der var bedt om, og den nye måling viser det ikke. Den første regnes ikke med."


@pytest.fixture(autouse=True)
def _anna() -> None:
    publish("heart-failure", "type-2-diabetes")
    store(
        {"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"},
        enrolled(),
        enrolled("type-2-diabetes"),
        *(measured(f"before-{day}", 80.0, day, performer=[ANNA]) for day in (1, 2, 4, 5, 6)),
    )


def _weighed(name: str, value: float, minutes: int) -> Tree:
    taken = NOW + timedelta(minutes=minutes)
    return measured(name, value, performer=[ANNA]) | {"effectiveDateTime": taken.isoformat()}


def test_what_rests_on_a_slip_alone_is_closed_with_words_that_say_why() -> None:
    store(_weighed("slip", 90.3, 0))
    assert {key.rpartition(":")[0] for key in standing()} == {
        "weight:weight-rise-3-days",
        "weight:weight-trend",
        "type-2-diabetes:weight:weight-rise-3-months",
    }

    store(_weighed("again", 80.1, 1), at=NOW + timedelta(minutes=2))

    assert standing() == {}
    because = [
        each["valueString"]
        for one in found()
        for each in one.tree["extension"]
        if each["url"].endswith("closed-because")
    ]
    assert because == [SAYS] * 3
    assert rejudge(patient="anna", by=operator("test"), at=NOW + timedelta(hours=3)) == 0


def test_in_whatever_order_they_come_the_same_stands() -> None:
    trees = {
        "slip": _weighed("slip", 90.3, 0),
        "again": _weighed("again", 80.1, 1),
        "next": _weighed("next", 80.2, 600),
        "old": measured("old", 79.0, 10, performer=[ANNA]),
    }
    for order in permutations(trees):
        for name in order:
            store(trees[name], at=NOW + timedelta(hours=11))
        assert standing() == {}, order
        assert rejudge(patient="anna", by=operator("test"), at=NOW + timedelta(hours=11)) == 0
        for name in order:
            withdraw(name, at=NOW + timedelta(hours=11))


def test_it_stands_again_when_the_second_measurement_was_the_wrong_one() -> None:
    store(_weighed("slip", 90.3, 0), _weighed("again", 80.1, 1), at=NOW + timedelta(minutes=2))
    assert standing() == {}
    later = NOW + timedelta(hours=2)
    store(_weighed("again", 90.1, 1), at=later)
    assert standing()["weight:weight-rise-3-days:Observation/again"] == "high"
    assert "weight:weight-trend:Observation/slip" in standing()


def test_a_slip_of_long_ago_is_known_by_what_came_before_it() -> None:
    """What the limit looks back to is the slip; what makes it one lies further back than any limit looks."""
    performer: Tree = {"performer": [ANNA]}
    then = NOW - timedelta(days=90) + timedelta(minutes=5)
    store(
        measured("long-before", 80.0, 96, **performer),
        measured("slip", 70.0, 90, **performer),
        measured("again", 79.9, 90, **performer) | {"effectiveDateTime": then.isoformat()},
    )

    store(measured("now", 80.2, **performer))

    rise = "type-2-diabetes:weight:weight-rise-3-months:Observation/now"
    assert rise not in standing()
    assert rejudge(patient="anna", by=operator("test"), at=NOW) == 0
    withdraw("again")
    store(measured("now", 80.2, **performer) | {"note": [{"text": "."}]})
    assert rise in standing()
