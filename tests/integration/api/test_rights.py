"""Deny by default, and no content that shows by difference."""

import re

import orjson
import pytest

from sharedcare.api.door import ROUTES
from tests.integration.access.clients import trail
from tests.integration.api.door import Door, entry, issues, names, patient, weight

pytestmark = pytest.mark.django_db

PLACES = {"type": "Patient", "id": "a", "version": "1"}


def addresses() -> list[tuple[str, str]]:
    """An address for each route with each of its methods, and one where nothing is."""
    found = [("GET", "/Nothing/here"), ("GET", "/$nothing")]
    for route in ROUTES:
        text = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda group: PLACES[group[1]], route.pattern.pattern)
        path = text.replace("\\", "")
        assert route.pattern.fullmatch(path), path
        found += [(method, f"/{path}" if path else "") for method in route.methods]
    return found


@pytest.mark.parametrize(("method", "path"), addresses())
def test_nothing_but_the_capability_statement_is_answered_without_a_token(method: str, path: str) -> None:
    response = Door(None).send(method, path)

    if path == "/metadata":
        assert response.status_code == 200
    else:
        assert response.status_code == 401
        assert response["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path"), addresses())
def test_a_token_without_rights_opens_nothing(method: str, path: str) -> None:
    response = Door("system/Flag.r").send(method, path, body=patient("a"))

    assert response.status_code in (400, 403, 404, 405, 415, 501) or path in (
        "/metadata",
        "/$validate",
        "/Patient/$validate",
    )


def test_a_token_of_nobody_is_no_token() -> None:
    door = Door(None)

    for header in ("Bearer sc_forged", "Basic YTpi", "Bearer", "sc_forged"):
        assert door.get("/Patient/a", Authorization=header).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "scope", "missing"),
    [
        ("GET", "/Patient/a", "system/Patient.cuds", "system/Patient.r"),
        ("GET", "/Patient/a/_history", "system/Patient.cuds", "system/Patient.r"),
        ("GET", "/Patient/a/_history/1", "system/Patient.cuds", "system/Patient.r"),
        ("GET", "/Patient", "system/Patient.crud", "system/Patient.s"),
        ("PUT", "/Patient/a", "system/Patient.crds", "system/Patient.u"),
        ("POST", "/Patient", "system/Patient.ruds", "system/Patient.c"),
        ("DELETE", "/Patient/a", "system/Patient.crus", "system/Patient.d"),
        ("GET", "/Patient/a/Observation", "system/Patient.cruds", "system/Observation.s"),
        ("GET", "/Patient/a/$everything", "system/Observation.cruds", "system/Patient.r"),
    ],
)
def test_each_interaction_needs_its_letter_and_the_refusal_names_it(
    method: str, path: str, scope: str, missing: str
) -> None:
    response = Door(scope).send(method, path, patient("a"))

    assert response.status_code == 403
    assert issues(response)[0]["code"] == "forbidden"
    assert f"{missing}." in issues(response)[0]["diagnostics"]
    assert trail()[-1]["refusal"] == issues(response)[0]["diagnostics"]


def world() -> None:
    door = Door(client="filler")
    door.put(patient("a"))
    door.put(weight("w", "a", valueQuantity={"value": 120}))


@pytest.mark.parametrize(
    "search",
    [
        "/Patient?_has:Observation:patient:value-quantity=gt100&_summary=count",
        "/Patient?_has:Observation:patient:code=29463-7",
        "/Patient?_revinclude=Observation:patient",
        "/Encounter?patient:Patient._has:Observation:patient:code=x",
    ],
)
def test_a_search_tells_nothing_of_a_type_without_a_right_to_it(search: str) -> None:
    world()
    response = Door("system/Patient.rs system/Encounter.rs").get(search)

    assert response.status_code == 403
    assert "system/Observation.s" in issues(response)[0]["diagnostics"]


def test_a_chain_and_an_include_need_the_right_to_what_they_lead_to() -> None:
    world()
    door = Door("system/Observation.rs")

    assert door.get("/Observation?subject:Patient.gender=male").status_code == 403
    assert door.get("/Observation?_include=Observation:subject:Patient").status_code == 403
    assert door.get("/Observation?patient=a").status_code == 200


def test_a_condition_needs_the_right_to_search() -> None:
    world()
    door = Door("system/Patient.c system/Observation.c")
    performed = {**weight("x", "a"), "performer": [{"reference": "Practitioner?identifier=1"}]}

    assert door.post({"resourceType": "Patient"}, If_None_Exist="gender=male").status_code == 403
    assert door.post(performed).status_code == 403


def test_everything_brings_only_what_may_be_searched() -> None:
    world()

    assert names(Door("system/Patient.r").get("/Patient/a/$everything")) == ["Patient/a"]
    both = Door("system/Patient.r system/Observation.s", client="other").get("/Patient/a/$everything")
    assert sorted(names(both)) == ["Observation/w", "Patient/a"]


def test_a_batch_is_no_way_around() -> None:
    world()
    response = Door("system/Patient.r").bundle(
        "batch", entry("GET", "Observation/w"), entry("GET", "Patient/a")
    )

    assert [one["response"]["status"] for one in orjson.loads(response.content)["entry"]] == ["403", "200"]
