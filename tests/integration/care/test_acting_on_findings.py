"""What people do about findings: who may, what it takes, two at once, and taking it back."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.findings.acting import actions
from sharedcare.care.findings.acting.errors import (
    NoSuchFinding,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
)
from sharedcare.care.findings.acting.types import Outcome, Seen, Undoable
from sharedcare.records.search.parse import parse
from tests.integration.access.care import CLINIC, refusal, role, store
from tests.integration.access.clients import NOON, actor
from tests.integration.worklist.world import finding, listed, nurse, patient, weight

pytestmark = pytest.mark.django_db
RED = Seen("f", 1)


@pytest.fixture
def anne() -> Actor:
    by = nurse()
    patient("poul")
    store(finding("f", "poul"))
    return by


def colleague(code: str = "nurse") -> Actor:
    store(role("bodil-role", CLINIC, code))
    return nurse("bodil", role="bodil-role", opens_clinic=False)


def stored(id: str = "f", type: str = "DetectedIssue") -> dict[str, Any]:
    found = looks.read(by=actor(), type=type, id=id, at=NOON)
    assert found is not None
    tree: dict[str, Any] = orjson.loads(found.content or b"{}")
    return tree


def handle(by: Actor, finding: Seen = RED, outcome: Outcome = Outcome.CONTACTED, note: str = "") -> Undoable:
    [done] = actions.handle(findings=[finding], outcome=outcome, note=note, by=by, at=NOON)
    return done


def test_a_red_finding_is_closed_with_what_came_of_it(anne: Actor) -> None:
    with pytest.raises(OutcomeNeeded):
        handle(anne, outcome=Outcome.ACKNOWLEDGED)
    with pytest.raises(OutcomeNeeded):
        handle(anne, outcome=Outcome.OTHER)

    handle(anne, note="Øger furosemid")

    [mitigation] = stored()["mitigation"]
    assert stored()["status"] == "final"
    assert mitigation["action"]["coding"][0]["code"] == "contacted"
    assert mitigation["action"]["text"] == "Øger furosemid"
    assert mitigation["author"]["reference"] == "PractitionerRole/demo-anne-role"
    assert listed(anne) == {"poul": []}


def test_a_yellow_one_can_be_acknowledged_as_seen(anne: Actor) -> None:
    store(finding("g", "poul", "moderate"))

    handle(anne, Seen("g", 1), Outcome.ACKNOWLEDGED)

    assert stored("g")["status"] == "final"


@pytest.mark.parametrize("code", ["secretary", "administrator"])
def test_who_does_not_treat_does_not_act(anne: Actor, code: str) -> None:
    other = colleague(code)

    for act in (
        lambda: handle(other),
        lambda: actions.assign(findings=[RED], to="PractitionerRole/bodil-role", by=other, at=NOON),
        lambda: actions.snooze(
            findings=[RED], until=NOON + timedelta(hours=4), why="ringer", by=other, at=NOON
        ),
        lambda: actions.ask_again(findings=[RED], by=other, at=NOON),
        lambda: actions.look_at(patients=["poul"], by=other, at=NOON),
        lambda: actions.undo(done=[Undoable("DetectedIssue", "f", 1)], by=other, at=NOON),
    ):
        with pytest.raises(NotInYourRole):
            act()
    assert stored()["meta"]["versionId"] == "1"


def test_nobody_acts_on_a_patient_whose_record_is_closed_to_them(anne: Actor) -> None:
    store(refusal("poul", "all"))

    with pytest.raises(NoSuchFinding):
        handle(anne)
    with pytest.raises(NoSuchFinding):
        actions.look_at(patients=["poul"], by=anne, at=NOON)


def test_several_are_closed_together_or_none_of_them(anne: Actor) -> None:
    store(finding("g", "poul", "moderate"))
    both = [RED, Seen("g", 1)]
    with pytest.raises(OutcomeNeeded):
        actions.handle(findings=both, outcome=Outcome.ACKNOWLEDGED, note="", by=anne, at=NOON)
    assert stored("g")["status"] == "preliminary"

    done = actions.handle(findings=both, outcome=Outcome.CONTACTED, note="", by=anne, at=NOON)

    assert [stored(name)["status"] for name in "fg"] == ["final", "final"]
    actions.undo(done=done, by=anne, at=NOON)
    assert [stored(name)["status"] for name in "fg"] == ["preliminary", "preliminary"]


def test_of_several_one_that_has_changed_or_is_another_patients_keeps_all_as_they_are(anne: Actor) -> None:
    patient("karen")
    store(finding("g", "poul", "moderate"), finding("k", "karen", "moderate"))
    handle(colleague(), Seen("g", 1))

    for others, why in (([Seen("g", 1)], SomebodyWasFirst), ([Seen("k", 1)], NoSuchFinding)):
        with pytest.raises(why):
            actions.handle(findings=[RED, *others], outcome=Outcome.CONTACTED, note="", by=anne, at=NOON)
    with pytest.raises(NoSuchFinding):
        actions.handle(findings=[], outcome=Outcome.CONTACTED, note="", by=anne, at=NOON)
    assert stored()["status"] == "preliminary"


def test_the_second_of_two_is_told_who_was_first_and_overwrites_nothing(anne: Actor) -> None:
    handle(anne, note="Ringet")

    with pytest.raises(SomebodyWasFirst) as told:
        handle(colleague(), outcome=Outcome.FALSE_ALARM, note="Vægten står skævt")

    assert told.value.done is not None
    assert (told.value.done.by, told.value.done.outcome) == ("demo-anne-role", "contacted")
    assert stored()["mitigation"][0]["action"]["text"] == "Ringet"


def test_what_was_done_is_taken_back_by_who_did_it_and_by_nobody_else(anne: Actor) -> None:
    done = handle(anne)

    with pytest.raises(TooLateToUndo):
        actions.undo(done=[done], by=colleague(), at=NOON)
    with pytest.raises(TooLateToUndo):
        actions.undo(done=[done], by=anne, at=NOON + timedelta(hours=1))
    actions.undo(done=[done], by=anne, at=NOON + timedelta(seconds=9))

    assert stored()["status"] == "preliminary"
    assert "mitigation" not in stored()
    with pytest.raises(TooLateToUndo):
        actions.undo(done=[done], by=anne, at=NOON)


def test_a_finding_is_taken_and_given_back(anne: Actor) -> None:
    [mine] = actions.assign(findings=[RED], to="PractitionerRole/demo-anne-role", by=anne, at=NOON)
    assert any(one["url"] == "urn:sharedcare:assigned" for one in stored()["extension"])

    actions.assign(findings=[Seen("f", mine.version)], to=None, by=anne, at=NOON)

    assert all(one["url"] != "urn:sharedcare:assigned" for one in stored()["extension"])


def test_a_finding_is_put_off_with_a_reason_and_not_for_long(anne: Actor) -> None:
    for until, why in ((NOON + timedelta(hours=4), " "), (NOON + timedelta(days=15), "x"), (NOON, "x")):
        with pytest.raises(ReasonNeeded):
            actions.snooze(findings=[RED], until=until, why=why, by=anne, at=NOON)

    actions.snooze(
        findings=[RED], until=NOON + timedelta(hours=4), why="Ringer efter frokost", by=anne, at=NOON
    )

    assert listed(anne) == {"poul": []}
    assert list(listed(anne, NOON + timedelta(hours=5)).values()) != [[]]


def test_the_patient_is_asked_again_for_what_is_missing_and_for_nothing_else(anne: Actor) -> None:
    with pytest.raises(OutcomeNeeded):
        actions.ask_again(findings=[RED], by=anne, at=NOON)
    store(finding("m", "poul", "low"))

    actions.ask_again(findings=[Seen("m", 1)], by=anne, at=NOON)

    from_anne = looks.search(
        by=actor(), query=parse("Communication", [("recipient", "Patient/poul")]), at=NOON
    ).matches
    assert len(from_anne) == 1
    assert b"PractitionerRole/demo-anne-role" in (from_anne[0].content or b"")


def test_what_may_never_have_come_is_asked_for_as_what_it_is_and_not_again(anne: Actor) -> None:
    answers = {
        "coding": [{"system": "urn:sharedcare:finding-kind", "code": "missing"}],
        "text": "WHO-5 mangler",
    }
    store(finding("m", "poul", "low", code=answers))

    actions.ask_again(findings=[Seen("m", 1)], by=anne, at=NOON)

    query = parse("Communication", [("recipient", "Patient/poul")])
    [message] = looks.search(by=actor(), query=query, at=NOON).matches
    said = orjson.loads(message.content or b"{}")["payload"][0]["contentString"]
    assert (
        said
        == "Vi mangler dine svar på et spørgeskema: WHO-5 mangler. Vil du svare, når du har mulighed for det?"
    )


def test_all_greens_are_acknowledged_together_and_taken_back_together(anne: Actor) -> None:
    store(finding("f", "poul", status="cancelled"))
    patient("karen")
    store(weight("w1", "poul", 80), weight("w2", "karen", 70))

    done = actions.look_at(patients=["poul", "karen"], by=anne, at=NOON)
    assert listed(anne) == {"poul": [], "karen": []}

    actions.undo(done=done, by=anne, at=NOON)
    assert len([kinds for kinds in listed(anne).values() if kinds]) == 2


def test_one_of_several_whose_record_is_closed_keeps_all_from_being_acknowledged(anne: Actor) -> None:
    patient("karen")
    store(refusal("karen", "all"))

    with pytest.raises(NoSuchFinding):
        actions.look_at(patients=["poul", "karen"], by=anne, at=NOON)

    assert b"looked-at" not in b"".join(
        one.content or b"" for one in looks.search(by=actor(), query=parse("Task", []), at=NOON).matches
    )
