"""Elements, cardinality, choices and nothing empty: what R4 sections 2.6.2 and 2.20 say of JSON."""

from typing import Any

import pytest

from sharedcare.records.validation import Problem, problems
from tests.unit.records.validation.resources import Resource, observation, patient


def found(resource: Resource) -> list[tuple[str, str]]:
    return [(problem.place, problem.code) for problem in problems(resource)]


@pytest.mark.parametrize(
    "resource", [patient(), observation(), {"resourceType": "Basic", "code": {"text": "x"}}]
)
def test_a_resource_with_what_must_be_there_is_valid(resource: Resource) -> None:
    assert problems(resource) == []


def test_all_problems_come_at_once_each_with_its_place() -> None:
    resource = patient(gender="Male", birthDate="2015-02-30", name=[{"given": ["Anna", ""]}])

    assert found(resource) == [
        ("Patient.gender", "code-invalid"),
        ("Patient.birthDate", "value"),
        ("Patient.name[0].given[1]", "value"),
    ]


def test_a_misspelled_element_is_named_with_the_one_that_was_meant() -> None:
    assert problems(patient(birthdate="2015")) == [
        Problem("Patient.birthdate", "structure", "Patient has no element birthdate; did you mean birthDate?")
    ]


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        ({"resourceType": "patient"}, "R4 has no resource type like 'patient'; did you mean Patient?"),
        ({"resourceType": "Bot"}, "R4 has no resource type like 'Bot'."),
        ({"resourceType": 7}, "R4 has no resource type like what it holds."),
        ({}, "It is missing: a resource must say what it is."),
    ],
)
def test_a_resource_must_say_which_type_of_r4_it_is(resource: Resource, text: str) -> None:
    [problem] = problems(resource)

    assert (problem.place, problem.text) == ("Resource.resourceType", text)


@pytest.mark.parametrize(
    ("elements", "place", "code"),
    [
        ({"name": {"family": "x"}}, "Patient.name", "structure"),
        ({"gender": ["male"]}, "Patient.gender", "structure"),
        ({"name": []}, "Patient.name", "structure"),
        ({"name": [{}]}, "Patient.name[0]", "structure"),
        ({"name": [{"id": "a"}]}, "Patient.name[0]", "structure"),
        ({"name": ["Anna"]}, "Patient.name[0]", "structure"),
        ({"name": [None]}, "Patient.name[0]", "structure"),
        ({"birthDate": None}, "Patient.birthDate", "structure"),
        ({"active": "true"}, "Patient.active", "structure"),
        ({"text": {"status": "generated", "div": ""}}, "Patient.text.div", "value"),
        ({"communication": [{"preferred": True}]}, "Patient.communication[0].language", "required"),
        ({"deceasedBoolean": True, "deceasedDateTime": "2015"}, "Patient.deceased", "structure"),
        ({"deceasedString": "yes"}, "Patient.deceasedString", "structure"),
        ({"_name": [{"extension": []}]}, "Patient._name", "structure"),
        ({"fhir_comments": ["x"]}, "Patient.fhir_comments", "structure"),
    ],
)
def test_what_is_not_as_r4_defines_it_is_found_where_it_is(
    elements: dict[str, Any], place: str, code: str
) -> None:
    assert found(patient(**elements)) == [(place, code)]


def test_a_choice_that_must_be_made_is_asked_for() -> None:
    resource = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "intent": "order",
        "subject": {"reference": "Patient/1"},
    }

    [problem] = problems(resource)

    assert (problem.place, problem.code) == ("MedicationRequest.medication", "required")
    assert "medicationCodeableConcept or medicationReference" in problem.text


WHY_NOT = {
    "extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}
    ]
}


@pytest.mark.parametrize(
    "resource",
    [
        patient(birthDate="2015", _birthDate={"id": "a"}),
        patient(_birthDate=WHY_NOT),
        patient(_deceasedBoolean=WHY_NOT),
        patient(name=[{"given": ["Anna", None, "Maria"], "_given": [None, WHY_NOT]}]),
        patient(name=[{"given": [None], "_given": [WHY_NOT]}]),
        {"resourceType": "Observation", "_status": WHY_NOT, "code": {"text": "x"}},
    ],
)
def test_a_value_may_be_absent_when_an_extension_stands_in_its_place(resource: Resource) -> None:
    assert problems(resource) == []


@pytest.mark.parametrize(
    ("elements", "place"),
    [
        ({"_birthDate": {"id": "a"}}, "Patient.birthDate"),
        ({"_birthDate": {}}, "Patient.birthDate"),
        ({"name": [{"given": ["Anna", None]}]}, "Patient.name[0].given[1]"),
        ({"name": [{"given": ["Anna", None], "_given": [WHY_NOT, None]}]}, "Patient.name[0].given[1]"),
    ],
)
def test_a_value_that_is_just_not_there_is_refused(elements: dict[str, Any], place: str) -> None:
    assert place in dict(found(patient(**elements)))


def test_a_choice_is_made_once_also_when_one_value_is_absent_with_a_reason() -> None:
    assert found(patient(deceasedBoolean=True, _deceasedDateTime=WHY_NOT)) == [
        ("Patient.deceased", "structure")
    ]


def test_resources_in_a_bundle_are_checked_at_their_places() -> None:
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"resource": patient()},
            {"resource": patient(gender="x")},
            {"resource": {"resourceType": "X"}},
        ],
    }

    assert found(bundle) == [
        ("Bundle.entry[1].resource.gender", "code-invalid"),
        ("Bundle.entry[2].resource.resourceType", "structure"),
    ]


def test_resources_in_parameters_are_checked_at_their_places() -> None:
    part = {"name": "inner", "resource": patient(active=1)}
    parameters = {"resourceType": "Parameters", "parameter": [{"name": "outer", "part": [part]}]}

    assert found(parameters) == [("Parameters.parameter[0].part[0].resource.active", "structure")]


def test_a_resource_that_is_nested_deep_is_read_to_the_bottom() -> None:
    deepest: dict[str, Any] = {"linkId": "a", "type": "nonsense"}
    for _ in range(400):
        deepest = {"linkId": "a", "type": "group", "item": [deepest]}
    resource = {"resourceType": "Questionnaire", "status": "draft", "item": [deepest]}

    [problem] = problems(resource)

    assert (problem.place.count(".item[0]"), problem.code) == (401, "code-invalid")


def test_no_text_of_the_resource_comes_back_in_a_problem() -> None:
    secret = "0101901234 Anna And"
    resource = patient(
        gender=secret,
        birthDate=secret,
        name=secret,
        telecom=[{"system": secret, "value": secret}],
        maritalStatus={"coding": [{"code": f" {secret}"}]},
        managingOrganization={"reference": secret, "type": secret},
        **{secret: secret, "n0101901234": 1},
    )

    said = " ".join(f"{problem.place} {problem.text}" for problem in problems(resource))

    assert "0101901234" not in said
    assert "Anna" not in said
