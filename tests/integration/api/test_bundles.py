"""Transaction and batch over HTTP."""

import orjson
import pytest

from sharedcare.access.types import Action
from tests.integration.access.clients import trail
from tests.integration.api.door import Door, entry, issues, names, patient, refused, weight

pytestmark = pytest.mark.django_db

URN = "urn:uuid:0d7c3f1e-9f2b-4a6e-9a53-3d9a5b7a1c11"


def statuses(response: object) -> list[str]:
    told = orjson.loads(response.content)  # type: ignore[attr-defined]
    return [one["response"]["status"] for one in told["entry"]]


def test_a_transaction_stores_all_of_it_and_resolves_what_its_entries_call_each_other() -> None:
    door = Door()
    observation = {**weight("x", "a"), "subject": {"reference": URN}}
    del observation["id"]

    response = door.bundle(
        "transaction",
        entry("POST", "Observation", observation),
        entry("POST", "Patient", {"resourceType": "Patient"}, fullUrl=URN),
    )
    told = orjson.loads(response.content)

    assert response.status_code == 200
    assert told["type"] == "transaction-response"
    assert statuses(response) == ["201", "201"]
    stored = orjson.loads(door.get(told["entry"][0]["response"]["location"].partition("/fhir")[2]).content)
    assert (
        told["entry"][1]["response"]["location"]
        .partition("/fhir/")[2]
        .startswith(stored["subject"]["reference"])
    )


def test_the_last_entry_failing_leaves_nothing_of_a_transaction() -> None:
    door = Door()

    response = door.bundle(
        "transaction",
        entry("PUT", "Patient/a", patient("a")),
        entry("PUT", "Patient/b", patient("b", gender="m")),
    )

    assert response.status_code == 422
    assert issues(response)[0]["expression"] == ["Bundle.entry[1].resource.gender"]
    assert door.get("/Patient/a").status_code == 404


def test_a_refused_entry_leaves_nothing_of_a_transaction() -> None:
    door = Door("system/Patient.cruds")

    response = door.bundle(
        "transaction",
        entry("PUT", "Patient/a", patient("a")),
        entry("PUT", "Basic/b", {"resourceType": "Basic", "id": "b", "code": {"text": "x"}}),
    )

    assert response.status_code == 403
    assert door.get("/Patient/a").status_code == 404


def test_a_version_conflict_in_a_transaction_names_its_entry() -> None:
    door = Door()
    door.put(patient("a"))

    response = door.bundle(
        "transaction",
        entry("PUT", "Patient/b", patient("b")),
        entry("PUT", "Patient/a", patient("a", gender="male"), ifMatch='W/"7"'),
    )

    assert response.status_code == 412
    assert issues(response)[0]["expression"] == ["Bundle.entry[1]"]
    assert door.get("/Patient/b").status_code == 404


def test_reads_in_a_transaction_see_what_it_stored_and_answers_keep_the_order_sent() -> None:
    door = Door()
    door.put(patient("old"))

    response = door.bundle(
        "transaction",
        entry("GET", "Patient?gender=male"),
        entry("PUT", "Patient/new", patient("new", gender="male")),
        entry("GET", "Patient/new"),
        entry("DELETE", "Patient/old"),
        Prefer="return=representation",
    )
    told = orjson.loads(response.content)["entry"]

    assert statuses(response) == ["200", "201", "200", "204"]
    assert told[0]["resource"]["entry"][0]["resource"]["id"] == "new"
    assert told[1]["resource"]["id"] == told[2]["resource"]["id"] == "new"


def test_a_read_that_fails_fails_the_transaction() -> None:
    door = Door()

    response = door.bundle(
        "transaction", entry("PUT", "Patient/a", patient("a")), entry("GET", "Patient/never")
    )

    assert response.status_code == 404
    assert issues(response)[0]["expression"] == ["Bundle.entry[1]"]
    assert door.get("/Patient/a").status_code == 404


def test_a_forbidden_read_in_a_transaction_is_in_the_trail_although_the_rest_is_undone() -> None:
    door = Door("system/Patient.cruds")

    response = door.bundle("transaction", entry("PUT", "Patient/a", patient("a")), entry("GET", "Basic/x"))

    assert response.status_code == 403
    assert [(one["action"], one["ground"]) for one in trail()] == [(Action.READ, None)]


def test_a_conditional_create_in_a_transaction_finds_what_is_there() -> None:
    door = Door()
    person = {"resourceType": "Patient", "identifier": [{"system": "http://x", "value": "7"}]}
    create = entry("POST", "Patient", person, ifNoneExist="identifier=http://x|7")

    assert statuses(door.bundle("transaction", create)) == ["201"]
    assert statuses(door.bundle("transaction", create)) == ["200"]


