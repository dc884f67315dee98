"""Searches and pages made to hurt: each is answered at once, or is the client's fault."""

from base64 import urlsafe_b64encode
from urllib.parse import urlencode

import orjson
import pytest

from tests.integration.api.door import CPR, Door, patient, refused

pytestmark = pytest.mark.django_db


def _cursor(*values: object) -> str:
    return urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


@pytest.mark.parametrize(
    "path",
    [
        "/Patient?_sort=birthdate&_cursor=" + _cursor("not a date", 5),
        "/Patient?_sort=family&_cursor=" + _cursor(7, 5),
        "/Patient?_sort=family&_cursor=" + _cursor("a\0b", 5),
        "/Patient?_sort=_lastUpdated&_cursor=" + _cursor({"t": "2020-01-01"}, 5),
        "/Patient?_cursor=" + _cursor(*[True]),
        "/Patient?_cursor=" + _cursor(2**63),
        "/Patient/a/$everything?_cursor=" + _cursor(7, 0, 0),
        "/Patient/a/$everything?_cursor=" + _cursor(0, 2**40, 0),
        "/Patient/a/$everything?_cursor=" + _cursor(0, None, 0),
        "/Patient?name=a%00b",
        "/Patient?_count:0101701234=1",
        "/Patient?_sort=" + ",".join(["name"] * 9),
        "/Patient?name=" + ",".join(["a"] * 1001),
        "/Patient?" + "&".join(["name=a"] * 301),
    ],
)
def test_a_cursor_or_value_that_is_none_of_ours_is_the_clients_fault(path: str) -> None:
    refused(Door().get(path))


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
