"""When name and address are protected (CPR-loven § 28)."""

from datetime import date

import pytest

from sharedcare.records.protection import PROTECTED, is_protected

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("period", "protected"),
    [
        ({"start": "2026-01-01"}, True),
        ({"start": "2026-11-25"}, True),
        ({"start": "2026-11-26"}, False),
        ({"start": "2025-01-01", "end": "2026-11-25"}, True),
        ({"start": "2025-01-01", "end": "2026-11-24"}, False),
        ({"start": "2026", "end": "2026"}, True),
        ({"start": "2026-11-25T08:00:00+01:00"}, True),
        ({}, True),
    ],
)
def test_from_the_first_day_to_the_last(period: dict[str, str], protected: bool) -> None:
    patient = {"extension": [{"url": PROTECTED, "valuePeriod": period}]}

    assert is_protected(patient, TODAY) is protected


def test_nobody_is_by_default() -> None:
    assert not is_protected({"extension": [{"url": "urn:other", "valueBoolean": True}]}, TODAY)
