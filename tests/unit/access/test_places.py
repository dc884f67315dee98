"""Who has a place on the patient's team on a day."""

from datetime import date
from typing import Any

import pytest

from sharedcare.access.grants import places

TODAY = date(2026, 3, 1)
TOWN = {"member": {"reference": "Organization/town"}}


@pytest.mark.parametrize(
    ("period", "is_there"),
    [
        ({}, True),
        ({"start": "2026-03-01", "end": "2026-03-01"}, True),
        ({"end": "2026-02-28"}, False),
        ({"start": "2026-03-02"}, False),
    ],
)
def test_who_sits_on_a_team_whose_time_is_over_or_to_come_is_not_on_it(
    period: dict[str, Any], *, is_there: bool
) -> None:
    team = {"status": "active", "period": period, "participant": [TOWN]}

    assert places.members([team], on=TODAY) == (["Organization/town"] if is_there else [])
