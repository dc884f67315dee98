"""What a change counts from."""

from datetime import datetime, timedelta

from sharedcare.programmes.facts import Reading
from sharedcare.programmes.judging.quantities import compared
from sharedcare.programmes.times import Duration, Unit
from sharedcare.programmes.types.measuring import Change

NOW = datetime.fromisoformat("2026-11-25T12:00:00+01:00")


def test_of_a_value_that_one_observation_says_twice_a_change_counts_from_what_it_says_first() -> None:
    change = Change(within=Duration(3, Unit.DAY))
    before = NOW - timedelta(days=2)
    now = Reading(84, NOW, "Observation/b")
    series = (now, Reading(80, before, "Observation/a"), Reading(83.5, before, "Observation/a"))

    assert compared(change, now, series, ()).amount == 4
