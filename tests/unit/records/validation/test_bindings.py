"""Required bindings (R4 section 4.1.5.1): the codes that R4 itself fixes."""

from typing import Any

import pytest

from sharedcare.records.validation import Problem, problems
from tests.unit.records.validation.resources import observation, patient

_SYSTEM = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_ACTIVE = {"system": _SYSTEM, "code": "active"}
_LOCAL = {"system": "http://example.org/status", "code": "going-on"}


def _said_of(status: dict[str, Any]) -> list[Problem]:
    condition = {"resourceType": "Condition", "subject": {"reference": "Patient/1"}, "clinicalStatus": status}
    return problems(condition)


def test_a_code_must_be_one_that_is_listed_and_the_text_lists_them() -> None:
    assert problems(patient(gender="Male")) == [
        Problem(
            "Patient.gender",
            "code-invalid",
            "It must be male, female, other or unknown, not 'Male'; did you mean male?",
        )
    ]


def test_of_a_long_list_the_number_is_said() -> None:
    definition: dict[str, Any] = {
        "resourceType": "CompartmentDefinition",
        "url": "http://example.org",
        "name": "x",
        "status": "draft",
    }
    definition |= {"code": "Patient", "search": True, "resource": [{"code": "Patientt"}]}

    [problem] = problems(definition)

    assert problem.text.startswith("It must be one of 148 codes such as")
    assert problem.text.endswith("did you mean Patient?")


def test_a_code_inside_a_data_type_is_bound_too() -> None:
    resource = observation(valueQuantity={"value": 1, "comparator": "=<"})

    assert [problem.place for problem in problems(resource)] == [
        "Observation.value.ofType(Quantity).comparator"
    ]


def test_codes_that_cannot_be_listed_are_free() -> None:
    assert (
        problems(patient(language="da-DK", photo=[{"contentType": "image/x-own", "url": "http://e.org"}]))
        == []
    )


@pytest.mark.parametrize("codings", [[_ACTIVE], [_LOCAL, _ACTIVE]])
def test_one_coding_of_the_value_set_is_enough(codings: list[Any]) -> None:
    assert _said_of({"coding": codings}) == []


@pytest.mark.parametrize(
    "status",
    [
        {"text": "going on"},
        {"coding": [_LOCAL]},
        {"coding": [{"code": "active"}]},
        {"coding": [{"system": _SYSTEM, "code": "activ"}]},
        {"coding": [{"system": {}, "code": {}}]},
    ],
)
def test_a_concept_without_a_coding_of_the_value_set_is_refused(status: dict[str, Any]) -> None:
    found = [problem for problem in _said_of(status) if problem.code == "code-invalid"]

    assert [problem.place for problem in found] == ["Condition.clinicalStatus"]
    assert "active, recurrence, relapse, inactive, remission or resolved" in found[0].text


def test_a_concept_may_say_in_an_extension_why_it_is_missing() -> None:
    assert _said_of({"extension": [{"url": "http://example.org/why", "valueCode": "unknown"}]}) == []
