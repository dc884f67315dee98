"""When a Task was done is said once, from what it tells best to what it tells least."""

from datetime import UTC, datetime
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.care.elements import when_done, when_over

ZONE = ZoneInfo("Europe/Copenhagen")
ENDED, STOOD, CHANGED, STORED = (datetime(2026, 11, day, 12, tzinfo=UTC) for day in (1, 2, 3, 4))
SAYS: dict[datetime, dict[str, Any]] = {
    ENDED: {"executionPeriod": {"start": "2026-10-01", "end": ENDED.isoformat()}},
    CHANGED: {"lastModified": CHANGED.isoformat()},
    STORED: {"meta": {"lastUpdated": STORED.isoformat()}},
}
BEST_FIRST = (ENDED, STOOD, CHANGED, STORED)


def task(*told: datetime, status: str = "completed") -> dict[str, Any]:
    tree: dict[str, Any] = {
        "resourceType": "Task",
        "status": status,
        "executionPeriod": {"start": "2026-10-01"},
    }
    for one in told:
        tree |= SAYS.get(one, {})
    return tree


def test_what_tells_it_best_counts_whatever_else_is_told() -> None:
    for many in range(len(BEST_FIRST) + 1):
        for told in combinations(BEST_FIRST, many):
            stood = STOOD if STOOD in told else None
            assert when_done(task(*told), ZONE, stood=stood) == next(iter(told), None)


def test_what_cannot_be_read_is_passed_over() -> None:
    wrong = task(CHANGED) | {"executionPeriod": {"end": "2026-02-30"}}
    assert when_done(wrong, ZONE) == CHANGED


def test_a_day_is_meant_from_its_beginning_and_all_is_told_in_the_zone() -> None:
    on_a_day = task() | {"executionPeriod": {"end": "2026-11-01"}}
    assert when_done(on_a_day, ZONE) == datetime(2026, 11, 1, tzinfo=ZONE)
    assert {when_done(task(one), ZONE, stood=STOOD).tzinfo for one in (ENDED, STOOD)} == {ZONE}  # type: ignore[union-attr]


@pytest.mark.parametrize("status", ["cancelled", "rejected", "failed", "in-progress"])
def test_what_came_to_another_end_is_over_and_not_done(status: str) -> None:
    ended = task(ENDED, status=status)
    assert (when_over(ended, ZONE), when_done(ended, ZONE)) == (ENDED, None)
