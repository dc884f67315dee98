"""On which days somebody looks, and where a role stands that red findings fall back on."""

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest

from sharedcare.care.monitoring.rules import duty, role_of
from sharedcare.programmes.checking import checked
from sharedcare.programmes.monitored_days import is_monitored, next_monitored
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Monitoring
from sharedcare.programmes.types.words import Text
from tests.unit.programmes.test_differing import SHIPPED

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_programme_says_who_looks_and_who_else(file: Path) -> None:
    programme = checked(file.read_bytes(), on=MONDAY).programme
    assert isinstance(programme, Programme)
    week = [duty(programme, MONDAY + timedelta(days=day)) for day in range(7)]

    for day, one in enumerate(week):
        assert one is not None
        assert one.is_on == (one.next_day == MONDAY + timedelta(days=day))
    assert any(one is not None and not one.is_on for one in week)
    assert programme.monitoring is not None
    assert sector_of(programme, role_of(programme, programme.monitoring.fallback), on=MONDAY)


@pytest.mark.parametrize(
    ("day", "is_looked_at", "next_day"),
    [
        (date(2026, 4, 2), False, date(2026, 4, 7)),  # Maundy Thursday, and Easter after it
        (date(2026, 4, 6), False, date(2026, 4, 7)),  # Easter Monday
        (date(2026, 12, 24), True, date(2026, 12, 24)),  # Christmas Eve is no public holiday
        (date(2026, 12, 25), False, date(2026, 12, 28)),
        (date(2027, 1, 1), False, date(2027, 1, 4)),
    ],
)
def test_nobody_monitors_on_a_public_holiday(day: date, is_looked_at: bool, next_day: date) -> None:
    weekdays = _monitored("monday", "tuesday", "wednesday", "thursday", "friday")

    assert is_monitored(weekdays, day) == is_looked_at
    assert next_monitored(weekdays, day) == next_day


def test_who_looks_on_sundays_looks_on_holidays_too() -> None:
    assert is_monitored(_monitored("monday", "sunday"), date(2026, 12, 25))
    assert not is_monitored(_monitored("friday"), date(2026, 12, 25))


def _monitored(
    *days: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "sunday"],
) -> Monitoring:
    return Monitoring(by="nurse", days=days, otherwise=Text(da="Ring.", en="Call."), fallback="gp")
