"""Goals of two programmes oppose each other, and a clinician decides on what the programmes propose."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.deciding import decide_conflict
from sharedcare.care.enrolment.errors import NoSuchConflict
from sharedcare.care.enrolment.plan_standing import band_of, is_agreed, measure_of
from sharedcare.programmes.types.words import Band
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    SUGAR,
    VESSELS,
    chosen,
    citizen,
    record,
    sectors,
    someone,
    value,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def sugars() -> list[dict[str, Any]]:
    """The goals for long-term sugar that are aimed at."""
    return [
        one
        for one in record().of("Goal")
        if one["lifecycleStatus"] == "active" and ("npu", "NPU27300") in measure_of(one)
    ]


def test_what_the_programmes_propose_of_goals_that_oppose_each_other_can_be_decided_on() -> None:
    sectors(VESSELS, SUGAR)
    citizen("poul", VESSELS, SUGAR)
    store(value("poul", "9318-7", 10, "mg/g"))
    anne, henrik = someone("anne"), someone("henrik")
    enrol(patient="poul", programme=VESSELS, choices=chosen(anchors={}, levels={}), by=anne, at=NOON)
    robust = {"frail": False, "pressure-is-hard": False}
    second = chosen(anchors={"diagnosis": NOON}, levels={}, judged=robust)
    enrol(patient="poul", programme=SUGAR, choices=second, by=anne, at=NOON)
    assert len(sugars()) == 2
    keep = sugars()[0]["id"]
    decided = {"patient": "poul", "keep": keep, "by": henrik, "at": LATER, "as_proposed": True}

    decide_conflict(why="Midt imellem", **decided)

    [kept] = sugars()
    assert kept["description"]["text"] == "HbA1c ≤53 ved iskæmisk hjertesygdom"
    assert (band_of(kept), is_agreed(kept)) == (Band(at_most=53), True)
    with pytest.raises(NoSuchConflict):
        decide_conflict(why="igen", **decided)
