"""A record that is closed answers alike at every address below it, and shows the way in an emergency."""

import pytest
from django.test import Client

from tests.integration.access.care import CLINIC, store
from tests.integration.access.trying import entered_for
from tests.integration.clinic.browsing import browser, poul, put, text
from tests.integration.records.store import kilograms, observation

pytestmark = pytest.mark.django_db
CLOSED, MISSING = "Journalen er ikke åben for dig", "Siden findes ikke"
BELOW = [
    "",
    "?at=2026-03-02T11:00:00Z",
    "/",
    "/moments",
    "/measure/weight",
    "/measure/weight?at=2026-03-02T11:00:00Z",
    "/measure/nothing",
    "/source/Observation/w/1",
    "/source/Observation/nothing/1",
    "/source/Nonsense/w/1",
    "/source/Observation/w/first",
    "/nothing/of/ours",
]


def weight() -> dict[str, object]:
    return observation("w", "poul", valueQuantity=kilograms(81.3), effectiveDateTime="2026-02-20T07:00:00Z")


def closed_in_an_open_page(*, own_entry: bool) -> Client:
    """A nurse's browser; the record has been closed to her since she opened it."""
    store(poul())
    client = browser()
    if own_entry:
        entered_for(CLINIC, weight())
    else:
        store(weight())
    return client


@pytest.mark.parametrize("own_entry", [False, True], ids=["nothing of theirs", "an entry of theirs"])
@pytest.mark.parametrize("address", BELOW)
def test_every_address_says_that_the_record_is_closed_as_of_a_patient_who_is_not_there(
    address: str, own_entry: bool
) -> None:
    client = closed_in_an_open_page(own_entry=own_entry)

    closed, nobody = client.get(f"/patient/poul{address}"), client.get(f"/patient/nobody{address}")

    assert (closed.status_code, nobody.status_code) == (404, 404)
    assert CLOSED in text(closed)
    assert 'href="/emergency"' in text(closed)
    assert closed.content == nobody.content
    assert {name: value for name, value in closed.items() if name != "Set-Cookie"} == {
        name: value for name, value in nobody.items() if name != "Set-Cookie"
    }


@pytest.mark.parametrize(
    "address", ["/", "/measure/nothing", "/source/Observation/nothing/1", "/nothing/of/ours"]
)
def test_in_an_open_record_what_is_not_there_is_said_not_to_be_there(address: str) -> None:
    put(poul())
    client = browser()

    answer = client.get(f"/patient/poul{address}")

    assert answer.status_code == 404
    assert MISSING in text(answer)
