"""A token bucket gives what a minute gives, to each, and not more."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.kernel.pace import Pace

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINUTE = 60.0
requests = st.lists(st.tuples(st.floats(0, 90), st.integers(1, 8)), max_size=60)
"""Seconds since the request before, and what each costs."""


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@given(rate=st.integers(1, 600), asked=requests)
def test_in_no_stretch_of_time_does_more_pass_than_a_full_bucket_and_what_flows_in_meanwhile(
    rate: int, asked: list[tuple[float, int]]
) -> None:
    pace, clock, passed = Pace(per_minute=rate), 0.0, []
    for pause, cost in asked:
        clock += pause
        if pace.take("a", at=after(clock), cost=cost) == 0.0:
            passed.append((clock, min(cost, rate)))

    for first in range(len(passed)):
        for last in range(first, len(passed)):
            lasted = passed[last][0] - passed[first][0]
            taken = sum(cost for _, cost in passed[first : last + 1])
            assert taken <= rate + lasted * rate / MINUTE + 0.01 * (last - first + 1)


@given(rate=st.integers(1, 600), asked=requests)
def test_whoever_waits_as_long_as_told_passes_and_not_much_sooner(
    rate: int, asked: list[tuple[float, int]]
) -> None:
    pace, clock = Pace(per_minute=rate), 0.0
    for pause, cost in asked:
        clock += pause
        wait = pace.take("a", at=after(clock), cost=cost)
        if wait:
            assert wait <= MINUTE + 0.01
            # A thousandth of a token is not waited for.
            sooner = wait * 0.9 - MINUTE / rate / 1000 - 0.01
            assert pace.take("a", at=after(clock + sooner), cost=cost) > 0
            clock += wait + 0.001
            assert pace.take("a", at=after(clock), cost=cost) == 0.0


@given(rate=st.integers(1, 100), cost=st.integers(1, 200))
def test_a_rested_bucket_lets_anything_pass_once(rate: int, cost: int) -> None:
    assert Pace(per_minute=rate).take("a", at=NOON, cost=cost) == 0.0


def test_one_who_asks_too_much_takes_nothing_from_another() -> None:
    pace = Pace(per_minute=2)

    assert [pace.take("a", at=NOON) > 0 for _ in range(4)] == [False, False, True, True]
    assert pace.take("b", at=NOON) == 0.0


def test_nought_is_no_limit() -> None:
    pace = Pace(per_minute=0)

    assert {pace.take("a", at=NOON) for _ in range(1000)} == {0.0}


def test_a_clock_that_is_set_back_shuts_nobody_out_for_longer_than_a_minute() -> None:
    pace = Pace(per_minute=1)
    pace.take("a", at=NOON)
    earlier = NOON - timedelta(days=1)

    assert 0 < pace.take("a", at=earlier) <= MINUTE
    assert pace.take("a", at=earlier + timedelta(seconds=MINUTE + 0.1)) == 0.0


def test_a_flood_of_keys_is_forgotten_and_those_who_asked_most_are_not() -> None:
    pace = Pace(per_minute=10, kept_at_most=100)
    while pace.take("greedy", at=NOON) == 0.0:
        pass
    for number in range(10_000):
        pace.take(number, at=NOON)

    assert len(pace) <= 100
    assert pace.take("greedy", at=NOON) > 0
