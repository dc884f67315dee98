"""Goals of two programmes oppose each other, and a clinician decides on what the programmes propose."""

from datetime import UTC, timedelta
from typing import Any

import pytest
from django.http import QueryDict

from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.deciding import decide_conflict
from sharedcare.care.enrolment.errors import NoSuchConflict
from sharedcare.care.enrolment.plan_standing import band_of, is_agreed, measure_of
from sharedcare.clinic.enrolment.doing import Whose, done
from sharedcare.clinic.enrolment.opposed import opposed
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.enrolment.words import WORDS
from sharedcare.programmes.types.words import Band
from sharedcare.ui.moments import Calendar
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
    voice = Voice(WORDS["da"], "da", Calendar(LATER, UTC, "da"), {}, {})
    cards = opposed(record(), queries.plan(record(), at=LATER).conflicts, voice)
    [proposed] = [side for card in cards for side in card.sides if "53 ved" in side.title]
    assert proposed.is_proposed
    sent = QueryDict(f"do=decide&why=Midt imellem&keep={proposed.id}")

    assert not done(sent, Whose("poul", SUGAR, henrik, LATER), zone=UTC)

    [kept] = sugars()
    assert kept["description"]["text"] == "HbA1c ≤53 ved iskæmisk hjertesygdom"
    assert (band_of(kept), is_agreed(kept)) == (Band(at_most=53), True)
    with pytest.raises(NoSuchConflict):
        decide_conflict(patient="poul", keep=kept["id"], why="igen", by=henrik, at=LATER, as_proposed=True)
