"""Create, update, delete and validate over HTTP."""

import orjson
import pytest

from tests.integration.api.door import Door, issues, names, patient, weight

pytestmark = pytest.mark.django_db


def test_a_new_resource_gets_an_id_and_an_address() -> None:
    door = Door()

    created = door.post({"resourceType": "Patient", "gender": "male"})
    stored = orjson.loads(created.content)

    assert created.status_code == 201
    assert created["Location"].endswith(f"/fhir/Patient/{stored['id']}/_history/1")
    assert stored["meta"]["versionId"] == "1"
    assert door.get(f"/Patient/{stored['id']}").content == created.content


def test_an_id_in_a_new_resource_is_not_kept() -> None:
    assert orjson.loads(Door().post(patient("mine")).content)["id"] != "mine"


def test_an_update_makes_a_version_and_the_first_one_is_a_creation() -> None:
    door = Door()

    first, second = door.put(patient("a")), door.put(patient("a", gender="male"))

    assert (first.status_code, first["ETag"]) == (201, 'W/"1"')
    assert (second.status_code, second["ETag"]) == (200, 'W/"2"')
    assert second["Location"].endswith("/Patient/a/_history/2")


def test_an_update_that_says_nothing_new_makes_no_version() -> None:
    door = Door()
    door.put(patient("a"))

    assert door.put(patient("a"))["ETag"] == 'W/"1"'


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    door = Door()
    door.put(patient("a"))
    door.put(patient("a", gender="male"), If_Match='W/"1"')

    late = door.put(patient("a", gender="female"), If_Match='W/"1"')

    assert late.status_code == 412
    assert issues(late)[0]["code"] == "conflict"
    assert door.send("DELETE", "/Patient/a", If_Match='W/"1"').status_code == 412


def test_an_update_can_be_for_the_first_version_only() -> None:
    door = Door()

    assert door.put(patient("a"), If_None_Match="*").status_code == 201
    assert door.put(patient("a", gender="male"), If_None_Match="*").status_code == 412


def test_a_deletion_is_answered_the_same_whether_there_was_something_or_not() -> None:
    door = Door()
    door.put(patient("a"))

    gone = door.send("DELETE", "/Patient/a")

    assert (gone.status_code, gone.content, gone["ETag"]) == (204, b"", 'W/"2"')
    assert door.send("DELETE", "/Patient/a").status_code == 204
    assert door.send("DELETE", "/Patient/never").status_code == 204


def test_what_was_deleted_can_come_back_as_its_next_version() -> None:
    door = Door()
    door.put(patient("a"))
    door.send("DELETE", "/Patient/a")

    assert door.put(patient("a"))["ETag"] == 'W/"3"'


def test_a_conditional_create_stores_once() -> None:
    door = Door()
    person = {"resourceType": "Patient", "identifier": [{"system": "http://x", "value": "7"}]}

    first = door.post(person, If_None_Exist="identifier=http://x|7")
    second = door.post(person, If_None_Exist="identifier=http://x|7")

    assert (first.status_code, second.status_code) == (201, 200)
    assert second["Location"] == first["Location"]
    door.post(person)
    assert door.post(person, If_None_Exist="identifier=http://x|7").status_code == 412


@pytest.mark.parametrize("condition", ["", "?", "foo=bar", "identifier="])
def test_a_condition_that_cannot_be_understood_stores_nothing(condition: str) -> None:
    door = Door()
    response = door.post({"resourceType": "Patient"}, If_None_Exist=condition)

    if condition:  # an empty header is none
        assert response.status_code == 400
        assert names(door.get("/Patient")) == []


@pytest.mark.parametrize(
    ("prefer", "kind"),
    [
        ("return=minimal", None),
        ("return=representation", "Patient"),
        ("return=OperationOutcome", "OperationOutcome"),
    ],
)
def test_a_change_is_answered_with_what_is_preferred(prefer: str, kind: str | None) -> None:
    response = Door().put(patient("a"), Prefer=prefer)

    assert response.status_code == 201
    assert response["ETag"] == 'W/"1"'
    assert (orjson.loads(response.content)["resourceType"] if response.content else None) == kind


def test_an_invalid_resource_is_refused_with_every_problem_at_once() -> None:
    response = Door().post({"resourceType": "Patient", "gender": "m", "birthDate": "1970-02-31", "foo": 1})

    assert response.status_code == 422
    places = {place for issue in issues(response) for place in issue["expression"]}
    assert {"Patient.gender", "Patient.birthDate"} <= places


def test_the_id_in_the_resource_is_the_one_in_the_address() -> None:
    door = Door()

    assert door.send("PUT", "/Patient/a", patient("b")).status_code == 400
    assert door.send("PUT", "/Patient/a", {"resourceType": "Patient"}).status_code == 400
    assert door.send("PUT", "/Patient/a", {"resourceType": "Basic", "id": "a"}).status_code == 400


def test_a_reference_to_what_is_not_there_is_refused() -> None:
    response = Door().post(weight("w", "nobody"))

    assert response.status_code == 422
    assert issues(response)[0]["code"] == "not-found"


def test_validation_tells_everything_and_stores_nothing() -> None:
    door = Door()
    good, bad = {"resourceType": "Patient"}, {"resourceType": "Patient", "gender": "m", "birthDate": "never"}
    wrapped = {"resourceType": "Parameters", "parameter": [{"name": "resource", "resource": bad}]}

    assert issues(door.send("POST", "/$validate", good))[0]["severity"] == "information"
    for body in (bad, wrapped):
        response = door.send("POST", "/Patient/$validate", body)
        assert response.status_code == 200
        assert {issue["severity"] for issue in issues(response)} == {"error"}
        assert len(issues(response)) >= 2
    assert issues(door.send("POST", "/Observation/$validate", good))[-1]["severity"] == "error"
    assert names(door.get("/Patient")) == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PATCH", "/Patient/a"),
        ("PUT", "/Patient?name=x"),
        ("DELETE", "/Patient?name=x"),
        ("GET", "/Patient/_history"),
        ("GET", "?_type=Patient"),
    ],
)
def test_what_comes_later_says_so(method: str, path: str) -> None:
    response = Door().send(method, path)

    assert response.status_code == 501
    assert issues(response)[0]["code"] == "not-supported"


def test_a_wrong_method_is_told_the_right_ones() -> None:
    response = Door().send("POST", "/Patient/a")

    assert response.status_code == 405
    assert response["Allow"] == "DELETE, GET, HEAD, PATCH, PUT"
