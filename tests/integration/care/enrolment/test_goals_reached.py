"""Goals are reached by what is known, what waits for them follows, and what a person says of one stands."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.actions import judge
from sharedcare.care.enrolment.keeping_up import keep_up
from sharedcare.care.plan.actions import change
from sharedcare.care.plan.types import Edit
from sharedcare.care.publishing.queries import programme
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, poul_enrolled, record, value
from tests.integration.care.enrolment.test_coming import dose, moments, tasks

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
WORKER = operator("worker plans")


@pytest.fixture
def anne() -> Actor:
    """She has taken Poul into the programme for heart failure."""
    return poul_enrolled()


def goal(key: str) -> dict[str, Any]:
    name = {"system": "urn:sharedcare:goal-key", "value": f"{HEART}:{key}"}
    return next(one for one in record().of("Goal") if name in one.get("identifier", ()))


def stands(key: str) -> str:
    coding = goal(key).get("achievementStatus", {}).get("coding", [{}])
    return str(coding[0].get("code", ""))


@pytest.mark.usefixtures("anne")
def test_drugs_of_four_groups_are_the_four_pillars_and_without_one_they_are_not() -> None:
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("four-pillars") == "in-progress"
    pillars = ("C09AA05", "C07AB02", "C03DA01", "A10BK01")
    store(*(dose(atc, atc, "1", since=NOON) for atc in pillars), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("four-pillars") == "achieved"
    assert keep_up(patient="poul", by=WORKER, at=LATER) == 0

    store({**dose("A10BK01", "A10BK01", "1", since=NOON), "status": "entered-in-error"}, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("four-pillars") == "in-progress"


def dosed(atc: str, milligrams: float, times: int, *, since: datetime, **more: Any) -> dict[str, Any]:
    """A drug with its dose in numbers."""
    quantity = {"value": milligrams, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
    written = {
        "timing": {"repeat": {"frequency": times, "period": 1, "periodUnit": "d"}},
        "doseAndRate": [{"doseQuantity": quantity}],
    }
    return {**dose(atc.lower(), atc, "", since=since), "dosage": [written], **more}


TARGETS = (("C09DX04", 97, 2), ("C07AB07", 10, 1), ("C03DA01", 50, 1), ("A10BK01", 10, 1))
"""Sacubitril/valsartan, bisoprolol, spironolactone and dapagliflozin at their target doses."""


@pytest.mark.usefixtures("anne")
def test_target_doses_are_reached_by_what_is_taken_and_what_waits_for_them_follows() -> None:
    store(*(dosed(*each, since=NOON) for each in TARGETS), at=LATER)
    store(dosed("C07AB07", 7.5, 1, since=NOON), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert (stands("target-doses"), moments("optimal-dose")) == ("in-progress", [])
    assert [one["status"] for one in tasks("hf.titrate")][:1] == ["requested"]
    assert tasks("hf.echo2") == []

    later = LATER + timedelta(days=1)
    store(dosed("C07AB07", 10, 1, since=NOON), at=later)
    keep_up(patient="poul", by=WORKER, at=later)
    assert stands("target-doses") == "achieved"
    [reached] = moments("optimal-dose")
    assert (reached.by, reached.at) == ("hold", later)
    assert len(tasks("hf.echo2")) == 1
    assert keep_up(patient="poul", by=WORKER, at=later) == 0

    store(dosed("C07AB07", 5, 1, since=NOON), at=later)
    keep_up(patient="poul", by=WORKER, at=later)
    assert stands("target-doses") == "in-progress"


def test_the_highest_dose_that_is_tolerated_counts_once_a_clinician_says_so(anne: Actor) -> None:
    store(*(dosed(*each, since=NOON) for each in TARGETS[1:]), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("target-doses") == "in-progress"

    judge(patient="poul", programme=HEART, judged={"raas-highest": True}, by=anne, at=LATER)
    assert stands("target-doses") == "achieved"


def test_what_only_a_person_can_judge_is_reached_once_they_say_it_went_as_agreed(anne: Actor) -> None:
    store(*(dose(atc, atc, "i ord", since=NOON) for atc, _, _ in TARGETS), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert (stands("target-doses"), moments("optimal-dose")) == ("", [])

    found = goal("target-doses")
    edit = Edit(
        f"Goal/{found['id']}", record().version(found), {"attainment": "0"}, "Måldosis nået for alle fire"
    )
    change(patient="poul", edit=edit, programmes=[programme(key=HEART, version=None)], by=anne, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    [reached] = moments("optimal-dose")
    assert reached.by == "hold"


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_a_goal_that_somebody_has_ended_is_not_set_again(anne: Actor, status: str) -> None:
    keep_up(patient="poul", by=WORKER, at=LATER)
    found = goal("target-doses")
    edit = Edit(f"Goal/{found['id']}", record().version(found), {"status": status}, "Nået")
    change(patient="poul", edit=edit, programmes=[programme(key=HEART, version=None)], by=anne, at=LATER)

    keep_up(patient="poul", by=WORKER, at=LATER + timedelta(days=1))

    name = {"system": "urn:sharedcare:goal-key", "value": f"{HEART}:target-doses"}
    [same] = [one for one in record().of("Goal") if name in one.get("identifier", ())]
    assert (same["id"], same["lifecycleStatus"]) == (found["id"], status)


@pytest.mark.usefixtures("anne")
def test_what_a_device_with_a_wrong_clock_has_dated_ahead_hides_nothing() -> None:
    ahead = "2031-02-0{}T10:00:00+01:00"
    nyha = {**value("poul", "88020-3", 2, "1"), "valueQuantity": {"value": 2}}
    many = ({**nyha, "id": f"a{day}", "effectiveDateTime": ahead.format(day)} for day in range(1, 8))
    store(nyha, *many, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("nyha") == "achieved"


@pytest.mark.usefixtures("anne")
def test_what_was_entered_in_error_hides_nothing_however_much_it_is() -> None:
    nyha = {**value("poul", "88020-3", 2, "1"), "valueQuantity": {"value": 2}}
    hours = (NOON + timedelta(minutes=each) for each in range(1, 9))
    voided = (
        {
            **nyha,
            "id": f"v{number}",
            "status": "entered-in-error" if number % 2 else "cancelled",
            "effectiveDateTime": at.isoformat(),
        }
        for number, at in enumerate(hours)
    )
    store(nyha, *voided, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("nyha") == "achieved"


@pytest.mark.usefixtures("anne")
def test_what_a_partner_says_of_a_goal_stands() -> None:
    keep_up(patient="poul", by=WORKER, at=LATER)
    system = "http://terminology.hl7.org/CodeSystem/goal-achievement"
    said = {"coding": [{"system": system, "code": "not-attainable"}]}
    kept = [one for one in goal("four-pillars")["extension"] if one["url"] != "urn:sharedcare:evaluated"]
    store({**goal("four-pillars"), "achievementStatus": said, "extension": kept}, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert stands("four-pillars") == "not-attainable"
