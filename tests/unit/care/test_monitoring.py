"""On which days somebody looks, and where a role stands that red findings fall back on."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sharedcare.care.monitoring.rules import duty, role_of, sector_of
from sharedcare.programmes.checking import checked
from sharedcare.programmes.types import Programme
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
    assert sector_of(programme, role_of(programme, programme.monitoring.fallback), MONDAY)
