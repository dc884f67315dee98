"""What only the clock makes true is found by the worker."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.config.worker import watching as watching_duty
from sharedcare.config.worker.watching import Watching
from tests.integration.care.patients import ANNA, NOW, enrolled, measured, publish, standing, store

pytestmark = pytest.mark.django_db


def test_the_worker_goes_round_and_then_rests_for_a_while() -> None:
    publish("heart-failure")
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store({"resourceType": "Patient", "id": "anna"}, enrolled())
    store(measured("before", 84.0, 3, **at_home), measured("now", 86.1, **at_home))
    watching = Watching()
    assert watching.step(at=NOW + timedelta(minutes=50)) is False
    assert list(standing().values()) == ["moderate"]
    watching.step(at=NOW + timedelta(minutes=61))
    assert list(standing().values()) == ["moderate"]
    watching.step(at=NOW + timedelta(minutes=66))
    assert list(standing().values()) == ["high"]


def test_what_was_to_be_measured_again_turns_red_also_when_the_worker_was_away_for_a_day() -> None:
    publish("heart-failure")
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store({"resourceType": "Patient", "id": "anna"}, enrolled())
    store(measured("before", 84.0, 3, **at_home), measured("now", 86.1, **at_home))
    Watching().step(at=NOW + timedelta(hours=26))
    assert list(standing().values()) == ["high"]


def test_one_record_that_cannot_be_judged_keeps_no_other_from_being_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []

    def judged(*, patient: str, **_: Any) -> int:
        seen.append(patient)
        if patient == "broken":
            raise ValueError(patient)
        return 0

    monkeypatch.setattr(watching_duty, "rejudge", judged)
    monkeypatch.setattr(watching_duty, "watched", lambda: ["broken", "anna", "bent"])
    with pytest.raises(ValueError, match="broken"):
        Watching().step(at=NOW)
    assert seen == ["broken", "anna", "bent"]
