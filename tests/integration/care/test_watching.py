"""What only the clock makes true is found by the worker."""

from datetime import timedelta
from typing import Any

import pytest

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
