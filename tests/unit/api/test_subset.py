"""`_summary` and `_elements`: parts of a resource, marked as parts, with every digit of their numbers."""

from typing import Any

import orjson
import pytest

from sharedcare.api.errors import BadRequest
from sharedcare.api.subset import asked_subset, subset

PATIENT = (
    b'{"resourceType":"Patient","id":"a","meta":{"versionId":"1","tag":[{"code":"mine"}]},"text":{"status":"empty","div":"<div/>"},'
    b'"name":[{"family":"Hansen"}],"birthDate":"1970-01-01","_birthDate":{"id":"x"},"photo":[{"title":"me"}],'
    b'"multipleBirthInteger":2}'
)
OBSERVATION = (
    b'{"resourceType":"Observation","id":"o","meta":{},"status":"final","code":{"text":"x"},'
    b'"valueQuantity":{"value":1.50},"note":[{"text":"long"}]}'
)


def kept(content: bytes, resource_type: str = "Patient", **wanted: Any) -> set[str]:
    found = orjson.loads(subset(resource_type, content, **{"summary": None, "elements": (), **wanted}))
    assert found["meta"]["tag"][-1]["code"] == "SUBSETTED"
    return set(found) - {"resourceType", "id", "meta"}


def test_the_whole_goes_out_as_the_very_same_bytes() -> None:
    assert subset("Patient", PATIENT, summary=None, elements=()) is PATIENT


def test_a_summary_keeps_what_r4_marks_for_it() -> None:
    assert kept(PATIENT, summary="true") == {"name", "birthDate", "_birthDate"}


def test_text_keeps_the_narrative_and_what_is_mandatory() -> None:
    assert kept(PATIENT, summary="text") == {"text"}
    assert kept(OBSERVATION, "Observation", summary="text") == {"status", "code"}


def test_data_leaves_out_the_narrative_alone() -> None:
    assert kept(PATIENT, summary="data") == {
        "name",
        "birthDate",
        "_birthDate",
        "photo",
        "multipleBirthInteger",
    }


@pytest.mark.parametrize(
    "name", ["multipleBirth", "multipleBirth[x]", "Patient.multipleBirth", "multipleBirthInteger"]
)
def test_an_element_of_several_types_is_asked_for_by_its_one_name(name: str) -> None:
    assert kept(PATIENT, elements=[name]) == {"multipleBirthInteger"}


def test_elements_keep_what_is_mandatory_besides() -> None:
    assert kept(OBSERVATION, "Observation", elements=["value"]) == {"status", "code", "valueQuantity"}


def test_numbers_keep_their_digits_and_tags_stay() -> None:
    assert b'"value":1.50' in subset("Observation", OBSERVATION, summary="true", elements=())
    assert b'{"code":"mine"}' in subset("Patient", PATIENT, summary="true", elements=())


def test_a_read_asks_by_its_parameters() -> None:
    assert asked_subset("Patient", PATIENT, [("_format", "json")]) is PATIENT
    assert asked_subset("Patient", PATIENT, [("_summary", "false")]) is PATIENT
    assert b"photo" not in asked_subset("Patient", PATIENT, [("_elements", "name,birthDate")])
    with pytest.raises(BadRequest):
        asked_subset("Patient", PATIENT, [("_summary", "some")])
