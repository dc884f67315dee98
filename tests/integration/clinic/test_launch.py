"""Another system opens a patient here for one of its people, in one step, once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from sharedcare.access.accounts.actions import disable_account
from sharedcare.access.actions import issue_token, revoke_client
from sharedcare.access.actors import operator
from sharedcare.access.errors import BadScope
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import account
from tests.integration.access.care import clinic, concept
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import CPR, poul, put, text

pytestmark = pytest.mark.django_db
CLINIC = "999900000000011"
PATIENT = {"cpr": CPR}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def token(*, client: str = "emr", scope: str = "launch", organization: str | None = CLINIC) -> str:
    return issue_token(
        client=client, scope=scope, organization=organization, valid_for=timedelta(days=1), at=NOON
    )


def asks(bearer: str, staff: Any = None, patient: Any = None) -> Any:
    body = {"staff": staff or {"account": "anne"}, "patient": patient or PATIENT}
    headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
    return Client(enforce_csrf_checks=True).post("/launch", body, "application/json", headers=headers)


def link(**more: Any) -> str:
    """The path of a link for Anne to Poul."""
    account()
    if not more.get("staff"):
        clinic()
    put(poul())
    answer = asks(token(), **more)
    assert answer.status_code == 201, answer.content
    address: str = answer.json()["address"]
    return address.removeprefix("http://testserver")


def told() -> list[tuple[object, ...]]:
    sql = "SELECT action, what, refusal FROM access_trail WHERE action IN (%s, %s) ORDER BY id"
    return run(raw_connection(), sql, [Action.LAUNCH, Action.SIGN_IN]).fetchall()


@pytest.mark.parametrize("patient", [{"cpr": CPR}, {"cpr": f"{CPR[:6]}-{CPR[6:]}"}, {"id": "poul"}])
def test_one_opens_the_link_and_is_at_the_patient(patient: dict[str, str]) -> None:
    browser = Client()

    answer = browser.get(link(patient=patient))

    assert answer.headers["Location"] == "/patient/poul"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert browser.get("/session").json()["who"] == "anne"
    assert "Poul Jensen" in text(browser.get("/patient/poul"))


def test_the_staff_person_can_be_named_by_authorisation() -> None:
    clinic()
    put(
        {
            "resourceType": "Practitioner",
            "id": "demo-anne",
            "identifier": [{"system": "https://autregweb.sst.dk", "value": "0AB12"}],
        },
        {
            "resourceType": "PractitionerRole",
            "id": "demo-anne-role",
            "practitioner": {"reference": "Practitioner/demo-anne"},
            "organization": {"reference": "Organization/heart-clinic"},
            "code": [concept("role", "nurse")],
        },
    )

    assert Client().get(link(staff={"authorization": "0AB12"})).status_code == 302


def test_no_cpr_number_stands_in_an_address_a_session_or_the_trail() -> None:
    browser = Client()
    path = link()
    browser.get(path)

    kept = [one.get_decoded() for one in Session.objects.all()]
    trail = run(raw_connection(), "SELECT t::text FROM access_trail t").fetchall()
    stored = run(raw_connection(), "SELECT t::text FROM access_launch t").fetchall()
    assert CPR not in f"{path} {kept} {trail} {stored}"
    assert path.rpartition("/")[2] not in f"{stored} {trail}"


def test_a_second_use_leads_by_way_of_the_ordinary_sign_in_to_the_same_patient() -> None:
    path = link()
    Client().get(path)
    other = Client()

    answer = other.get(path)

    assert answer.status_code == 410
    assert "Linket virker ikke mere" in text(answer)
    assert 'href="/sign-in?next=%2Fpatient%2Fpoul"' in text(answer)
    assert other.get("/patients").status_code == 302


def test_after_a_minute_it_opens_nothing(clock: time_machine.Traveller) -> None:
    path = link()
    clock.shift(timedelta(seconds=60))

    assert Client().get(path).status_code == 410


def test_a_link_that_was_never_given_says_no_more_than_that_it_does_not_work() -> None:
    answer = Client().get("/launch/" + "x" * 43)

    assert answer.status_code == 410
    assert 'href="/sign-in"' in text(answer)


def test_looking_ahead_does_not_use_it_up() -> None:
    path = link()

    assert Client().head(path).status_code == 405
    assert Client().get(path, headers={"sec-purpose": "prefetch;prerender"}).status_code == 503
    assert Client().get(path).status_code == 302


def test_whoever_was_signed_in_before_is_not_any_more() -> None:
    path = link()
    account("bo")
    browser = Client()
    browser.post("/sign-in", {"username": "bo", "password": "correct horse battery"})
    browser.get(path)

    assert browser.get("/session").json()["who"] == "anne"


def test_only_a_token_with_the_scope_is_taken() -> None:
    account()
    put(poul())

    assert asks("").status_code == 401
    assert asks("sc_unknown").status_code == 401
    refused = asks(token(client="lab", scope="system/*.cruds"))
    assert refused.status_code == 403
    assert "it takes the scope launch" in refused.json()["error"]


def test_a_token_for_launching_alone_reads_nothing() -> None:
    put(poul())
    bearer = token()

    answer = Client().get("/fhir/Patient/poul", headers={"authorization": f"Bearer {bearer}"})

    assert answer.status_code == 403


def test_the_scope_takes_an_organisation() -> None:
    with pytest.raises(BadScope):
        token(organization=None)


def test_a_system_vouches_for_the_people_of_its_own_organisation_alone() -> None:
    account()
    put(poul())

    refused = asks(token(client="other", organization="999900000000022"))

    assert refused.status_code == 404
    assert refused.json()["error"] == (
        "Nobody of this organisation has such an account or authorisation here."
    )


@pytest.mark.parametrize(
    ("staff", "patient"),
    [
        ({"account": "nobody"}, PATIENT),
        ({"authorization": "0"}, PATIENT),
        ({"account": "anne"}, {"cpr": "0101701234"}),
        ({"account": "anne"}, {"id": "nobody"}),
        ({"account": "anne"}, {"cpr": "x"}),
    ],
)
def test_who_is_not_there_is_not_found(staff: dict[str, str], patient: dict[str, str]) -> None:
    account()
    clinic()
    put(poul())

    assert asks(token(), staff, patient).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"staff": {"account": "anne"}}',
        b'{"staff": {"account": 1}, "patient": {"id": "x"}}',
    ],
)
def test_what_cannot_be_understood_is_said_to_be(body: bytes) -> None:
    answer = Client().generic(
        "POST", "/launch", body, "application/json", headers={"authorization": f"Bearer {token()}"}
    )

    assert answer.status_code == 400


def test_it_lets_in_nobody_who_has_been_shut_out_since() -> None:
    path = link()
    disable_account(username="anne", by=operator("user disable"), at=NOON)

    assert Client().get(path).status_code == 410


def test_it_opens_nothing_for_a_system_that_has_been_ended_since() -> None:
    path = link()
    revoke_client(client="emr", at=NOON)

    assert Client().get(path).status_code == 410


def test_the_trail_tells_of_the_link_and_of_each_use() -> None:
    path = link()
    Client().get(path)
    Client().get(path)

    client = run(raw_connection(), "SELECT id FROM access_client WHERE name = 'emr'").fetchone()
    assert client is not None
    assert told() == [
        (Action.LAUNCH, None, None),
        (Action.SIGN_IN, f"launch by {client[0]}", None),
        (Action.SIGN_IN, "launch", "The link has been used, or is too old."),
    ]
