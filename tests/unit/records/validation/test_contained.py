"""Resources inside a resource (R4 section 2.3.0.2; rules dom-2 to dom-5 and ref-1)."""

from typing import Any

import pytest

from sharedcare.records.validation import problems
from sharedcare.records.validation.check import MOST_TOLD
from tests.unit.records.validation.resources import Resource, observation

_DEVICE: Resource = {"resourceType": "Device", "id": "d"}


def _with(*contained: Resource, **elements: Any) -> Resource:
    return observation(contained=list(contained), **({"device": {"reference": "#d"}} | elements))


def test_a_contained_resource_that_is_referred_to_is_valid() -> None:
    assert problems(_with(_DEVICE)) == []


def test_a_contained_resource_may_be_referred_to_by_another_or_refer_out_itself() -> None:
    organization = {"resourceType": "Organization", "id": "o", "name": "x"}
    provenance = {
        "resourceType": "Provenance",
        "id": "p",
        "target": [{"reference": "#"}],
        "recorded": "2015-02-28T13:28:17Z",
        "agent": [{"who": {"display": "x"}}],
    }

    assert problems(_with(_DEVICE | {"owner": {"reference": "#o"}}, organization)) == []
    assert problems(_with(_DEVICE, provenance)) == []


def test_a_contained_definition_may_be_referred_to_by_its_canonical_address() -> None:
    questionnaire = {"resourceType": "Questionnaire", "id": "q", "status": "draft"}
    answers = {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": "#q"}

    assert problems(answers | {"contained": [questionnaire]}) == []


@pytest.mark.parametrize(
    ("resource", "place", "code"),
    [
        (_with(_DEVICE, device={"display": "x"}), "Observation.contained[0]", "invariant"),
        (_with(_DEVICE, device={"reference": "#e"}), "Observation.device.reference", "not-found"),
        (_with(_DEVICE, _DEVICE), "Observation.contained[1].id", "value"),
        (_with({"resourceType": "Device"}), "Observation.contained[0]", "required"),
        (
            _with(_DEVICE, subject={"reference": "#d"}, specimen={"reference": "#d"}),
            "Observation.specimen.reference",
            "value",
        ),
        (
            _with(_DEVICE | {"contained": [_DEVICE | {"id": "e"}]}),
            "Observation.contained[0].contained",
            "invariant",
        ),
        (
            _with(_DEVICE | {"meta": {"versionId": "1"}}),
            "Observation.contained[0].meta.versionId",
            "invariant",
        ),
        (
            _with(_DEVICE | {"meta": {"security": [{"code": "R"}]}}),
            "Observation.contained[0].meta.security",
            "invariant",
        ),
        (_with(_DEVICE | {"status": "x"}), "Observation.contained[0].status", "code-invalid"),
        (_with({"resourceType": "Devise", "id": "d"}), "Observation.contained[0].resourceType", "structure"),
        (observation(device={"reference": "#d"}), "Observation.device.reference", "not-found"),
    ],
)
def test_what_a_contained_resource_must_not_be_is_found(resource: Resource, place: str, code: str) -> None:
    assert (place, code) in [(problem.place, problem.code) for problem in problems(resource)]


def test_each_resource_of_a_bundle_has_its_own_contained_resources() -> None:
    alone = observation(device={"reference": "#d"})
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": _with(_DEVICE)}, {"resource": alone}],
    }

    assert [p.place for p in problems(bundle)] == ["Bundle.entry[1].resource.device.reference"]


def test_thousands_of_contained_resources_are_checked_once_each() -> None:
    many = [{"resourceType": "Device", "id": f"d{number}"} for number in range(5000)]

    found = problems(_with(*many))

    assert len(found) == MOST_TOLD
