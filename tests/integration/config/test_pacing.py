"""Whoever asks for pages too often is told to wait on a page, and nobody else is."""

import pytest
from django.test import Client
from pytest_django import Settings

from sharedcare.config import pacing
from sharedcare.kernel.pace import Pace
from tests.integration.access.accounts import account
from tests.integration.clinic.browsing import CPR, browser, poul, put, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_step(settings: Settings) -> None:
    settings.SHAREDCARE_SECOND_FACTOR = False


def test_a_person_who_asks_too_often_is_told_how_long_to_wait_and_a_colleague_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anne, bo = browser("anne"), browser("bo")
    monkeypatch.setattr(pacing, "persons", Pace(per_minute=2))

    answers = [anne.get("/patients", {"lang": "en"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 30
    assert f"Wait {answers[-1]['Retry-After']} seconds" in answers[-1].content.decode()
    assert answers[-1]["Cache-Control"].startswith("no-")
    assert bo.get("/patients").status_code == 200


def test_two_sessions_of_one_person_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = browser("anne"), Client()
    sign_in(second)
    monkeypatch.setattr(pacing, "persons", Pace(per_minute=1))

    assert first.get("/patients").status_code == 200
    assert second.get("/patients").status_code == 429


def test_nobody_goes_through_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    anne = browser("anne")
    put(poul())
    monkeypatch.setattr(pacing, "searches", Pace(per_minute=6))

    assert anne.post("/emergency", {"number": CPR, "reason": ""}).status_code == 422
    assert anne.post("/patients/search", {"q": CPR}).status_code == 429
    assert anne.post("/emergency", {"number": CPR, "reason": "x"}).status_code == 429
    assert anne.post("/enrol", {"number": CPR}).status_code == 429
    assert anne.get("/patients").status_code == 200
    assert anne.get("/patient/poul").status_code == 200


def test_passwords_sprayed_over_many_accounts_are_slowed_where_they_come_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account("anne")
    monkeypatch.setattr(pacing, "sign_ins", Pace(per_minute=3))

    tried = [
        sign_in(Client(), username=f"somebody{number}", password="not the one").status_code
        for number in range(4)
    ]

    assert tried == [200, 200, 200, 429]
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in(elsewhere).status_code == 302


def test_a_neighbour_in_the_same_network_of_ipv6_is_the_same_stranger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "strangers", Pace(per_minute=1))

    asked = [Client(REMOTE_ADDR=f"2001:db8::{last}").get("/sign-in").status_code for last in "123"]

    assert asked == [200, 429, 429]
    assert Client(REMOTE_ADDR="2001:db8:0:1::1").get("/sign-in").status_code == 200


def test_who_is_flooded_with_pages_is_still_watched_and_styled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "strangers", Pace(per_minute=1))
    client = Client()
    client.get("/sign-in")

    assert client.get("/sign-in").status_code == 429
    assert client.get("/healthz").status_code == 200


def test_five_wrong_passwords_are_answered_with_429_and_the_moment_of_the_next_try() -> None:
    account("anne")
    client = Client(headers={"accept-language": "en"})

    answers = [sign_in(client, password="not the one") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 15 * 60
    assert "Wait until" in answers[-1].content.decode()
