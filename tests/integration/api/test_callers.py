"""A system client that asks too often is told to wait, and takes nothing from the others."""

import pytest

from sharedcare.api import callers
from sharedcare.kernel.pace import Pace
from tests.integration.api.door import Door, issues, patient, refused

pytestmark = pytest.mark.django_db


def test_a_client_that_asks_too_often_is_told_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "clients", Pace(per_minute=3))
    door, other = Door(client="hurried"), Door(client="patient")

    answers = [door.get("/Patient/nobody") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 429, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 20
    assert issues(answers[-1])[0]["code"] == "throttled"
    assert "Wait" in issues(answers[-1])[0]["diagnostics"]
    assert other.get("/Patient/nobody").status_code == 404


def test_what_a_client_asks_too_often_is_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "clients", Pace(per_minute=1))
    door = Door(client="hurried")

    assert door.put(patient("a")).status_code == 201
    assert refused(door.put(patient("b"))) == 429
    monkeypatch.setattr(callers, "clients", Pace(per_minute=0))
    assert refused(door.get("/Patient/b")) == 404


def test_all_tokens_of_a_client_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "clients", Pace(per_minute=1))

    assert Door(client="hurried").get("/Patient/nobody").status_code == 404
    assert Door(client="hurried").get("/Patient/nobody").status_code == 429


def test_made_up_tokens_are_not_looked_up_for_long_and_shut_out_no_good_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(callers, "strangers", Pace(per_minute=4))
    good = Door(client="good")
    assert good.get("/Patient/nobody").status_code == 404

    forged = [
        Door(scope=None).get("/Patient/nobody", Authorization=f"Bearer sc_{number}") for number in range(5)
    ]

    assert [answer.status_code for answer in forged] == [401, 401, 401, 429, 429]
    assert int(forged[-1]["Retry-After"]) >= 1
    assert good.get("/Patient/nobody").status_code == 404


def test_what_is_public_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "strangers", Pace(per_minute=1))

    assert [Door(scope=None).get("/metadata").status_code for _ in range(2)] == [200, 429]
