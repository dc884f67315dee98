"""A plan follows by itself: what shows that a task is done does, what waited for it opens, and phases end and begin."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.elements import identifiers
from sharedcare.care.enrolment import keeping_up, queries
from sharedcare.care.enrolment.actions import set_anchor, set_reference_value
from sharedcare.care.enrolment.keeping_up import keep_up
from sharedcare.config.worker.keeping_up import KeepingUp
from sharedcare.following.actions import advance
from sharedcare.following.models import Bookmark
from sharedcare.following.types import Follower
from sharedcare.records.feed import BEGINNING, Change
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Stored
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    ANNE,
    HEART,
    citizen,
    poul_enrolled,
    record,
    sectors,
    value,
)
from tests.patience import patiently

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
WORKER = operator("worker plans")


@pytest.fixture
def anne() -> Actor:
    """She has taken Poul into the programme for heart failure."""
    return poul_enrolled()


def task(key: str) -> dict[str, Any]:
    return next(one for one in record().of("Task") if one["identifier"][0]["value"] == key)


def phases() -> dict[str, str]:
    [one] = queries.enrolments(record())
    return {each.key: each.status for each in one.phases}


def written(kind: str = "Task") -> set[tuple[str, int]]:
    found = record()
    return {(one["id"], found.version(one)) for one in found.of(kind)}


def handed_over(**more: Any) -> dict[str, Any]:
    [one] = queries.enrolments(record())
    return {
        "resourceType": "Task",
        "id": "to-practice",
        "status": "completed",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "handover"}]},
        "for": {"reference": "Patient/poul"},
        "focus": {"reference": f"EpisodeOfCare/{one.id}"},
        "requester": {"reference": ANNE},
        "owner": {"reference": "PractitionerRole/bo-role"},
        "executionPeriod": {"end": more.pop("end", LATER.isoformat())},
        "input": [
            {
                "type": {"coding": [{"system": "urn:sharedcare:handover", "code": "phase"}]},
                "valueCode": "lasting",
            }
        ],
        **more,
    }


def doses_reached() -> dict[str, Any]:
    key = {"system": "urn:sharedcare:goal-key", "value": f"{HEART}:target-doses"}
    found = next(one for one in record().of("Goal") if key in one["identifier"])
    system = "http://terminology.hl7.org/CodeSystem/goal-achievement"
    said = {"coding": [{"system": system, "code": "achieved"}]}
    # What somebody says stands, whatever was reckoned before.
    kept = [one for one in found["extension"] if one["url"] != "urn:sharedcare:evaluated"]
    return {**found, "achievementStatus": said, "extension": kept}


def letter() -> dict[str, Any]:
    code = {"system": "urn:sharedcare:document", "code": f"{HEART}:good-letter"}
    return {
        "resourceType": "DocumentReference",
        "id": "letter",
        "status": "current",
        "type": {"coding": [code]},
        "subject": {"reference": "Patient/poul"},
        "author": [{"reference": ANNE}],
        "date": LATER.isoformat(),
        "content": [{"attachment": {"title": "Epikrise"}}],
    }


def test_values_that_a_task_waits_for_complete_it_and_say_by_whom(anne: Actor) -> None:
    set_anchor(patient="poul", programme=HEART, anchor="raas-change", moment=NOON, by=anne, at=NOON)
    day = NOON + timedelta(days=8)
    came = {"effectiveDateTime": (day - timedelta(hours=1)).isoformat(), "performer": [{"reference": ANNE}]}
    codes = (("2823-3", 4.4, "mmol/L"), ("2951-2", 140, "mmol/L"), ("14682-9", 98, "umol/L"))
    store(*(value("poul", code, number, unit) | came for code, number, unit in codes[:2]), at=day)
    keep_up(patient="poul", by=WORKER, at=day)
    assert task("lab.k-crea")["status"] == "requested"

    store(*(value("poul", code, number, unit) | came for code, number, unit in codes[2:]), at=day)
    assert keep_up(patient="poul", by=WORKER, at=day) >= 1
    found = task("lab.k-crea")
    assert found["status"] == "completed"
    told = [one for one in found["output"] if "valueReference" in one]
    assert {one["valueReference"]["reference"] for one in told} == {f"Observation/poul-{c[0]}" for c in codes}
    assert {one["extension"][0]["valueReference"]["reference"] for one in told} == {ANNE}
    assert found["output"][0]["valueString"].startswith("Målt: ")

    stands = written()
    assert keep_up(patient="poul", by=WORKER, at=day) == 0
    assert written() == stands


def test_an_agreed_value_completes_its_task_in_the_same_act_and_who_opens_it_again_is_left_alone(
    anne: Actor,
) -> None:
    set_reference_value(
        patient="poul", programme=HEART, reference="dry-weight", value=82.5, by=anne, at=LATER
    )
    agreed = [one for one in record().of("Task") if one["status"] == "completed" and "output" in one]
    assert any(
        each.get("type", {}).get("coding", [{}])[0].get("code") == "reference-set"
        for one in agreed
        for each in one["output"]
    )
    name = agreed[0]["identifier"][0]["value"]
    store({**agreed[0], "status": "in-progress"}, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert task(name)["status"] == "in-progress"


def test_phases_move_by_their_conditions_and_responsibility_by_acceptance_alone(anne: Actor) -> None:
    set_anchor(patient="poul", programme=HEART, anchor="stable", moment=NOON, by=anne, at=LATER)
    assert phases() == {"titration": "active", "further": "active", "lasting": "planned"}
    set_anchor(patient="poul", programme=HEART, anchor="optimal-dose", moment=NOON, by=anne, at=LATER)
    assert task("hf.handover")["status"] == "on-hold"

    store(handed_over(status="requested"), letter(), doses_reached(), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert task("hf.handover")["status"] == "requested"

    store(handed_over(), at=LATER)
    after = LATER + timedelta(minutes=1)
    keep_up(patient="poul", by=WORKER, at=after)
    assert task("hf.handover")["status"] == "completed"
    assert phases() == {"titration": "done", "further": "active", "lasting": "active"}
    [one] = queries.enrolments(record())
    assert one.responsible == ANNE
    ends = {each.key: (each.begins, each.ends) for each in one.phases}
    assert ends["titration"] == ("2026-03-01", "2026-03-01")


@pytest.mark.usefixtures("anne")
def test_a_discharge_that_the_record_tells_of_is_an_anchor_of_its_own() -> None:
    before = {one["id"] for one in record().of("Task")}
    stay = {
        "resourceType": "Encounter",
        "id": "stay",
        "status": "finished",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
        "subject": {"reference": "Patient/poul"},
        "period": {"start": NOON.isoformat(), "end": LATER.isoformat()},
    }
    store(stay, at=LATER)
    day = LATER + timedelta(hours=1)
    keep_up(patient="poul", by=WORKER, at=day)
    new = [one for one in record().of("Task") if one["id"] not in before]
    origins = [each["value"] for one in new for each in one["identifier"]]
    assert any(":discharge:" in each for each in origins)


@pytest.mark.usefixtures("anne")
def test_once_a_day_the_worker_goes_round_and_makes_what_the_day_brings_once() -> None:
    duty = KeepingUp(zone=here().zone)
    assert duty.step(at=LATER) is False
    stands = written()
    months = NOON + timedelta(days=100)
    assert duty.step(at=months) is False
    later = written()
    assert later != stands
    assert duty.step(at=months + timedelta(hours=1)) is False
    KeepingUp(zone=here().zone).step(at=months)
    assert written() == later
    assert {one["owner"]["reference"] for one in record().of("Task")} <= {
        "Organization/hospital",
        "Organization/town",
        "Organization/practice",
        "Patient/poul",
    }


@pytest.mark.parametrize("daily", [True, False], ids=["on the daily round", "as it is stored"])
def test_one_whose_plan_cannot_be_kept_up_keeps_nobody_else_from_it(
    daily: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def failing(*, patient: str, by: Actor, at: datetime) -> int:
        tried.append(patient)
        raise KeyError(patient)

    monkeypatch.setattr("sharedcare.care.enrolment.keeping_up.keep_up", failing)
    monkeypatch.setattr("sharedcare.config.worker.keeping_up.everybody", lambda: ["poul", "bo"])

    if daily:
        assert KeepingUp(zone=here().zone).step(at=LATER) is False
    else:
        bytes_of = (
            b'{"resourceType": "Task", "for": {"reference": "Patient/%s"}}' % one for one in (b"poul", b"bo")
        )
        kept = [Stored("Task", "t", 1, LATER, content, 1, 1) for content in bytes_of]
        keeping_up.follower().follow([Change(BEGINNING, one) for one in kept], by=WORKER, at=LATER)

    assert tried == ["poul", "bo"]


def test_a_plan_that_no_enrolment_has_made_is_left_alone() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    plan = {
        "resourceType": "CarePlan",
        "id": "partners",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": "Patient/poul"},
    }
    store(plan, at=NOON)
    assert keep_up(patient="poul", by=WORKER, at=LATER) == 0
    assert record().of("Task") == []


@pytest.mark.django_db(transaction=True)
def test_the_follower_hears_of_what_is_stored_and_comes_to_rest() -> None:
    anne = poul_enrolled()
    set_anchor(patient="poul", programme=HEART, anchor="optimal-dose", moment=NOON, by=anne, at=NOON)
    follower = keeping_up.follower()
    store(handed_over(), letter(), doses_reached(), at=LATER)
    follow_to_the_end(follower)
    assert task("hf.handover")["status"] == "completed"
    stands = written(), written("EpisodeOfCare")
    store(value("poul", "29463-7", 84, "kg"), at=LATER)
    follow_to_the_end(follower)
    assert (written(), written("EpisodeOfCare")) == stands


def follow_to_the_end(follower: Follower) -> None:
    """Hand on everything that is stored, waiting for other transactions of the server to end; what it stores itself included."""
    newest = "SELECT coalesce(max(tx), 0) FROM resource"
    for _ in patiently():
        is_more = advance(follower=follower, by=WORKER, at=LATER)
        stored = run(raw_connection(), newest).fetchall()[0][0]
        if not is_more and Bookmark.objects.filter(follower=follower.name, tx__gte=stored).exists():
            return
    raise AssertionError("The follower has not come to the end.")


@pytest.mark.usefixtures("anne")
def test_no_two_tasks_get_one_name_also_where_another_system_has_taken_one_away() -> None:
    keep_up(patient="poul", by=WORKER, at=LATER)
    second = task("hf.titrate/2")
    unnamed = [one for one in second["identifier"] if one["value"] != "hf.titrate/2"]
    store({**second, "status": "completed", "identifier": unnamed}, at=LATER)

    keep_up(patient="poul", by=WORKER, at=LATER + timedelta(days=300))

    names = [name for one in record().of("Task") for name in identifiers(one, "task-key")]
    assert "hf.titrate/5" in names
    assert len(names) == len(set(names))
