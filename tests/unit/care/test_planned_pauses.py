"""The days of a form become moments, and what is paused in them already is told once before it is set."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.care.findings.pausing.planning import carried, planned, to_tell
from sharedcare.care.findings.pausing.types import Reason, Stands

ZONE = ZoneInfo("Europe/Copenhagen")
AT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
"""Half past midnight on the third of March, where the house stands."""
DAYS = st.integers(0, 30)


def stands(name: int, since: int, length: int) -> Stands:
    begins = AT + timedelta(days=since)
    until = begins + timedelta(days=length) if length else None
    return Stands(str(name), Reason.OTHER, "", begins, until, "PractitionerRole/anne")


def test_one_of_today_begins_now_and_each_ends_when_its_last_day_has_passed() -> None:
    today = planned(Reason.HOLIDAY, date(2026, 3, 3), date(2026, 3, 3), at=AT, zone=ZONE)
    later = planned(Reason.OTHER, date(2026, 3, 28), date(2026, 3, 29), why="Rejse", at=AT, zone=ZONE)

    assert (today.since, today.until) == (AT, datetime(2026, 3, 4, tzinfo=ZONE))
    assert (later.since, later.until) == (
        datetime(2026, 3, 28, tzinfo=ZONE),
        datetime(2026, 3, 30, tzinfo=ZONE),
    )
    assert planned(Reason.OTHER, date(2026, 3, 3), None, at=AT, zone=ZONE).until is None


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5), DAYS, DAYS)
def test_who_has_been_told_of_all_that_it_overlaps_is_not_asked_again_and_else_is_told_of_all_of_it(
    spans: list[tuple[int, int]], since: int, length: int
) -> None:
    standing = [stands(name, *span) for name, span in enumerate(spans)]
    begins = date(2026, 3, 3) + timedelta(days=since)
    wanted = planned(Reason.OTHER, begins, begins + timedelta(days=length), at=AT, zone=ZONE)

    told = to_tell(standing, wanted, told="")

    assert to_tell(standing, wanted, told=carried(told)) == []
    for one in told:
        others = [each for each in told if each is not one]
        assert to_tell(standing, wanted, told=carried(others)) == told
