"""When an annual review is due: in the month of birth, held up to two months before it, and late after it."""

from datetime import date

import pytest

from sharedcare.worklist.reviews import Due, due, is_review

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("born", "last", "found"),
    [
        (date(1950, 11, 3), None, Due.NOW),
        (date(1950, 11, 3), date(2026, 9, 20), Due.HELD),
        (date(1950, 11, 3), date(2026, 8, 1), Due.NOW),
        (date(1950, 10, 3), None, Due.LATE),
        (date(1950, 10, 3), date(2025, 10, 5), Due.LATE),
        (date(1950, 12, 3), date(2025, 12, 5), Due.HELD),
        (date(1950, 12, 3), date(2025, 1, 5), Due.LATE),
        (None, date(2026, 1, 5), Due.UNKNOWN),
    ],
)
def test_due(born: date | None, last: date | None, found: Due) -> None:
    assert due(born, last, TODAY) is found


@pytest.mark.parametrize(
    ("key", "is_one"), [("annual", True), ("annual.feet", True), ("annually", False), ("semi.annual", False)]
)
def test_the_annual_task_of_a_programme_is_known_by_its_key(key: str, *, is_one: bool) -> None:
    assert is_review(key) is is_one
