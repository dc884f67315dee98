"""When a hand-over that nobody answers presses, and whose turn it is."""

from datetime import date

import pytest

from sharedcare.care.handover import rules
from sharedcare.care.handover.types import Held, Level, Side, Stand, Step

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


@pytest.mark.parametrize(
    ("day", "rests", "why"),
    [
        (26, False, None),
        (26, True, None),
        (25, False, None),
        (25, True, Held.RESTS),
        (24, False, Held.LATE),
        (24, True, Held.RESTS),
    ],
)
def test_an_agreed_one_is_held_from_its_day_on_by_what_is_on_hold_and_else_once_the_day_is_past(
    day: int, rests: bool, why: Held | None
) -> None:
    assert rules.held(Stand.AGREED, date(2026, 11, day), rests=rests, today=WEDNESDAY) is why
    assert rules.held(Stand.ACCEPTED, date(2026, 11, day), rests=rests, today=WEDNESDAY) is None
