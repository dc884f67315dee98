"""Somebody is enrolled, follows two programmes, and leaves one: the record says it all, and refuses what may not be."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections

from sharedcare.access.errors import NotVisible
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol, leave, set_anchor, set_level, set_reference_value
from sharedcare.care.enrolment.deciding import decide_conflict
from sharedcare.care.enrolment.errors import (
    AlreadyEnrolled,
    BadChoice,
    NoAgreement,
    NobodyResponsible,
    NoConsent,
    NoSuchConflict,
    NotEnrolled,
    NotYours,
)
from sharedcare.care.enrolment.plan_standing import agreed, measure_of
from sharedcare.care.enrolment.proposing import proposed_team
from sharedcare.care.enrolment.types import Choices, LevelChoice
from sharedcare.care.plan.making import provenances
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.holding import Holds
from tests.integration.access.care import agreement, organisation, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    ANNE,
    HEART,
    PAPER,
    SUGAR,
    VESSELS,
    asked_for,
    chosen,
    citizen,
    poul_enrolled,
    record,
    sectors,
    someone,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def sugar() -> Choices:
    return chosen(anchors={"diagnosis": NOON}, levels={}, judged={"frail": False, "pressure-is-hard": False})


def test_somebody_is_enrolled_and_the_plan_is_laid_out() -> None:
    anne = poul_enrolled()

    found = queries.known(patient="poul", by=anne, at=LATER)  # the record is open to her from now on
    [one] = queries.enrolments(found)
    assert (one.responsible, one.phase, one.followed) == (ANNE, "titration", "1.0.0")
    assert {each.level for each in one.levels} == {"h1", "h3"}
    assert one.conditions == ("Condition/poul-DI501",)
    tasks = {each["identifier"][0]["value"]: each for each in found.of("Task")}
    assert tasks["hf.titrate"]["owner"] == {"reference": "Organization/hospital"}
    assert tasks["hf.tele.start"]["owner"] == {"reference": "Organization/town"}
    assert tasks["annual"]["owner"] == {"reference": "Organization/practice"}
    assert tasks["hf.titrate/2"]["restriction"]["period"]["start"] == "2026-03-22"
    weight = next(one for one in found.of("ServiceRequest") if one["identifier"][0]["value"] == "weight")
    assert weight["occurrenceTiming"]["repeat"] | {"boundsPeriod": None} == {
        "boundsPeriod": None,
        "frequency": 1,
        "period": 1,
        "periodUnit": "d",
    }
    [plan] = found.of("CarePlan")
    assert plan["instantiatesCanonical"] == ["urn:sharedcare:programme:heart-failure|1.0.0"]
    assert {each["reference"]["reference"] for each in plan["activity"]} >= {
        f"Task/{each['id']}" for each in found.of("Task")
    }


def test_a_second_programme_merges_with_the_first_and_leaves_it_as_it_was() -> None:
    sectors(HEART, SUGAR)
    citizen("poul", HEART)
    anne, henrik = someone("anne"), someone("henrik")
    enrol(patient="poul", programme=HEART, choices=chosen(), by=anne, at=NOON)
    alone = asked_for()
    shown = queries.preview(patient="poul", programme=SUGAR, by=anne, at=NOON, choices=sugar())
    assert not shown.consent_stands
    assert shown.fit.criteria[0].found.codes
    assert any(len(each.sources) == 2 for each in shown.after.tasks)

    enrol(patient="poul", programme=SUGAR, choices=replace(sugar(), consent=PAPER), by=anne, at=NOON)
    both = asked_for()
    assert any(sources == (HEART, SUGAR) for kind, _, sources in both if kind == "Task")
    assert any(sources == (HEART, SUGAR) for kind, _, sources in both if kind == "ServiceRequest")
    [systolic] = [words for kind, words, sources in both if kind == "Goal" and "8480-6" in words]
    assert '"low":{"value":100.0' in systolic
    assert '"high":{"value":130.0' in systolic

    with pytest.raises(NotYours, match="Endocrinologist"):
        leave(patient="poul", programme=SUGAR, why="Flytter til egen læge", by=anne, at=LATER)
    leave(patient="poul", programme=SUGAR, why="Flytter til egen læge", by=henrik, at=LATER)
    assert asked_for() == alone
    assert [one.programme for one in queries.enrolments(record())] == [HEART]
    with pytest.raises(NotEnrolled):
        leave(patient="poul", programme=SUGAR, why="igen", by=henrik, at=LATER)


def test_nobody_is_enrolled_without_agreement_consent_or_somebody_responsible() -> None:
    sectors(HEART)
    citizen("poul")
    anne, far, secretary = someone("anne"), someone("far"), someone("secretary")
    with pytest.raises(NoAgreement, match="agreement"):
        enrol(patient="poul", programme=HEART, choices=chosen(consent=PAPER), by=far, at=NOON)
    with pytest.raises(NoAgreement):
        enrol(patient="poul", programme=SUGAR, choices=chosen(consent=PAPER), by=anne, at=NOON)
    with pytest.raises(NotYours):
        enrol(patient="poul", programme=HEART, choices=chosen(consent=PAPER), by=secretary, at=NOON)
    with pytest.raises(NoConsent):
        enrol(patient="poul", programme=HEART, choices=chosen(), by=anne, at=NOON)
    with pytest.raises(NobodyResponsible):
        enrol(
            patient="poul", programme=HEART, choices=chosen(responsible="", consent=PAPER), by=anne, at=NOON
        )
    assert queries.enrolments(record()) == []
    assert record().of("CareTeam") == []


def test_before_the_record_is_open_the_preview_shows_nothing_of_it() -> None:
    sectors(HEART)
    citizen("poul")
    shown = queries.preview(patient="poul", programme=HEART, by=someone("anne"), at=NOON)
    assert not shown.record_is_open
    assert all(not each.found.codes and not each.found.readings for each in shown.fit.criteria)
    with pytest.raises(NotVisible):
        set_anchor(patient="poul", programme=HEART, anchor="stable", moment=NOON, by=someone("far"), at=NOON)


def test_an_event_and_a_level_change_what_the_plan_asks_for() -> None:
    anne = poul_enrolled()

    def keys() -> set[str]:
        return {
            one["identifier"][0]["value"].partition("/")[0]
            for one in record().of("Task")
            if one["status"] != "cancelled"
        }

    assert "lab.k-crea" not in keys()
    set_anchor(patient="poul", programme=HEART, anchor="raas-change", moment=NOON, by=anne, at=LATER)
    assert "lab.k-crea" in keys()
    with pytest.raises(BadChoice, match="why"):
        set_level(
            patient="poul", programme=HEART, choice=LevelChoice("home-monitoring", "h3"), by=anne, at=LATER
        )
    set_level(
        patient="poul",
        programme=HEART,
        choice=LevelChoice("follow-up-level", "h2", "Stabil"),
        by=anne,
        at=LATER,
    )
    assert "hf.titrate" not in keys()
    set_reference_value(
        patient="poul", programme=HEART, reference="dry-weight", value=82.5, by=anne, at=LATER
    )
    [one] = queries.enrolments(record())
    assert [(each.key, each.value, each.unit) for each in one.references] == [("dry-weight", 82.5, "kg")]
    assert queries.followed(record(), at=LATER)[0].facts.references == {"dry-weight": 82.5}


def goal(name: str, **ends: float) -> dict[str, object]:
    quantities = {end: {"value": number, "unit": "mmol/mol"} for end, number in ends.items()}
    measure = {"coding": [{"system": "http://npu-terminology.org", "code": "NPU27300"}]}
    return {
        "resourceType": "Goal",
        "id": name,
        "lifecycleStatus": "active",
        "description": {"text": name},
        "subject": {"reference": "Patient/poul"},
        "target": [{"measure": measure, "detailRange": quantities}],
    }


def test_a_clinician_decides_a_conflict_and_says_why() -> None:
    anne = poul_enrolled()
    store(goal("strict", high=48), goal("mild", low=53, high=58))
    decide_conflict(
        patient="poul", keep="mild", why="Skrøbelig, lavt blodsukker om natten", by=anne, at=LATER
    )
    goals = {one["id"]: one for one in record().of("Goal")}
    assert goals["strict"]["lifecycleStatus"] == "cancelled"
    assert goals["mild"]["note"][-1]["text"].startswith("Skrøbelig")
    told = provenances(["Goal/strict", "Goal/mild"], by=anne, at=LATER)
    assert {one.partition("/")[2]: said for (one, _), said in told.items()} == dict.fromkeys(
        ("strict", "mild"), (ANNE, "Skrøbelig, lavt blodsukker om natten")
    )
    with pytest.raises(NoSuchConflict):
        decide_conflict(patient="poul", keep="mild", why="igen", by=anne, at=LATER)


def test_what_is_only_proposed_is_agreed_with_nobody_and_opposes_nothing() -> None:
    anne = poul_enrolled()
    store(goal("strict", high=48), {**goal("wish", high=40), "lifecycleStatus": "proposed"})

    assert [one.id for one in agreed(record().of("Goal"))] == ["strict"]
    for keep in ("strict", "wish"):
        with pytest.raises(NoSuchConflict):
            decide_conflict(patient="poul", keep=keep, why="Skrøbelig", by=anne, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enrol_at_once_one_is_told_that_the_other_was_first() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    actors = [someone("anne"), someone("bo")]

    def try_it(number: int) -> str:
        try:
            responsible = ANNE if number == 0 else "PractitionerRole/bo-role"
            return enrol(
                patient="poul",
                programme=HEART,
                choices=chosen(responsible=responsible),
                by=actors[number],
                at=NOON,
            )
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(try_it, range(2)))
    assert told.count(AlreadyEnrolled.__name__) == 1
    assert len(queries.enrolments(record())) == 1


def test_what_was_found_is_shown_beside_each_criterion() -> None:
    anne = poul_enrolled()
    shown = queries.preview(patient="poul", programme=HEART, by=anne, at=LATER)
    by_key = {each.criterion.key: each.found for each in shown.fit.criteria}
    assert by_key["reduced"].holds is Holds.YES
    assert [each.value for each in by_key["reduced"].readings] == [35]
    assert by_key["symptoms"].to_judge == ("has-symptoms",)


def test_programmes_in_conflict_leave_both_goals_until_somebody_decides_and_then_one_for_good() -> None:
    sectors(VESSELS, SUGAR)
    citizen("poul", VESSELS, SUGAR)
    anne, henrik = someone("anne"), someone("henrik")
    first = chosen(anchors={}, levels={}, judged={"frail-or-dizzy": False})
    enrol(patient="poul", programme=VESSELS, choices=first, by=anne, at=NOON)
    second = chosen(anchors={}, levels={}, judged={"frail": True, "pressure-is-hard": False})
    enrol(patient="poul", programme=SUGAR, choices=second, by=anne, at=NOON)

    def pressures() -> dict[str, str]:
        return {
            one["description"]["text"]: one["id"]
            for one in record().of("Goal")
            if one["lifecycleStatus"] == "active" and ("loinc", "8480-6") in measure_of(one)
        }

    opposed = pressures()
    assert len(opposed) == 2
    mild = next(name for words, name in opposed.items() if "140" in words)
    decide_conflict(patient="poul", keep=mild, why="Skrøbelig og svimmel", by=henrik, at=LATER)
    set_anchor(patient="poul", programme=SUGAR, anchor="control", moment=NOON, by=anne, at=LATER)
    assert list(pressures().values()) == [mild]
    leave(patient="poul", programme=SUGAR, why="Flytter", by=henrik, at=LATER)
    assert list(pressures().values()) == [mild]


def test_a_record_is_opened_to_the_municipality_of_the_patients_town_and_to_none_by_a_guess() -> None:
    sectors(HEART)
    store(
        organisation("other-town", "municipality"),
        {**organisation("town", "municipality"), "name": "Rosenfjord Kommune"},
        agreement(f"{HEART}-agreement", "hospital", "other-town", "town", "practice", programme=HEART),
    )
    anne = someone("anne")
    person = record(citizen()).of("Patient")[0]

    def proposed() -> dict[str, bool]:
        found = record()
        forces = queries.agreements_in_force(programme=HEART, by=anne, at=NOON)
        return {one.reference: one.is_sure for one in proposed_team(found, forces, anne, on=NOON.date())}

    assert (proposed()["Organization/town"], proposed()["Organization/other-town"]) == (False, False)
    store({**person, "address": [{"use": "home", "city": "Rosenfjord"}]})
    assert proposed()["Organization/town"]
    assert "Organization/other-town" not in proposed()
