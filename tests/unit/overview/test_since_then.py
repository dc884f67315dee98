"""A newer value stands beside an old finding where judging has found it past no limit, and else nothing is said of it."""

from datetime import UTC, datetime, timedelta

import pytest

from sharedcare.overview.since_then import Newest, later
from sharedcare.overview.types import Point

FOUND = datetime(2026, 11, 20, 7, tzinfo=UTC)
LATER = Newest(7, Point(FOUND + timedelta(days=4), 78.4, None, at_home=True))
OF_ITSELF = Newest(7, Point(FOUND, 82.0, None, at_home=True))


@pytest.mark.parametrize(
    ("newest", "greens", "said"),
    [
        (LATER, {7}, LATER.point),
        (LATER, {8}, None),
        (OF_ITSELF, {7}, None),
        (None, {7}, None),
    ],
    ids=["came later and is green", "nobody knows that it is green", "is what was found", "no value"],
)
def test_a_newer_value_is_said_only_where_it_is_known_to_be_past_no_limit(
    newest: Newest | None, greens: set[int], said: Point | None
) -> None:
    assert later(FOUND, newest, greens) == said
