"""How long a session lasts, and how it ends."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import browser, sign_in, text

pytestmark = pytest.mark.django_db
_ENDED = "SELECT what FROM access_trail WHERE action = %s ORDER BY id"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_a_session_that_nobody_used_for_half_an_hour_is_over_and_leads_back(
    clock: time_machine.Traveller,
) -> None:
    client = browser()
    clock.shift(timedelta(minutes=30))

    led = client.get("/patient/poul?at=2026-01-01").headers["Location"]

    assert led == "/sign-in?next=%2Fpatient%2Fpoul%3Fat%3D2026-01-01&idle="
    assert "fordi du ikke har brugt Shared Care" in text(client.get(led))
    assert run(raw_connection(), _ENDED, [Action.SIGN_OUT]).fetchall() == [("idle",)]


def test_each_page_lets_it_last_longer_but_no_longer_than_a_working_day(
    clock: time_machine.Traveller, settings: Settings
) -> None:
    client = browser()
    for _ in range(30):
        clock.shift(timedelta(minutes=20) - timedelta(seconds=1))
        assert client.get("/patients").status_code == 200
    assert settings.SESSION_COOKIE_AGE == 30 * 20 * 60

    clock.shift(timedelta(seconds=31))
    assert "idle" in client.get("/patients").headers["Location"]


def test_a_form_that_comes_too_late_leads_back_to_the_page_it_stood_on(clock: time_machine.Traveller) -> None:
    client = browser()
    clock.shift(timedelta(minutes=31))

    answer = client.post(
        "/patients/search", {"q": "x"}, headers={"referer": "http://testserver/patient/poul"}
    )

    assert answer.headers["Location"].startswith("/sign-in?next=%2Fpatient%2Fpoul&")


def test_a_form_from_elsewhere_leads_to_the_start(clock: time_machine.Traveller) -> None:
    client = browser()
    clock.shift(timedelta(minutes=31))

    answer = client.post("/patients/search", headers={"referer": "http://evil.example/patient/poul"})

    assert answer.headers["Location"].startswith("/sign-in?next=%2F&")


def test_asking_how_long_it_lasts_changes_nothing_and_staying_does(clock: time_machine.Traveller) -> None:
    client = browser()
    clock.shift(timedelta(minutes=29))

    assert client.get("/session").json()["seconds"] == 60
    assert client.get("/session").json()["who"] == "anne"
    assert client.post("/session").json()["seconds"] == 1800


def test_a_session_that_is_over_cannot_be_revived(clock: time_machine.Traveller) -> None:
    client = browser()
    clock.shift(timedelta(minutes=30))

    assert client.post("/session").json()["seconds"] == 0
    assert client.get("/patients").status_code == 302


def test_nobody_has_no_session() -> None:
    assert Client().get("/session").json()["seconds"] == 0


def test_signing_out_everywhere_ends_the_others_too() -> None:
    here = browser()
    there = Client()
    sign_in(there)

    led = here.post("/my-sign-in/everywhere").headers["Location"]

    assert "Du er logget ud alle steder." in text(here.get(led))
    assert there.get("/patients").status_code == 302
    assert here.get("/patients").status_code == 302
    assert run(raw_connection(), _ENDED, [Action.END_SESSIONS]).fetchall() == [(None,)]


def test_a_session_key_from_before_signing_in_is_worth_nothing_after_it() -> None:
    client = browser()
    before = client.cookies["session"].value
    client.post("/sign-out")
    sign_in(client)

    assert client.cookies["session"].value != before


def test_who_signs_in_after_another_finds_nothing_of_theirs() -> None:
    client = browser()
    client.post("/patients/search", {"q": "Poul Jensen"})
    browser("bo")
    sign_in(client, username="bo")

    assert "Poul Jensen" not in text(client.get("/patients?search"))
