"""What times are counted from comes with what the record shows, and the plan follows: nobody has to say it once more."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol, judge, set_anchor
from sharedcare.care.enrolment.keeping_up import follower, keep_up
from sharedcare.care.facts.enrolled import Anchored
from sharedcare.care.plan.actions import change
from sharedcare.care.plan.types import Edit
from sharedcare.care.publishing.queries import programme
from sharedcare.records.types import Delete
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    HEART,
    SUGAR,
    chosen,
    citizen,
    record,
    sectors,
    someone,
)
from tests.integration.care.enrolment.test_keeping_up import doses_reached, handed_over, letter

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
WORKER = operator("worker plans")


@pytest.fixture
def anne() -> Actor:
    """She has taken Poul into the programme for heart failure, and has said no moment herself."""
    sectors(HEART)
    citizen("poul", HEART)
    found = someone("anne")
    enrol(patient="poul", programme=HEART, choices=chosen(anchors={}), by=found, at=NOON)
    return found


def moments(key: str, *, in_programme: str = HEART) -> list[Anchored]:
    one = queries.enrolment_of(record(), in_programme)
    return [each for each in one.anchors if each.key == key]


def tasks(key: str) -> list[dict[str, Any]]:
    """Those that stand, the first due before."""
    found = [
        one
        for one in record().of("Task")
        if one["status"] != "cancelled"
        and any(each["value"].partition("/")[0] == key for each in one.get("identifier", ()))
    ]
    return sorted(found, key=lambda one: str(one["restriction"]["period"]["start"]))


def ticked(key: str, status: str, *, by: Actor, at: datetime) -> None:
    reference = f"Task/{tasks(key)[0]['id']}"
    version = next(number for name, number in record().versions.items() if name == reference)
    edit = Edit(reference, version, {"status": status, "because": "Talt med Poul"}, "Talt med Poul")
    change(patient="poul", edit=edit, programmes=[programme(key=HEART, version=None)], by=by, at=at)


def dose(name: str, atc: str, text: str, *, since: datetime, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "id": name,
        "status": "active",
        "subject": {"reference": "Patient/poul"},
        "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc", "code": atc}]},
        "effectivePeriod": {"start": since.date().isoformat()},
        "dosage": [{"text": text}],
        **more,
    }


def test_a_diagnosis_that_the_record_has_is_counted_from_at_once_and_nobody_types_its_day() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    store(
        {
            "resourceType": "Condition",
            "id": "poul-DI501",
            "subject": {"reference": "Patient/poul"},
            "code": {"coding": [{"system": "urn:oid:1.2.208.176.2.4", "code": "DI501"}]},
            "onsetDateTime": "2026-02-20",
        }
    )
    anne = someone("anne")
    nothing = chosen(anchors={})
    shown = queries.preview(
        patient="poul", programme=HEART, by=anne, at=NOON, choices=nothing, found=record()
    )
    enrol(patient="poul", programme=HEART, choices=nothing, by=anne, at=NOON)

    [found] = moments("diagnosis")
    assert (found.at.date().isoformat(), found.by) == ("2026-02-20", "diagnosed")
    # Whoever may read an enrolment may not be one who sees what it came by.
    assert "poul-DI501" not in json.dumps(record().of("EpisodeOfCare")[0]["extension"])
    assert shown.anchors["diagnosis"] == found.at
    # However old the diagnosis is, whoever comes into the programme is taught.
    assert tasks("hf.educate")[0]["restriction"]["period"] == {"start": "2026-03-01", "end": "2026-03-15"}


def test_a_task_that_is_done_begins_what_follows_from_it_and_opened_again_takes_it_back(anne: Actor) -> None:
    assert tasks("hf.sickday") == []
    ticked("hf.educate", "completed", by=anne, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    [follows] = tasks("hf.sickday")
    assert follows["restriction"]["period"]["start"] == NOON.date().isoformat()
    assert moments("education-held")[0].at == LATER

    ticked("hf.educate", "requested", by=anne, at=LATER + timedelta(hours=1))
    keep_up(patient="poul", by=WORKER, at=LATER + timedelta(hours=1))
    assert (tasks("hf.sickday"), moments("education-held")) == ([], [])


def test_a_hand_over_that_is_accepted_begins_what_the_receiver_does(anne: Actor) -> None:
    assert tasks("hf.ctrl") == []
    store(doses_reached(), letter(), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert moments("optimal-dose")[0].by == "hold"

    store(handed_over(), at=LATER)
    after = LATER + timedelta(minutes=1)
    keep_up(patient="poul", by=WORKER, at=after)
    assert tasks("hf.ctrl")[0]["restriction"]["period"]["start"] == "2026-07-01"
    assert anne is not None


@pytest.mark.usefixtures("anne")
def test_another_dose_asks_for_new_values_and_a_renewed_prescription_does_not() -> None:
    store(dose("five", "C09AA05", "5 mg x 1", since=NOON - timedelta(days=200)), at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    assert tasks("lab.k-crea") == []

    day = NOON + timedelta(days=3)
    ten = dose("ten", "C09AA05", "10 mg x 1", since=day)
    store(ten, dose("renewed", "C09AA05", "10 mg x 1", since=day + timedelta(days=1)), at=day)
    at = day + timedelta(days=2)
    keep_up(patient="poul", by=WORKER, at=at)
    [changed] = moments("raas-change")
    assert (changed.at.date(), changed.by) == (day.date(), "dose-changed")
    opens = (day + timedelta(days=7)).date().isoformat()
    assert tasks("lab.k-crea")[0]["restriction"]["period"]["start"] == opens

    store({**ten, "status": "entered-in-error"}, at=at)
    keep_up(patient="poul", by=WORKER, at=at)
    [other] = moments("raas-change")
    assert other.at.date() == (day + timedelta(days=1)).date()

    deleted = Delete("MedicationStatement", "renewed")
    gate.act(by=WORKER, changes=[deleted], at=at)
    keep_up(patient="poul", by=WORKER, at=at)
    assert moments("raas-change") == []


def test_what_somebody_sets_counts_before_what_came_by_itself(anne: Actor) -> None:
    ticked("hf.educate", "completed", by=anne, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)
    earlier = NOON - timedelta(days=1)
    set_anchor(patient="poul", programme=HEART, anchor="education-held", moment=earlier, by=anne, at=LATER)
    assert moments("education-held") == [Anchored("education-held", earlier)]
    before = [one["id"] for one in tasks("hf.sickday")]
    keep_up(patient="poul", by=WORKER, at=LATER + timedelta(days=1))
    assert [one["id"] for one in tasks("hf.sickday")] == before


def test_training_begins_when_a_clinician_says_that_it_is_safe_long_before_the_target_doses(
    anne: Actor,
) -> None:
    assert (moments("stable"), tasks("hf.train")) == ([], [])

    judge(patient="poul", programme=HEART, judged={"can-train": True}, by=anne, at=LATER)
    keep_up(patient="poul", by=WORKER, at=LATER)

    assert [one.at.date() for one in moments("stable")] == [LATER.date()]
    begun = {one.key: one.status for one in queries.enrolment_of(record(), HEART).phases}
    assert (begun["titration"], begun["further"]) == ("active", "active")
    assert [one["status"] for one in (*tasks("hf.ggop"), *tasks("hf.train"))] == ["requested", "requested"]


def test_what_belongs_before_a_check_up_is_asked_for_in_the_week_before_it_is_due() -> None:
    sectors(SUGAR)
    citizen("poul", SUGAR)
    bo = someone("bo")
    own = chosen(
        anchors={"diagnosis": NOON - timedelta(days=80)},
        levels={},
        judged={},
        responsible="PractitionerRole/bo-role",
    )
    enrol(patient="poul", programme=SUGAR, choices=own, by=bo, at=NOON)

    due = {one["restriction"]["period"]["end"][:10] for one in tasks("dm.labs")[:2]}
    assert {one.at.date().isoformat() for one in moments("control", in_programme=SUGAR) if one.by} >= due
    assert {one["restriction"]["period"]["end"] for one in tasks("bp.home")} >= due


@pytest.mark.usefixtures("anne")
def test_done_again_nothing_changes_and_the_follower_looks_at_medicines() -> None:
    store(dose("ten", "C09AA05", "10 mg x 1", since=NOON), at=LATER)
    assert keep_up(patient="poul", by=WORKER, at=LATER) > 0
    assert keep_up(patient="poul", by=WORKER, at=LATER) == 0
    stands = queries.enrolment_of(record(), HEART)
    keep_up(patient="poul", by=WORKER, at=LATER + timedelta(minutes=5))
    assert queries.enrolment_of(record(), HEART).version == stands.version
    assert {"MedicationStatement", "MedicationRequest", "Condition"} <= set(follower().types)
