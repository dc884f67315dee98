"""References (R4 section 2.3): their forms, and the types they may lead to."""

import pytest

from sharedcare.records.validation import ReferenceAt, problems, references
from tests.unit.records.validation.resources import Resource, observation, patient

_ID = "c757873d-ec9a-4326-a141-556f43239520"


@pytest.mark.parametrize(
    "reference",
    [
        {"reference": "Patient/1"},
        {"reference": "Patient/1/_history/2"},
        {"reference": "https://example.org/fhir/Patient/1"},
        {"reference": "https://example.org/fhir/Patient/1/_history/2"},
        {"reference": "https://example.org/not-fhir?id=1"},
        {"reference": f"urn:uuid:{_ID}"},
        {"reference": "urn:oid:1.2.3"},
        {"reference": "Patient?identifier=http://example.org|1"},
        {"reference": "Patient/1", "type": "Patient"},
        {"reference": f"urn:uuid:{_ID}", "type": "Patient"},
        {"identifier": {"system": "http://example.org", "value": "1"}, "type": "Patient"},
        {"type": "http://hl7.org/fhir/StructureDefinition/Patient", "display": "Anna"},
        {"display": "Anna"},
        {"extension": [{"url": "http://example.org/why", "valueCode": "unknown"}]},
    ],
)
def test_every_form_of_reference_that_r4_knows_passes(reference: Resource) -> None:
    assert problems(observation(subject=reference)) == []


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ({"reference": "Organization/1"}, ".reference"),
        ({"reference": "http://example.org/fhir/Organization/1"}, ".reference"),
        ({"reference": "Organization?name=x"}, ".reference"),
        ({"reference": "Nonsense/1"}, ".reference"),
        ({"reference": "Patient"}, ".reference"),
        ({"reference": "Patient/a_b"}, ".reference"),
        ({"reference": "/Patient/1"}, ".reference"),
        ({"reference": "Patient/1 "}, ".reference"),
        ({"reference": "Patient/1", "type": "Group"}, ".type"),
        ({"display": "x", "type": "Organization"}, ".type"),
        ({"reference": "#nowhere"}, ".reference"),
        ({}, ""),
    ],
)
def test_a_reference_of_another_form_or_to_another_type_is_refused(reference: Resource, place: str) -> None:
    assert [problem.place for problem in problems(observation(subject=reference))] == [
        f"Observation.subject{place}"
    ]


def test_the_text_names_the_types_that_may_stand_there() -> None:
    [problem] = problems(patient(managingOrganization={"reference": "Patient/1"}))

    assert problem.text == "It must lead to a resource of type Organization, not Patient."


def test_a_reference_that_may_lead_anywhere_still_must_name_a_type_of_r4() -> None:
    basic = {"resourceType": "Basic", "code": {"text": "x"}}

    assert problems(basic | {"subject": {"reference": "Slot/1"}}) == []
    assert [p.code for p in problems(basic | {"subject": {"reference": "Slots/1"}})] == ["value"]


def test_all_references_are_found_with_place_and_targets() -> None:
    inner = {"resourceType": "Specimen", "id": "s", "subject": {"reference": "Patient/2"}}
    resource = observation(
        contained=[inner],
        subject={"reference": "Patient/1"},
        performer=[{"display": "x"}, {"reference": "Practitioner/1"}],
        _status={"extension": [{"url": "u", "valueReference": {"reference": "Basic/1"}}]},
        specimen={"reference": "#s", "identifier": {"assigner": {"reference": "Organization/1"}}},
    )

    assert list(references(resource)) == [
        ReferenceAt(
            "Observation.contained[0].subject",
            "Patient/2",
            ("Device", "Group", "Location", "Patient", "Substance"),
        ),
        ReferenceAt("Observation.subject", "Patient/1", ("Device", "Group", "Location", "Patient")),
        ReferenceAt(
            "Observation.performer[1]",
            "Practitioner/1",
            ("CareTeam", "Organization", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson"),
        ),
        ReferenceAt("Observation.status.extension[0].value.ofType(Reference)", "Basic/1", ()),
        ReferenceAt("Observation.specimen", "#s", ("Specimen",)),
        ReferenceAt("Observation.specimen.identifier.assigner", "Organization/1", ("Organization",)),
    ]


def test_what_is_no_resource_has_no_references() -> None:
    assert list(references({"resourceType": "Nonsense", "subject": {"reference": "Patient/1"}})) == []
