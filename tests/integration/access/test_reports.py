"""A look that a patient does not recognise: reported, answered once, and seen by nobody who treats."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sharedcare.access import looks
from sharedcare.access.audit.patients_log import patients_log
from sharedcare.access.audit.types import Seen
from sharedcare.access.emergency.errors import NotInYourRole
from sharedcare.access.errors import NotPermitted
from sharedcare.access.reports import actions, queries
from sharedcare.access.reports.errors import AnswerNeeded, NoSuchReport
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse
from tests.integration.access.accounts import staff
from tests.integration.access.audit.people import look, patients, works
from tests.integration.access.care import CLINIC, clinic, role, store, treated
from tests.integration.access.clients import NOON, actor

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def officer() -> Actor:
    clinic()
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    return staff("dorrit", role="dpo-role")


def anna() -> Actor:
    return actor()._replace(ground=Ground.OWN_RECORD, citizen=Citizen(patient=key64("Patient/anna")))


def reported() -> Seen:
    patients("anna")
    look(works("kim"), "anna")
    seen = next(one for one in patients_log(by=anna(), patient="anna", at=LATER) if one.who == "Kim Jensen")
    actions.report(patient="anna", seen=seen, note="Hende kender jeg ikke", by=anna(), at=LATER)
    return seen


def test_data_protection_sees_the_look_and_the_patients_words_and_the_patient_the_answer() -> None:
    by, seen = officer(), reported()
    [one] = queries.reports(by=by, at=LATER)
    assert (one.look, one.seen, one.patient_name) == (seen.id, NOON, "Anna Jensen")
    assert one.about.startswith("Kim Jensen")
    assert (one.note, one.answer, queries.unanswered(by=by, at=LATER)) == ("Hende kender jeg ikke", "", 1)

    actions.answer(report=one.id, text="Hun er vikar på klinikken.", by=by, at=LATER)

    [told] = queries.reported(patient="anna", by=anna(), at=LATER)
    assert (told.answer, told.answered) == ("Hun er vikar på klinikken.", LATER)
    assert queries.unanswered(by=by, at=LATER) == 0


def test_it_is_answered_once_and_with_words() -> None:
    by, _ = officer(), reported()
    [one] = queries.reports(by=by, at=LATER)

    with pytest.raises(AnswerNeeded):
        actions.answer(report=one.id, text=" ", by=by, at=LATER)
    actions.answer(report=one.id, text="Hun er vikar.", by=by, at=LATER)
    with pytest.raises(NoSuchReport):
        actions.answer(report=one.id, text="Og en gang til.", by=by, at=LATER)
    with pytest.raises(NoSuchReport):
        actions.answer(report="no-such", text="Hvem?", by=by, at=LATER)


def test_a_look_is_reported_once_however_often_it_is_sent() -> None:
    by, seen = officer(), reported()

    actions.report(patient="anna", seen=seen, note="Send igen", by=anna(), at=LATER)

    assert [one.note for one in queries.reports(by=by, at=LATER)] == ["Hende kender jeg ikke"]
    assert queries.unanswered(by=by, at=LATER) == 1


def test_what_nobody_has_answered_is_listed_however_many_came_since(monkeypatch: pytest.MonkeyPatch) -> None:
    by, seen = officer(), reported()
    [first] = queries.reports(by=by, at=LATER)
    for number in range(1, 6):
        at = LATER + timedelta(hours=number)
        actions.report(patient="anna", seen=replace(seen, id=seen.id + number), note="", by=anna(), at=at)
        newest = queries.reports(by=by, at=at)[0]
        later = at + timedelta(minutes=number)
        actions.answer(report=newest.id, text="Hun er vikar.", by=by, at=later)
    monkeypatch.setattr(queries, "_MOST", 3)

    waiting = [one for one in queries.reports(by=by, at=LATER) if one.answered is None]

    assert [one.id for one in waiting] == [first.id]


def test_nobody_who_treats_sees_report_or_answer_and_nobody_else_answers() -> None:
    by, _ = officer(), reported()
    [one] = queries.reports(by=by, at=LATER)
    actions.answer(report=one.id, text="Hun er vikar.", by=by, at=LATER)
    treated("anna")
    nurse = staff()

    assert looks.search(by=nurse, query=parse("Communication", []), at=LATER).matches == []
    with pytest.raises(NotPermitted):
        queries.reports(by=nurse, at=LATER)
    with pytest.raises(NotPermitted):
        queries.unanswered(by=nurse, at=LATER)
    with pytest.raises(NotInYourRole):
        actions.answer(report=one.id, text="Ikke mig.", by=nurse, at=LATER)
