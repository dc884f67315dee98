"""Search, compartments and $everything over HTTP."""

from urllib.parse import urlencode

import orjson
import pytest

from tests.integration.api.door import Door, issues, links, names, patient, weight

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
PERSONAL = "010170-1234"


@pytest.fixture
def door() -> Door:
    """A door with two patients behind it, one with three weights and one with one."""
    found = Door()
    cpr = {"system": "urn:oid:1.2.208.176.1.2", "value": PERSONAL}
    found.put(patient("anna", gender="female", identifier=[cpr], name=[{"family": "Sørensen"}]))
    found.put(patient("bo", gender="male"))
    for day, name in enumerate(("w1", "w2", "w3"), start=1):
        found.put(weight(name, "anna", effectiveDateTime=f"2026-01-0{day}", note=[{"text": "long"}]))
    found.put(weight("w4", "bo", effectiveDateTime="2026-01-09"))
    return found


def test_a_page_tells_what_was_found_and_how(door: Door) -> None:
    response = door.get("/Observation?patient=anna&_sort=-date&_count=2&_total=accurate")
    told = orjson.loads(response.content)

    assert (told["type"], told["total"]) == ("searchset", 3)
    assert names(response) == ["Observation/w3", "Observation/w2"]
    assert links(response)["self"] == "/Observation?patient=anna&_sort=-date&_count=2&_total=accurate"
    assert told["entry"][0]["fullUrl"].endswith("/fhir/Observation/w3")


def test_the_next_link_leads_through_all_of_it(door: Door) -> None:
    seen, following = [], "/Observation?patient=anna&_sort=date&_count=2"
    while following:
        response = door.get(following)
        seen += names(response)
        following = links(response).get("next", "")

    assert seen == ["Observation/w1", "Observation/w2", "Observation/w3"]


def test_a_search_can_be_posted(door: Door) -> None:
    form = urlencode({"patient": "anna", "_sort": "-date", "_count": "1"}).encode()

    response = door.send("POST", "/Observation/_search", form, content_type=FORM)

    assert names(response) == ["Observation/w3"]
    assert names(door.get(links(response)["next"])) == ["Observation/w2"]


def test_a_persons_number_that_was_posted_stands_in_no_link(door: Door) -> None:
    form = urlencode({"identifier": PERSONAL}).encode()

    response = door.send("POST", "/Patient/_search", form, content_type=FORM)

    assert names(response) == ["Patient/anna"]
    assert links(response) == {"self": "/Patient"}


def test_parameters_are_posted_as_a_form_and_as_nothing_else(door: Door) -> None:
    assert door.send("POST", "/Patient/_search", b"{}", content_type="application/json").status_code == 415
    assert door.send("POST", "/Patient/_search?gender=male", b"", content_type=FORM).status_code == 200
    assert door.send("POST", "/Patient/_search", b"name=\xff\xfe", content_type=FORM).status_code == 400


def test_includes_come_along_marked_as_such(door: Door) -> None:
    response = door.get("/Observation?_id=w4&_include=Observation:subject:Patient")

    assert names(response) == ["Observation/w4"]
    assert names(response, "include") == ["Patient/bo"]


def test_an_unknown_parameter_is_refused_or_left_out_as_the_client_wishes(door: Door) -> None:
    strict = door.get("/Patient?shoe-size=44&gender=male")
    lenient = door.get("/Patient?shoe-size=44&gender=male", Prefer="handling=lenient")
    told = orjson.loads(lenient.content)

    assert strict.status_code == 400
    assert issues(strict)[0]["expression"] == ["http.shoe-size"]
    assert names(lenient) == ["Patient/bo"]
    assert links(lenient)["self"] == "/Patient?gender=male"
    assert "shoe-size" in told["entry"][-1]["resource"]["issue"][0]["diagnostics"]
    assert told["entry"][-1]["search"]["mode"] == "outcome"


def test_a_count_brings_the_number_and_nothing_else(door: Door) -> None:
    told = orjson.loads(door.get("/Observation?patient=anna&_summary=count").content)

    assert told["total"] == 3
    assert "entry" not in told


def test_parts_can_be_asked_for(door: Door) -> None:
    elements = orjson.loads(door.get("/Observation?_id=w1&_elements=subject").content)["entry"][0]["resource"]
    summary = door.get("/Observation?_id=w1&_summary=true").content

    assert set(elements) == {"resourceType", "id", "meta", "status", "code", "subject"}
    assert b"SUBSETTED" in summary
    assert b"note" not in summary


def test_a_compartment_is_searched_at_its_own_address(door: Door) -> None:
    response = door.get("/Patient/bo/Observation?status=final")

    assert names(response) == ["Observation/w4"]
    assert links(response)["self"] == "/Patient/bo/Observation?status=final"
    posted = door.send("POST", "/Patient/bo/Observation/_search", b"status=final", content_type=FORM)
    assert names(posted) == ["Observation/w4"]
    assert door.get("/Patient/bo/Organization").status_code == 400


def test_everything_brings_the_patient_and_all_that_is_theirs_in_pages(door: Door) -> None:
    seen, following = [], "/Patient/anna/$everything?_count=2"
    while following:
        response = door.get(following)
        assert response.status_code == 200
        seen += names(response)
        following = links(response).get("next", "")

    assert seen[0] == "Patient/anna"
    assert sorted(seen[1:]) == ["Observation/w1", "Observation/w2", "Observation/w3"]


def test_the_smallest_pages_of_everything_bring_all_of_it_too(door: Door) -> None:
    seen, following = [], "/Patient/anna/$everything?_count=1"
    while following:
        response = door.get(following)
        seen += names(response)
        following = links(response).get("next", "")

    assert seen[0] == "Patient/anna"
    assert sorted(seen[1:]) == ["Observation/w1", "Observation/w2", "Observation/w3"]


def test_everything_of_a_patient_who_was_deleted_is_gone(door: Door) -> None:
    door.send("DELETE", "/Patient/anna")

    assert door.get("/Patient/anna/$everything").status_code == 410
    assert door.get("/Patient/anna/$everything?_type=Observation").status_code == 410
    assert len(names(door.get("/Observation?patient=anna"))) == 3


def test_everything_can_be_narrowed_by_type_and_time(door: Door) -> None:
    assert len(names(door.get("/Patient/anna/$everything?_type=Observation"))) == 3
    assert names(door.get("/Patient/anna/$everything?_since=2100-01-01")) == []
    assert door.get("/Patient/anna/$everything?_type=Nonsense").status_code == 400
    assert door.get("/Patient/anna/$everything?start=2020").status_code == 400
    assert door.get("/Patient/nobody/$everything").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "_count=x",
        "_cursor=nonsense",
        "_summary=some",
        "date=soon",
        "_sort=nonsense",
        "_include=x",
        "_has:x=y",
        "gender=",
    ],
)
def test_a_search_that_cannot_be_understood_is_refused(door: Door, query: str) -> None:
    resource_type = "Observation" if query.startswith("date") else "Patient"

    assert door.get(f"/{resource_type}?{query}").status_code == 400
