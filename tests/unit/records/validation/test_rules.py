"""Rules of R4 between elements, those that are plain logic, and the order of a period."""

from typing import Any

import pytest

from sharedcare.records.validation import problems
from tests.unit.records.validation.resources import Resource, observation, patient

_URL = "http://example.org/x"


@pytest.mark.parametrize(
    ("resource", "place", "key"),
    [
        (patient(extension=[{"url": _URL}]), "Patient.extension[0]", "ext-1"),
        (
            patient(
                extension=[{"url": _URL, "valueCode": "a", "extension": [{"url": "b", "valueCode": "c"}]}]
            ),
            "Patient.extension[0]",
            "ext-1",
        ),
        (
            observation(valueQuantity={"value": 1, "code": "kg"}),
            "Observation.value.ofType(Quantity)",
            "qty-3",
        ),
        (patient(telecom=[{"value": "12345678"}]), "Patient.telecom[0]", "cpt-2"),
        (patient(photo=[{"data": "AAAA"}]), "Patient.photo[0]", "att-1"),
        (patient(contact=[{"gender": "male"}]), "Patient.contact[0]", "pat-1"),
        (observation(valueString="x", dataAbsentReason={"text": "x"}), "Observation", "obs-6"),
        (
            observation(referenceRange=[{"appliesTo": [{"text": "x"}]}]),
            "Observation.referenceRange[0]",
            "obs-3",
        ),
        (observation(valueRatio={"numerator": {"value": 1}}), "Observation.value.ofType(Ratio)", "rat-1"),
        ({"resourceType": "Bundle", "type": "batch", "total": 1}, "Bundle", "bdl-1"),
    ],
)
def test_a_broken_rule_is_named_by_its_key(resource: Resource, place: str, key: str) -> None:
    assert [(p.place, p.code, f"({key})" in p.text) for p in problems(resource)] == [
        (place, "invariant", True)
    ]


@pytest.mark.parametrize(
    "resource",
    [
        patient(extension=[{"id": "a", "url": _URL, "valueCode": "b"}]),
        patient(extension=[{"url": _URL, "extension": [{"url": "b", "valueCode": "c"}]}]),
        patient(extension=[{"url": _URL, "_valueCode": {"extension": [{"url": _URL, "valueCode": "a"}]}}]),
        observation(valueQuantity={"value": 1, "unit": "kg"}),
        observation(dataAbsentReason={"text": "x"}),
        {"resourceType": "Bundle", "type": "searchset", "total": 1},
    ],
)
def test_a_rule_that_is_kept_says_nothing(resource: Resource) -> None:
    assert problems(resource) == []


def test_a_simple_quantity_has_no_comparator() -> None:
    dispense: dict[str, Any] = {
        "resourceType": "MedicationDispense",
        "status": "completed",
        "medicationCodeableConcept": {"text": "x"},
    }

    assert problems(dispense | {"quantity": {"value": 1}}) == []
    found = problems(dispense | {"quantity": {"value": 1, "comparator": "<"}})
    assert [problem.place for problem in found] == ["MedicationDispense.quantity.comparator"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2015", "2015"),
        ("2015-06", "2015"),
        ("2015", "2015-01-01"),
        ("2015-02-03T10:00:00Z", "2015-02-03"),
        ("2015-02-03T23:30:00+01:00", "2015-02-03T22:30:00Z"),
        ("2015-02-04T01:00:00+14:00", "2015-02-03"),
        ("2015-02-03T10:00:00.5Z", "2015-02-03T10:00:00.75Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ("9999", "9999-12-31"),
        ("0001-01-01", "0001-01-01T00:00:00Z"),
    ],
)
def test_a_period_that_may_be_in_order_passes(start: str, end: str) -> None:
    assert problems(observation(effectivePeriod={"start": start, "end": end})) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2016", "2015"),
        ("2015-02-04", "2015-02-03"),
        ("2015-02-03T10:00:01Z", "2015-02-03T10:00:00Z"),
        ("2015-02-03T10:00:00Z", "2015-02-03T10:30:00+01:00"),
        ("2015-02-03T10:00:00.5Z", "2015-02-03T10:00:00.25Z"),
        ("2016", "2015-02-03T10:00:00Z"),
    ],
)
def test_a_period_that_ends_before_it_starts_is_refused(start: str, end: str) -> None:
    [problem] = problems(observation(effectivePeriod={"start": start, "end": end}))

    assert (problem.place, problem.code) == ("Observation.effective.ofType(Period)", "invariant")
    assert "per-1" in problem.text
