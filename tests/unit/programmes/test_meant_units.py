"""Whoever counts something and writes what is counted as its unit is told which unit that has."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL


@pytest.mark.parametrize("unit", ["gange", "skridt", "steps", "times"])
def test_what_is_only_counted_has_the_unit_one_in_quotes(unit: str) -> None:
    [told] = checked(SMALL.replace("unit: kg", f"unit: {unit}").encode(), on=date(2026, 11, 25)).findings

    assert told.says == f"`{unit}` is not a unit of UCUM."
    assert told.remedy == 'What is only counted has the unit `1`: write `unit: "1"`.'
