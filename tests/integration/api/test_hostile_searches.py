"""Searches and pages made to hurt: each is answered at once, or is the client's fault."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson
import pytest

from tests.integration.api.door import CPR, Door, links, patient, refused, weight

pytestmark = pytest.mark.django_db


def _forged(first_page: str, *values: object) -> str:
    """A cursor that bears the mark of a search, which everybody can see in its links, and other values."""
    mark = orjson.loads(urlsafe_b64decode(_next(first_page) + "=="))[0]
    return urlsafe_b64encode(orjson.dumps([mark, *values])).decode().rstrip("=")


def _next(first_page: str) -> str:
    return parse_qs(urlsplit(links(Door().get(first_page))["next"]).query)["_cursor"][0]


@pytest.fixture
def _two_patients() -> None:
    door = Door()
    for name in ("a", "b"):
        door.put(patient(name, name=[{"family": name}], birthDate="1970-01-01"))
        door.put(weight(f"o{name}", "a"))


@pytest.mark.parametrize(
    ("search", "values"),
    [
        ("/Patient?_sort=birthdate", ("not a date", 5)),
        ("/Patient?_sort=family", (7, 5)),
        ("/Patient?_sort=family", ("a\0b", 5)),
        ("/Patient?_sort=_lastUpdated", ({"t": "2020-01-01"}, 5)),
        ("/Patient?_sort=family", (5,)),
        ("/Patient?_sort=_id", ("a", True)),
        ("/Patient?_sort=_id", ("a", 2**63)),
        ("/Patient/a/$everything?", (7, 0, 0)),
        ("/Patient/a/$everything?", (0, 2**40, 0)),
        ("/Patient/a/$everything?", (0, None, 0)),
    ],
)
@pytest.mark.usefixtures("_two_patients")
def test_a_cursor_that_is_none_of_ours_is_the_clients_fault(search: str, values: tuple[object, ...]) -> None:
    forged = _forged(f"{search}&_count=1", *values)

    assert refused(Door().get(f"{search}&_cursor={forged}")) == 400


@pytest.mark.parametrize(
    ("search", "other"),
    [
        ("/Patient?", "/Patient?birthdate=1970"),
        ("/Patient?_sort=family", "/Patient?_sort=-family"),
        ("/Observation?", "/Patient?"),
        ("/Observation?", "/Patient/a/Observation?"),
        ("/Patient/a/Observation?", "/Patient/b/Observation?"),
        ("/Patient/a/$everything?", "/Patient/b/$everything?"),
        ("/Patient/a/$everything?", "/Patient/a/$everything?_type=Observation"),
    ],
)
@pytest.mark.usefixtures("_two_patients")
def test_a_cursor_leads_on_in_its_own_search_alone(search: str, other: str) -> None:
    door, cursor = Door(), _next(f"{search}&_count=1")

    assert door.get(f"{search}&_count=2&_cursor={cursor}").status_code == 200
    assert refused(door.get(f"{other}&_count=1&_cursor={cursor}")) == 400


@pytest.mark.parametrize(
    "path",
    [
        "/Patient?name=a%00b",
        "/Patient?_count:0101701234=1",
        "/Patient?_sort=" + ",".join(["name"] * 9),
        "/Patient?name=" + ",".join(["a"] * 1001),
        "/Patient?" + "&".join(["name=a"] * 301),
    ],
)
def test_a_search_that_asks_too_much_is_the_clients_fault(path: str) -> None:
    assert refused(Door().get(path)) == 400


def test_a_date_beyond_all_calendars_is_ignored() -> None:
    door = Door()
    door.put(patient("a"))

    response = door.get("/Patient/a", If_Modified_Since="Fri, 31 Dec 9999 23:59:59 GMT")

    assert response.status_code in (200, 304)


def test_a_condition_with_nul_in_it_is_the_clients_fault() -> None:
    door = Door()

    refused(door.send("POST", "/Patient", {"resourceType": "Patient"}, If_None_Exist="identifier=a%00b"))


def test_an_order_by_person_number_is_not_continued_in_an_address() -> None:
    door = Door()
    for logical_id, number in (("a", CPR[0]), ("b", "0202701234")):
        door.put(patient(logical_id, identifier=[{"system": "urn:oid:1.2.208.176.1.2", "value": number}]))

    assert refused(door.get("/Patient?_sort=identifier&_count=1")) == 400


def test_many_codes_of_a_series_cost_no_more_than_one() -> None:
    owners = ",".join(f"Practitioner/{number}" for number in range(300))
    statuses = ",".join(f"s{number}" for number in range(600))

    response = Door().send(
        "POST",
        "/Task/_search",
        urlencode({"owner": owners, "status": statuses}).encode(),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 200
