"""An entry under a code says that something was done, or it says nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sharedcare.care.facts.told import says_yes


@pytest.mark.parametrize(
    "value",
    [
        {"valueBoolean": True},
        {"valueInteger": 1},
        {"valueQuantity": {"value": 1.0, "unit": "1"}},
        {"valueString": " Ja "},
        {"valueDateTime": "2026-11-03"},
        {"valueCodeableConcept": {"text": "Yes"}},
        {"valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "373066001"}]}},
        {
            "valueCodeableConcept": {
                "coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0136", "code": "Y"}]
            }
        },
    ],
)
def test_yes_a_number_or_a_day_says_so_unless_it_was_never_true(value: dict[str, Any]) -> None:
    assert says_yes({"status": "final", **value})
    for status in ("entered-in-error", "cancelled", "registered", None):
        assert not says_yes({"status": status, **value})


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"dataAbsentReason": {"text": "Ikke spurgt"}},
        {"valueBoolean": False},
        {"valueInteger": 0},
        {"valueInteger": True},
        {"valueQuantity": {"unit": "1"}},
        {"valueQuantity": {"value": -1}},
        {"valueString": "nej"},
        {"valueString": "Ja, men ikke nu"},
        {"valueDateTime": "engang"},
        {"valueCodeableConcept": {"text": "nej"}},
        {
            "valueCodeableConcept": {
                "coding": [{"system": "http://snomed.info/sct", "code": "373067005"}],
                "text": "ja",
            }
        },
    ],
)
def test_no_nothing_and_what_is_not_clear_say_nothing(value: dict[str, Any]) -> None:
    assert not says_yes({"status": "final", **value})


_VALUES = some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=4)


@given(
    some.dictionaries(
        some.sampled_from(["valueInteger", "valueString", "valueDateTime", "valueCodeableConcept", "status"]),
        _VALUES,
    )
)
def test_whatever_is_written_is_a_yes_or_not(observation: dict[str, Any]) -> None:
    assert says_yes(observation) in (True, False)
