"""When a hand-over that nobody answers presses, and whose turn it is."""

from datetime import date

import pytest

from sharedcare.care.handover import rules
from sharedcare.care.handover.types import Level, Side, Stand, Step

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("today", "level", "left"),
    [
        (date(2026, 11, 25), Level.WAITS, 3),
        (date(2026, 11, 26), Level.YELLOW, 2),
        (date(2026, 11, 29), Level.YELLOW, 1),
        (date(2026, 11, 30), Level.RED, 0),
        (date(2026, 12, 9), Level.RED, 0),
    ],
)
def test_it_turns_yellow_after_one_working_day_and_red_after_three(
    today: date, level: Level, left: int
) -> None:
    found = rules.countdown(last_moved=WEDNESDAY, today=today, terms=rules.USUAL)

    assert (found.level, found.days_left, found.red_on) == (level, left, date(2026, 11, 30))


def test_each_side_is_offered_its_own_steps() -> None:
    assert rules.steps_of(Stand.OFFERED, {Side.RECEIVER}) == {Step.ACCEPT, Step.ASK, Step.DECLINE}
    assert rules.steps_of(Stand.OFFERED, {Side.SENDER}) == {Step.TAKE_BACK}
    assert rules.steps_of(Stand.ASKED, {Side.SENDER}) == {Step.ANSWER, Step.TAKE_BACK}


@pytest.mark.parametrize("stand", [Stand.ACCEPTED, Stand.DECLINED, Stand.TAKEN_BACK])
def test_nothing_can_be_done_with_one_that_has_ended(stand: Stand) -> None:
    assert rules.steps_of(stand, set(Side)) == frozenset()