def test_a_batch_answers_each_entry_by_itself() -> None:
    door = Door("system/Patient.cruds")

    response = door.bundle(
        "batch",
        entry("PUT", "Patient/a", patient("a")),
        entry("PUT", "Patient/b", patient("b", gender="m")),
        entry("GET", "Patient/a"),
        entry("GET", "Observation/a"),
        entry("GET", "Patient?gender=female&foo=1"),
        entry("PATCH", "Patient/a"),
        entry("POST", "Patient/a"),
        entry("GET", "../../etc"),
        {"fullUrl": "x"},
        entry("HEAD", "Patient/a"),
        entry("DELETE", "Patient/a"),
    )
    told = orjson.loads(response.content)

    assert response.status_code == 200
    assert told["type"] == "batch-response"
    assert statuses(response) == ["201", "422", "200", "403", "400", "501", "405", "404", "400", "200", "204"]
    assert told["entry"][1]["response"]["outcome"]["issue"][0]["expression"] == ["Patient.gender"]
    assert told["entry"][2]["resource"]["id"] == "a"
    assert "resource" not in told["entry"][9]


def test_a_batch_reads_only_what_has_changed() -> None:
    door = Door()
    door.put(patient("a"))

    assert statuses(door.bundle("batch", entry("GET", "Patient/a", ifNoneMatch='W/"1"'))) == ["304"]


def test_an_empty_bundle_is_answered_by_an_empty_one() -> None:
    for kind in ("batch", "transaction"):
        response = Door(client=kind).bundle(kind)
        assert (response.status_code, "entry" in orjson.loads(response.content)) == (200, False)


@pytest.mark.parametrize("kind", ["collection", "searchset", "", "nonsense"])
def test_another_kind_of_bundle_is_refused(kind: str) -> None:
    assert Door().bundle(kind, entry("PUT", "Patient/a", patient("a"))).status_code == 400


def test_a_transaction_that_changes_one_resource_twice_is_refused() -> None:
    door = Door()

    response = door.bundle(
        "transaction",
        entry("PUT", "Patient/a", patient("a")),
        entry("PUT", "Patient/a", patient("a", gender="male")),
    )

    assert response.status_code == 400
    assert names(door.get("/Patient")) == []


def test_an_entry_that_belongs_to_an_entry_which_is_not_there_is_refused() -> None:
    door = Door()
    observation = weight("w", of="x") | {
        "subject": {"reference": "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"}
    }

    response = door.bundle("transaction", entry("PUT", "Observation/w", observation))

    assert response.status_code == 422
    assert door.get("/Observation/w").status_code == 404


def test_one_condition_creates_one_resource() -> None:
    door = Door()
    new = {"resourceType": "Patient", "identifier": [{"system": "urn:x", "value": "1"}]}
    one = entry("POST", "Patient", new, ifNoneExist="identifier=urn:x|1")

    response = door.bundle("transaction", one, one)

    assert 400 <= response.status_code < 500
    assert names(door.get("/Patient")) == []


@pytest.mark.parametrize("stored", [True, False])
def test_nothing_refers_to_what_goes_with_the_same_transaction(stored: bool) -> None:
    door = Door()
    if stored:
        door.put(patient("a"))

    response = door.bundle(
        "transaction", entry("DELETE", "Patient/a"), entry("PUT", "Observation/w", weight("w", of="a"))
    )

    assert response.status_code == 422
    assert door.get("/Observation/w").status_code == 404


def test_a_conditional_reference_is_found_however_it_is_escaped() -> None:
    door = Door()
    door.put(patient("a", identifier=[{"system": "http://x/y", "value": "1"}]))
    text = orjson.dumps(weight("w", of="x")).replace(
        b"Patient/x", b"Patient?identifier=http:\\/\\/x\\u002fy|1"
    )
    assert b"\\/" in text

    door.send("PUT", "/Observation/w", text)

    assert names(door.get("/Observation?patient=a")) == ["Observation/w"]


def test_what_goes_with_a_transaction_meets_no_condition_of_it() -> None:
    door = Door()
    new = {"resourceType": "Patient", "identifier": [{"system": "urn:x", "value": "1"}]}
    door.put(new | {"id": "a"})

    response = door.bundle(
        "transaction",
        entry("DELETE", "Patient/a"),
        entry("POST", "Patient", new, ifNoneExist="identifier=urn:x|1"),
    )

    assert response.status_code == 200
    [left] = names(door.get("/Patient"))
    assert left != "Patient/a"


def test_two_entries_of_a_transaction_with_one_full_url_are_refused() -> None:
    same = [entry("POST", "Patient", {"resourceType": "Patient"}, fullUrl=URN) for _ in range(2)]

    response = Door().bundle("transaction", *same)

    assert refused(response) == 400
    assert "Bundle.entry[1].fullUrl" in response.content.decode()


@pytest.mark.parametrize("condition", ["", " ", "?"])
def test_an_empty_condition_does_not_create(condition: str) -> None:
    door = Door()

    assert refused(door.post({"resourceType": "Patient"}, If_None_Exist=condition)) == 400
    made = entry("POST", "Patient", {"resourceType": "Patient"}, ifNoneExist=condition)
    assert refused(door.bundle("transaction", made)) == 400
