"""What an Observation says to a programme: of all that it is coded as, in the programme's unit."""

from typing import Any

import pytest

from sharedcare.care.facts.values import series_in
from tests.unit.programmes.judging.patients import shipped
from tests.unit.programmes.small import small

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"


def measured(*codes: str, **quantity: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": "o",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": code} for code in codes]},
        "effectiveDateTime": "2026-11-25T08:00:00+01:00",
        "valueQuantity": quantity,
    }


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ({"value": 80, "unit": "kilo", "system": UCUM, "code": "kg"}, 80),
        ({"value": 80000, "unit": "g", "system": UCUM, "code": "g"}, 80),
        ({"value": 80, "unit": "kg"}, 80),
        ({"value": 80, "code": "kg"}, 80),
        ({"value": 80, "unit": "kg", "system": "urn:another"}, 80),
        ({"value": 80, "code": "kg", "system": "urn:another"}, None),
        ({"value": 80, "unit": "lod"}, None),
        ({"value": 80}, None),
        ({"value": 80, "unit": "mm", "system": UCUM, "code": "mm"}, None),
    ],
)
def test_a_value_is_in_the_programmes_unit_or_is_told_as_unread(
    quantity: dict[str, Any], value: float | None
) -> None:
    found = series_in([measured("29463-7", **quantity)], small())
    assert [each.value for each in found.readings["weight"]] == ([] if value is None else [value])
    assert len(found.unread) == (value is None)


def test_what_is_coded_as_two_measurements_is_a_value_of_both() -> None:
    both = measured("8480-6", "8462-4", value=120, unit="mmHg", system=UCUM, code="mm[Hg]")
    found = series_in([both], shipped("heart-failure"))
    told = [[each.value for each in found.readings[key]] for key in ("systolic", "diastolic")]
    assert told == [[120], [120]]
