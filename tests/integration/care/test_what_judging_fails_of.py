"""A defect in judging keeps no measurement and no answer out of the record: somebody is told, and the worker makes up for it."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.care.answers import consequences
from sharedcare.care.findings import actions
from sharedcare.config.worker.watching import Watching
from sharedcare.kernel.clock import now
from tests.integration.api.door import Door
from tests.integration.care.patients import NOW, enrolled, found, measured, publish, standing, store
from tests.integration.care.test_answers import NONE, answered, trees
from tests.integration.care.test_answers import enrolled as citizen_enrolled

pytestmark = pytest.mark.django_db
RISE = "weight:weight-rise-3-days:Observation/now"


def defect(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError


def test_a_value_that_judging_fails_of_is_stored_told_of_and_judged_by_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna"}, enrolled(), measured("before", 84.0, 3))
    with monkeypatch.context() as broken:
        broken.setattr(actions, "judgements", defect)
        store(measured("now", 86.1))
    assert trees("Observation?_id=now")
    assert standing() == {":not-judged:Observation/now": ""}
    [told] = found()
    assert told.detail.en.startswith("The system could not judge the measurement")
    assert told.tree["code"]["coding"][0]["code"] == "not-judged"

    Watching().step(at=NOW + timedelta(minutes=1))

    assert standing() == {RISE: "high"}
    [closed] = [one for one in found() if not one.is_open]
    assert closed.tree["extension"][-1]["valueString"] == "Målingen er vurderet nu."


def test_who_sends_the_value_is_told_that_it_is_stored_also_when_nobody_can_even_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store({"resourceType": "Patient", "id": "anna"}, enrolled())
    monkeypatch.setattr(actions, "_judge", defect)
    monkeypatch.setattr("sharedcare.care.findings.unjudged.taken_at", defect)
    value = measured("now", 86.1, performer=[], effectiveDateTime=now().isoformat())

    answer = Door().post({key: each for key, each in value.items() if key not in ("id", "performer")})

    assert answer.status_code == 201
    assert len(trees("Observation?patient=anna")) == 1
    assert found() == []


def test_answers_that_nobody_could_judge_are_stored_and_somebody_is_asked_to_read_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = citizen_enrolled()
    monkeypatch.setattr(consequences, "outcome", defect)

    answered(by, "phq-9", {**NONE, "harm": "several-days"})

    [response] = trees("QuestionnaireResponse?patient=anna")
    unread = "Systemet kunne ikke vurdere svarene. Læs dem selv."
    # Beside it stands that the programme is not published here.
    [told] = [one for one in trees("DetectedIssue?patient=anna") if one["detail"] == unread]
    assert told["implicated"] == [{"reference": f"QuestionnaireResponse/{response['id']}"}]
