"""Responsibility moves by acceptance alone, and by those who may."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, fhir, queries
from sharedcare.care.handover.errors import (
    AlreadyAnswered,
    AlreadyWaiting,
    NothingToHandOver,
    NotNow,
    NotReachable,
    NotYours,
    Overtaken,
    WordsNeeded,
)
from sharedcare.care.handover.types import Stand, Step
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.access.test_two_at_once import meanwhile
from tests.integration.care.handing import in_care, people, responsible, sectors, someone, stored, wanted

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def them() -> dict[str, Actor]:
    sectors()
    return people()


def test_until_it_is_accepted_the_sender_is_responsible_and_then_the_one_who_accepted(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")

    asked = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    actions.ask(patient="poul", handover=asked, text="Hvornår sidst kalium?", by=them["bo"], at=NOON + HOUR)
    actions.answer(patient="poul", handover=asked, text="I går: 4,9", by=them["alma"], at=NOON + 2 * HOUR)
    assert responsible(episode) == "anne"

    actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON + 3 * HOUR)

    assert responsible(episode) == "bo"
    [one] = queries.handovers(patient="poul", by=them["mette"], at=NOON)
    assert (one.stand, one.ended_by, one.ended) == (
        Stand.ACCEPTED,
        "PractitionerRole/bo-role",
        NOON + 3 * HOUR,
    )
    assert [(turn.is_question, turn.by) for turn in one.turns] == [
        (True, "PractitionerRole/bo-role"),
        (False, "PractitionerRole/alma-role"),
    ]
    assert one.wanted.open_items == ("Kalium mangler",)


def test_one_that_another_system_has_ended_without_saying_when_was_over_by_when_it_was_stored(
    them: dict[str, Actor],
) -> None:
    asked = actions.propose(patient="poul", wanted=wanted(in_care("poul")), by=them["anne"], at=NOON)
    store({**stored(f"Task/{asked}"), "status": "rejected"}, at=NOON + HOUR)

    [one] = queries.handovers(patient="poul", by=them["mette"], at=NOON + HOUR)

    assert (one.stand, one.ended) == (Stand.DECLINED, NOON + HOUR)


def test_who_is_overtaken_by_another_system_is_told_so_and_nothing_has_moved(
    them: dict[str, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    episode = in_care("poul")
    asked = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    taken_over = fhir.taken_over

    def meanwhile_written(*args: Any, **kwargs: Any) -> Any:
        in_care("poul", period={"start": "2026-01-02"})
        return taken_over(*args, **kwargs)

    monkeypatch.setattr(fhir, "taken_over", meanwhile_written)
    with pytest.raises(Overtaken, match="Nothing has moved"):
        actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON + HOUR)
    monkeypatch.undo()
    assert responsible(episode) == "anne"
    actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON + HOUR)
    assert responsible(episode) == "bo"


def test_a_phase_begins_for_whoever_accepts_it(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    to_town = wanted(episode, "Organization/town", phase="rehab")
    asked = actions.propose(patient="poul", wanted=to_town, by=them["anne"], at=NOON)

    actions.accept(patient="poul", handover=asked, by=them["mette"], at=NOON)

    tree = stored(episode)
    told = [{part["url"]: part for part in one["extension"]} for one in tree["extension"]]
    assert responsible(episode) == "mette"
    assert [one["status"]["valueCode"] for one in told] == ["done", "active"]
    assert told[1]["period"]["valuePeriod"] == {"start": "2026-03-01"}


def test_a_task_gets_its_new_owner(them: dict[str, Actor]) -> None:
    in_care("poul")
    task = {
        "resourceType": "Task",
        "id": "feet",
        "status": "requested",
        "intent": "order",
        "for": {"reference": "Patient/poul"},
        "owner": {"reference": "PractitionerRole/anne-role"},
    }
    store(task)
    asked = actions.propose(patient="poul", wanted=wanted("Task/feet"), by=them["anne"], at=NOON)

    actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON)

    assert stored("Task/feet")["owner"] == {"reference": "PractitionerRole/bo-role"}
    assert stored("Task/feet")["status"] == "accepted"


def test_declined_or_taken_back_leaves_everything_as_it_was_and_says_why(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    first = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    actions.decline(patient="poul", handover=first, reason="Måldosis mangler", by=them["bo"], at=NOON)
    second = actions.propose(patient="poul", wanted=wanted(episode), by=them["alma"], at=NOON + HOUR)
    actions.take_back(patient="poul", handover=second, reason="For tidligt", by=them["anne"], at=NOON + HOUR)

    newest, oldest = queries.handovers(patient="poul", by=them["bo"], at=NOON)
    assert responsible(episode) == "anne"
    assert (newest.stand, newest.because) == (Stand.TAKEN_BACK, "For tidligt")
    assert (oldest.stand, oldest.because) == (Stand.DECLINED, "Måldosis mangler")


def test_who_may_not(them: dict[str, Actor]) -> None:
    episode = in_care("poul")

    for name, refused in (("bo", NotYours), ("sofie", NotPermitted), ("far", NotVisible)):
        with pytest.raises(refused):
            actions.propose(patient="poul", wanted=wanted(episode), by=them[name], at=NOON)
    with pytest.raises(NotReachable):
        far = wanted(episode, "Organization/far-clinic")
        actions.propose(patient="poul", wanted=far, by=them["anne"], at=NOON)
    with pytest.raises(NothingToHandOver):
        actions.propose(patient="poul", wanted=wanted("EpisodeOfCare/other"), by=them["anne"], at=NOON)
    asked = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    for name, refused in (
        ("anne", NotYours),
        ("mette", NotYours),
        ("sofie", NotPermitted),
        ("far", NotVisible),
    ):
        with pytest.raises(refused):
            actions.accept(patient="poul", handover=asked, by=them[name], at=NOON)
    assert responsible(episode) == "anne"


def test_what_is_offered_is_what_may_be_done(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    [one] = queries.handovers(patient="poul", by=them["anne"], at=NOON)

    offered = {
        name: queries.steps(one, responsible="PractitionerRole/anne-role", by=by, at=NOON)
        for name, by in them.items()
    }

    assert offered["bo"] == {Step.ACCEPT, Step.ASK, Step.DECLINE}
    assert offered["anne"] == offered["alma"] == {Step.TAKE_BACK}
    assert not (offered["mette"] or offered["sofie"] or offered["far"])


def test_it_takes_words_and_one_at_a_time(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)

    with pytest.raises(AlreadyWaiting):
        actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    with pytest.raises(WordsNeeded):
        actions.decline(patient="poul", handover=asked, reason=" ", by=them["bo"], at=NOON)
    with pytest.raises(NotNow):
        actions.answer(patient="poul", handover=asked, text="ja", by=them["anne"], at=NOON)


def test_nobody_takes_over_a_programme_that_has_ended(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = actions.propose(patient="poul", wanted=wanted(episode), by=them["anne"], at=NOON)
    store({**stored(episode), "status": "finished"}, at=NOON)
    store({**stored(episode), "id": "another", "status": "active"}, at=NOON)  # so that the record is open

    with pytest.raises(NothingToHandOver):
        actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_wins_and_the_other_is_told_by_whom() -> None:
    sectors()
    anne, alma, bo = map(someone, ("anne", "alma", "bo"))
    episode = in_care("poul", manager="bo")
    to_clinic = wanted(episode, "Organization/hospital")
    asked = actions.propose(patient="poul", wanted=to_clinic, by=bo, at=NOON)

    raised = meanwhile(
        lambda: actions.accept(patient="poul", handover=asked, by=anne, at=NOON),
        lambda: actions.accept(patient="poul", handover=asked, by=alma, at=NOON),
    )

    [refusal] = raised
    assert isinstance(refusal, AlreadyAnswered)
    assert (refusal.stand, refusal.who) == (Stand.ACCEPTED, "PractitionerRole/anne-role")
    assert responsible(episode) == "anne"
