"""Unusual looks, and what whoever answers for data protection finds of them: what was looked into goes off the list."""

from datetime import datetime, timedelta

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.audit.types import Period
from sharedcare.access.emergency.errors import NotInYourRole, OwnLook
from sharedcare.access.errors import NotPermitted
from sharedcare.access.patterns import actions, queries, rules
from sharedcare.access.patterns.errors import NoteNeeded
from sharedcare.access.patterns.types import Kind, Pattern, Verdict
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.search.parse import parse
from tests.integration.access.accounts import staff
from tests.integration.access.audit.people import look, patients, works
from tests.integration.access.care import CLINIC, clinic, role, store
from tests.integration.access.clients import NOON, trail

pytestmark = pytest.mark.django_db

PERIOD = Period(NOON - timedelta(days=1), NOON + timedelta(days=1))
LATER = NOON + timedelta(days=1)


def officer() -> Actor:
    clinic()
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    return staff("dorrit", role="dpo-role")


def stranger(by: Actor) -> Pattern:
    [found] = [one for one in queries.patterns(PERIOD, by=by, at=LATER) if one.kind is Kind.STRANGER]
    return found


def judge(
    by: Actor,
    found: Pattern,
    verdict: Verdict = Verdict.JUSTIFIED,
    note: str = "Talt med hende",
    at: datetime = LATER,
) -> None:
    actions.judge(pattern=found, verdict=verdict, note=note, by=by, at=at)


def test_nobody_looks_into_looks_of_their_own() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    found = stranger(by)

    with pytest.raises(OwnLook):
        judge(by._replace(account=found.accounts[0]), found)


def test_what_was_looked_into_goes_off_the_list_and_stays_readable() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    found = stranger(by)
    assert (found.patient and found.patient.name, queries.waiting(PERIOD, by=by, at=LATER)) == (
        "Anna Jensen",
        1,
    )

    judge(by, found, Verdict.UNJUSTIFIED, "Ingen grund, leder underrettet")

    assert queries.waiting(PERIOD, by=by, at=LATER) == 0
    findings = queries.findings(since=PERIOD.since, by=by, at=LATER)
    [one] = rules.covering(stranger(by), findings)
    assert (one.verdict, one.note, one.by) == (
        Verdict.UNJUSTIFIED,
        "Ingen grund, leder underrettet",
        "dpo-role",
    )


def test_a_new_look_waits_again() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    judge(by, stranger(by))

    look(kim, "anna", at=NOON + timedelta(hours=1))

    assert queries.waiting(PERIOD, by=by, at=LATER) == 1


def test_who_was_asked_is_judged_later_and_nothing_is_written_over() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    judge(by, stranger(by), Verdict.ASKED)
    findings = queries.findings(since=PERIOD.since, by=by, at=LATER)
    assert rules.is_open(rules.covering(stranger(by), findings))

    judge(by, stranger(by), Verdict.JUSTIFIED, "Vikar på afdelingen", LATER + timedelta(hours=1))

    findings = queries.findings(since=PERIOD.since, by=by, at=LATER)
    told = rules.covering(stranger(by), findings)
    assert [one.verdict for one in told] == [Verdict.JUSTIFIED, Verdict.ASKED]
    assert not rules.is_open(told)


def test_a_burst_is_judged_by_itself_and_another_of_the_same_person_waits() -> None:
    by, kim = officer(), works("kim", "Kjær")
    for hour in (0, 6):
        for number in range(30):
            look(kim, f"p{number}", at=NOON + timedelta(hours=hour, minutes=number))
    late, early = [one for one in queries.patterns(PERIOD, by=by, at=LATER) if one.kind is Kind.BURST]
    assert (early.count, early.key != late.key) == (30, True)

    judge(by, late)

    assert queries.waiting(PERIOD, by=by, at=LATER) == 1
    assert queries.pattern_of(key=early.key, period=PERIOD, by=by, at=LATER) == early


def test_counting_tells_the_trail_of_no_patient() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    before = len(trail())

    queries.waiting(PERIOD, by=by, at=LATER)

    assert not any(one["patients"] for one in trail()[before:])


def test_a_finding_is_in_no_patients_record_and_nobody_who_works_there_sees_it() -> None:
    by, kim, nurse = officer(), works("kim", "Kjær"), staff()
    patients("anna")
    look(kim, "anna")
    judge(by, stranger(by))

    query = parse("Task", [])
    assert looks.search(by=nurse, query=query, at=LATER).matches == []
    [stored] = looks.search(by=operator("test"), query=query, at=LATER).matches
    assert stored.patient == NO_PATIENT


def test_nobody_else_sees_or_judges_and_a_finding_has_a_note() -> None:
    by, kim = officer(), works("kim", "Kjær")
    patients("anna")
    look(kim, "anna")
    found, nurse = stranger(by), staff()

    with pytest.raises(NotPermitted):
        queries.patterns(PERIOD, by=nurse, at=LATER)
    with pytest.raises(NotPermitted):
        queries.findings(since=NOON, by=nurse, at=LATER)
    with pytest.raises(NotInYourRole):
        judge(nurse, found)
    with pytest.raises(NoteNeeded):
        judge(by, found, note="  ")
