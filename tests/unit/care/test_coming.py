"""What an enrolment counts from comes with what the record shows, once, and stays where it is."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from sharedcare.care.facts.coming import MOST, Told, come
from sharedcare.care.facts.enrolled import Anchored, PhaseStands
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import (
    Coming,
    WithConditions,
    WithDiagnosis,
    WithDrugs,
    WithPhase,
    WithTask,
    WithTaskDue,
)
from sharedcare.programmes.types.conditions import Measured
from sharedcare.programmes.types.course import Anchor
from sharedcare.programmes.types.words import Band, Code, Text
from tests.unit.care.test_medicines import medicine, prescribed
from tests.unit.programmes.combining.following import shipped
from tests.unit.programmes.small import small

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
SINCE = date(2026, 11, 1)
TITLE = Text(da="Sket", en="Happened")
HEAVY = WithConditions(conditions=(Measured(measurement="weight", value=Band(above=100.0)),))


def counting(*comes_with: Coming, again: bool = False) -> Programme:
    anchor = Anchor(key="happened", title=TITLE, each_time=again, comes_with=comes_with)
    return replace_anchor(small(), anchor)


def replace_anchor(programme: Programme, anchor: Anchor) -> Programme:
    return changed(programme, anchors=(*programme.anchors, anchor))


def task(name: str, status: str = "completed", **more: Any) -> dict[str, Any]:
    source = {
        "url": "urn:sharedcare:source",
        "valueCanonical": "urn:sharedcare:activity:sprained-ankle:bandage|1.0.0",
    }
    return {"resourceType": "Task", "id": name, "status": status, "extension": [source], **more}


def done(name: str, at: datetime) -> dict[str, Any]:
    return task(name, executionPeriod={"end": at.isoformat()})


def told(*tasks: dict[str, Any], has: tuple[Anchored, ...] = ()) -> Told:
    return Told(has, (PhaseStands("first", "active", SINCE.isoformat()),), SINCE, {"Task": tasks})


def weighing(kilos: float, *, at: datetime = NOW) -> Facts:
    return Facts(at=at, readings={"weight": (Reading(kilos, at),)})


def test_of_what_comes_once_the_first_counts_and_what_somebody_set_before_all() -> None:
    programme = counting(WithTask(task="bandage"))
    two = told(done("b", NOW - timedelta(days=1)), done("a", NOW - timedelta(days=2)))
    [found] = come(programme, two, facts=Facts(at=NOW), zone=ZONE)
    assert found.at == NOW - timedelta(days=2)
    # What stands is not moved by what comes later and lies before it.
    earlier = replace(two, trees={"Task": [*two.trees["Task"], done("0", NOW - timedelta(days=3))]})
    assert come(programme, replace(earlier, anchors=(found,)), facts=Facts(at=NOW), zone=ZONE) == (found,)

    by_hand = Anchored("happened", NOW - timedelta(days=9))
    assert come(programme, replace(two, anchors=(by_hand, found)), facts=Facts(at=NOW), zone=ZONE) == (
        by_hand,
    )


def test_a_task_of_an_enrolment_that_has_ended_or_of_a_day_to_come_says_nothing() -> None:
    programme = counting(WithTask(task="bandage"), again=True)
    old = done("old", datetime(2026, 10, 20, tzinfo=ZONE))
    early = done("early", NOW + timedelta(hours=1))
    assert come(programme, told(old, early), facts=Facts(at=NOW), zone=ZONE) == ()


def test_a_moment_stays_where_it_is_when_the_task_is_stored_again_and_goes_when_it_is_opened() -> None:
    programme = counting(WithTask(task="bandage"))
    stored = task("a", meta={"lastUpdated": (NOW - timedelta(days=2)).isoformat()})
    [found] = come(programme, told(stored), facts=Facts(at=NOW), zone=ZONE)
    again = task("a", meta={"lastUpdated": NOW.isoformat()})
    assert come(programme, told(again, has=(found,)), facts=Facts(at=NOW), zone=ZONE) == (found,)
    assert come(programme, told(task("a", "requested"), has=(found,)), facts=Facts(at=NOW), zone=ZONE) == ()
    # It was deleted; and where only the newest are read, nobody knows that.
    assert come(programme, told(has=(found,)), facts=Facts(at=NOW), zone=ZONE) == ()
    many = told(*(task(str(number), "requested") for number in range(2000)), has=(found,))
    assert come(programme, many, facts=Facts(at=NOW), zone=ZONE) == (found,)


def test_what_is_due_is_told_ahead_and_once_it_is_done_stays_only_if_it_was_due_before() -> None:
    programme = counting(WithTaskDue(task="bandage"), again=True)
    due = {"restriction": {"period": {"end": "2026-12-10"}}}
    [ahead] = come(programme, told(task("a", "requested", **due)), facts=Facts(at=NOW), zone=ZONE)
    assert ahead.at == datetime(2026, 12, 10, tzinfo=ZONE)

    early = {**done("a", NOW - timedelta(hours=1)), **due}
    assert come(programme, told(early, has=(ahead,)), facts=Facts(at=NOW), zone=ZONE) == ()
    later = datetime(2026, 12, 12, 9, tzinfo=ZONE)
    late = {**done("a", later), **due}
    assert come(programme, told(late, has=(ahead,)), facts=Facts(at=later), zone=ZONE) == (ahead,)
    assert come(programme, told(task("a", "cancelled", **due)), facts=Facts(at=NOW), zone=ZONE) == ()


def test_of_what_comes_once_the_day_on_which_it_was_done_counts_once_it_is() -> None:
    programme = counting(WithTaskDue(task="bandage"))
    due = {"restriction": {"period": {"end": "2026-12-10"}}}
    [ahead] = come(programme, told(task("a", "requested", **due)), facts=Facts(at=NOW), zone=ZONE)
    at = NOW - timedelta(hours=1)
    [found] = come(programme, told({**done("a", at), **due}, has=(ahead,)), facts=Facts(at=NOW), zone=ZONE)
    assert found.at == at


def test_a_phase_that_begins_is_a_moment_and_one_that_is_planned_is_none() -> None:
    programme = counting(WithPhase(phase="first"))
    [found] = come(programme, told(), facts=Facts(at=NOW), zone=ZONE)
    assert found.at == datetime(2026, 11, 1, tzinfo=ZONE)
    planned = replace(told(), phases=(PhaseStands("first", "planned"),))
    assert come(programme, planned, facts=Facts(at=NOW), zone=ZONE) == ()


def test_what_holds_is_a_moment_that_comes_again_only_once_it_has_ceased_to_hold() -> None:
    programme = counting(HEAVY, again=True)
    [first] = come(programme, told(), facts=weighing(101), zone=ZONE)
    assert come(programme, told(has=(first,)), facts=weighing(102), zone=ZONE) == (first,)

    later = NOW + timedelta(days=1)
    unknown = Facts(at=later)
    assert come(programme, told(has=(first,)), facts=unknown, zone=ZONE) == (first,)
    over = come(programme, told(has=(first,)), facts=weighing(90, at=later), zone=ZONE)
    assert [one.ended for one in over] == [later]

    again = NOW + timedelta(days=2)
    both = come(programme, told(has=over), facts=weighing(103, at=again), zone=ZONE)
    assert [one.at for one in both] == [NOW, again]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 600), st.booleans()), max_size=12),
    st.booleans(),
)
def test_asked_again_the_same_moments_have_come(those: list[tuple[str, int, bool]], again: bool) -> None:
    programme = counting(WithTask(task="bandage"), WithTaskDue(task="bandage"), HEAVY, again=again)
    due = {"restriction": {"period": {"end": "2026-12-10"}}}
    tasks = {
        name: {**(done(name, NOW - timedelta(hours=hours)) if is_done else task(name, "requested")), **due}
        for name, hours, is_done in those
    }
    once = come(programme, told(*tasks.values()), facts=weighing(101), zone=ZONE)
    twice = come(programme, told(*tasks.values(), has=once), facts=weighing(101), zone=ZONE)
    assert twice == come(programme, told(*tasks.values(), has=twice), facts=weighing(101), zone=ZONE)
    assert len(once) <= MOST * 2
    if not again:
        assert len(once) == 1


def test_of_several_conditions_each_is_a_moment_of_its_own_and_not_again_too_soon() -> None:
    tall = WithConditions(conditions=(Measured(measurement="height", value=Band(above=2.0)),))
    seldom = WithConditions(conditions=HEAVY.conditions, again_after=Duration.parse("3 months"))
    programme = counting(seldom, tall, again=True)
    [first] = come(programme, told(), facts=weighing(101), zone=ZONE)
    both = Facts(at=NOW, readings={"weight": (Reading(101, NOW),), "height": (Reading(2.1, NOW),)})
    assert len(come(programme, told(has=(first,)), facts=both, zone=ZONE)) == 2

    over = come(programme, told(has=(first,)), facts=weighing(90, at=NOW + timedelta(days=1)), zone=ZONE)
    soon = weighing(102, at=NOW + timedelta(days=2))
    assert come(programme, told(has=over), facts=soon, zone=ZONE) == over
    late = weighing(102, at=NOW + timedelta(days=100))
    assert len(come(programme, told(has=over), facts=late, zone=ZONE)) == 2


def test_what_a_newer_version_words_otherwise_has_come_already_and_ends_by_the_new_words() -> None:
    programme = counting(HEAVY, again=True)
    [first] = come(programme, told(), facts=weighing(101), zone=ZONE)
    heavier = WithConditions(conditions=(Measured(measurement="weight", value=Band(above=99.0)),))
    tall = WithConditions(conditions=(Measured(measurement="height", value=Band(above=2.0)),))
    newer = counting(heavier, tall, again=True)
    later = NOW + timedelta(days=40)
    assert come(newer, told(has=(first,)), facts=weighing(101, at=later), zone=ZONE) == (first,)
    assert come(newer, told(has=(first,)), facts=weighing(98, at=later), zone=ZONE) == (
        replace(first, ended=later),
    )


def test_a_prescription_that_comes_later_and_tells_of_the_same_beginning_moves_nothing() -> None:
    [raas] = [one for one in shipped()["heart-failure"].drugs if one.key == "raas"]
    programme = changed(counting(WithDrugs(drugs="raas"), again=True), drugs=(raas,))
    statement = medicine("a", "5 mg", "2026-11-04")

    def found(*has: Anchored, **trees: Any) -> tuple[Anchored, ...]:
        there = replace(told(has=has), trees=trees)
        return come(programme, there, facts=Facts(at=NOW), zone=ZONE)

    [first] = found(MedicationStatement=[statement])
    late = prescribed("b", "5 mg", "2026-11-02")
    assert found(first, MedicationStatement=[statement], MedicationRequest=[late]) == (first,)
    coding = {"coding": [{"system": "http://www.whocc.no/atc", "code": "C09CA01"}]}
    another = medicine("c", "50 mg", "2026-11-08", medicationCodeableConcept=coding)
    both = found(first, MedicationStatement=[statement, another], MedicationRequest=[late])
    assert [one.at.day for one in both] == [4, 8]
    # Of what was entered in error nothing stays.
    void = {**statement, "status": "entered-in-error"}
    [other] = found(first, MedicationStatement=[void], MedicationRequest=[late])
    assert other.at == datetime(2026, 11, 2, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ({"onsetDateTime": "2025-03-01"}, "2025-03-01"),
        ({"onsetAge": {"value": 50}}, ""),
        ({"onsetString": "as a child"}, ""),
        ({"onsetPeriod": {"end": "2026-01-01"}}, ""),
        ({"onsetAge": {"value": 50}, "recordedDate": "2024-05-02"}, "2024-05-02"),
        ({"resourceType": "Procedure", "status": "completed", "performedString": "long ago"}, ""),
        ({}, "2026-11-20"),
    ],
)
def test_what_is_dated_by_an_age_or_in_words_is_not_dated_by_the_day_it_was_stored(
    said: dict[str, Any], since: str
) -> None:
    code = {"system": "http://snomed.info/sct", "code": "44465007"}
    stored = {"lastUpdated": "2026-11-20T00:00:00+01:00"}
    tree = {"resourceType": "Condition", "id": "a", "code": {"coding": [code]}, "meta": stored, **said}
    programme = counting(WithDiagnosis(codes=(Code(system="snomed", code="44465007"),)))
    here = replace(told(), trees={tree["resourceType"]: [tree]})

    def days(of: Told) -> list[str]:
        return [one.at.date().isoformat() for one in come(programme, of, facts=Facts(at=NOW), zone=ZONE)]

    assert days(here) == ([since] if since else [])
    # A day that was written before stands only for what nothing else is said of.
    what = sha256(f"{tree['resourceType']}/a".encode()).hexdigest()[:16]
    before = Anchored("happened", NOW - timedelta(days=1), "diagnosed", what)
    assert days(replace(here, anchors=(before,))) == (
        [since] if since and said else [] if said else ["2026-11-24"]
    )
