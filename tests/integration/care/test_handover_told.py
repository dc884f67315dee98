"""Who has proposed a hand-over is told by a task what became of it, and no such task is left that nobody can end."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, keeping
from sharedcare.care.handover.errors import NotNow, NotYours
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON
from tests.integration.care.agreeing import MONDAY, TO_VILLAGE, about, agreed, midnight, worker
from tests.integration.care.handing import also_in, in_care, phase, stored, wanted

pytestmark = pytest.mark.django_db
DECLINED, LAPSED, NOT_BEGUN = "handover-declined", "handover-lapsed", "phase-not-begun"
UNANSWERED = "handover-unanswered"


def propose(
    them: dict[str, Actor], focus: str, receiver: str = "PractitionerRole/bo-role", **more: Any
) -> str:
    return actions.propose(patient="poul", wanted=wanted(focus, receiver, **more), by=them["anne"], at=NOON)


def decline(them: dict[str, Actor], asked: str, why: str = "Kalium mangler") -> None:
    actions.decline(patient="poul", handover=asked, reason=why, by=them["bo"], at=NOON)


def declined(them: dict[str, Actor], focus: str, **more: Any) -> str:
    asked = propose(them, focus, **more)
    decline(them, asked)
    return asked


def lapsed(them: dict[str, Actor], focus: str) -> str:
    asked = agreed(them, focus)
    store({**role("bo-role", "practice", "doctor"), "active": False}, at=NOON)
    worker(midnight(MONDAY))
    store(role("bo-role", "practice", "doctor"), at=NOON)
    return asked


def not_begun(them: dict[str, Actor], focus: str) -> str:
    asked = agreed(them, focus, phase="rehab")
    store({**stored(focus), "extension": [phase("titration", "active"), phase("rehab", "done")]}, at=NOON)
    worker(midnight(MONDAY))
    return asked


def status(asked: str, code: str) -> str:
    [task] = about(asked, code=code)
    return str(task["status"])


def test_a_no_makes_one_task_of_the_sender_that_says_who_and_why(them: dict[str, Actor]) -> None:
    asked = declined(them, in_care("poul"))
    worker(midnight(MONDAY))

    [task] = about(asked, code=DECLINED)

    english = task["_description"]["extension"][0]["extension"]
    assert (task["owner"]["reference"], task["status"]) == ("PractitionerRole/anne-role", "requested")
    assert task["restriction"]["period"]["end"] == str(NOON.date())
    assert "har sagt nej til overdragelsen: »Kalium mangler«" in task["description"]
    assert any("has said no to the hand-over: “Kalium mangler”" in str(one) for one in english)


def test_a_yes_that_is_undone_is_told_as_that_and_a_long_reason_in_short(them: dict[str, Actor]) -> None:
    asked = agreed(them, in_care("poul"))

    decline(them, asked, "Vi har ingen læge. " * 50)

    [task] = about(asked, code=DECLINED)
    assert "har fortrudt sit ja" in task["description"]
    assert len(task["description"]) < 400


def test_taken_back_tells_nobody_who_did_it_themselves(them: dict[str, Actor]) -> None:
    asked = propose(them, in_care("poul"))

    actions.take_back(patient="poul", handover=asked, reason="For tidligt", by=them["anne"], at=NOON)

    assert not about(asked, code=DECLINED)


def test_what_has_ended_meanwhile_asks_nobody_to_keep_it(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    also_in("poul", "type-2-diabetes")
    asked = propose(them, episode)
    store({**stored(episode), "status": "finished"}, at=NOON)

    decline(them, asked)

    assert not about(asked, code=DECLINED)


@pytest.mark.parametrize(("makes", "code"), [(declined, DECLINED), (lapsed, LAPSED)])
def test_proposing_the_same_anew_completes_it(them: dict[str, Actor], makes: Any, code: str) -> None:
    episode = in_care("poul")
    asked = makes(them, episode)
    assert status(asked, code) == "requested"

    propose(them, episode, "PractitionerRole/mette-role")

    assert status(asked, code) == "completed"


@pytest.mark.parametrize(
    ("makes", "code", "whose"),
    [(declined, DECLINED, "anne"), (lapsed, LAPSED, "anne"), (not_begun, NOT_BEGUN, "bo")],
)
def test_whoever_is_responsible_keeps_it_and_is_asked_once(
    them: dict[str, Actor], makes: Any, code: str, whose: str
) -> None:
    asked = makes(them, in_care("poul"))

    with pytest.raises(NotYours):
        keeping.keep(patient="poul", handover=asked, by=them["mette"], at=NOON)
    keeping.keep(patient="poul", handover=asked, by=them[whose], at=NOON)

    assert status(asked, code) == "completed"
    with pytest.raises(NotNow):
        keeping.keep(patient="poul", handover=asked, by=them[whose], at=NOON)


def test_a_colleague_of_who_has_proposed_it_can_keep_it(them: dict[str, Actor]) -> None:
    asked = declined(them, in_care("poul"))

    keeping.keep(patient="poul", handover=asked, by=them["alma"], at=NOON)

    assert status(asked, DECLINED) == "completed"


def test_of_a_whole_patient_nothing_is_left_over(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    second = also_in("poul", "type-2-diabetes")
    asked = declined(them, episode, also=(second,))

    propose(them, episode)
    assert status(asked, DECLINED) == "requested"
    propose(them, second)

    assert status(asked, DECLINED) == "completed"


def test_what_ends_or_is_somebody_elses_by_another_way_is_settled_by_the_worker(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    second = also_in("poul", "type-2-diabetes")
    over, moved = declined(them, episode), declined(them, second)
    store({**stored(episode), "status": "finished"}, at=NOON)
    store({**stored(second), "careManager": {"reference": "PractitionerRole/mette-role"}}, at=NOON)

    worker(midnight(MONDAY))

    assert (status(over, DECLINED), status(moved, DECLINED)) == ("cancelled", "completed")


def test_one_whose_hand_over_nobody_can_read_keeps_the_others_from_nothing(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    second = also_in("poul", "type-2-diabetes")
    unread, over = declined(them, episode), declined(them, second)
    turn = {"extension": [{"url": "kind", "valueCode": "answer"}], "url": "urn:sharedcare:handover-turn"}
    note = {"extension": [turn], "time": "2026-12", "text": "Ja"}
    store({**stored(f"Task/{unread}"), "note": [note]}, at=NOON)
    store({**stored(second), "status": "finished"}, at=NOON)

    worker(midnight(MONDAY))

    assert (status(unread, DECLINED), status(over, DECLINED)) == ("requested", "cancelled")
    # A step of another is not kept back by it either.
    propose(them, episode)


def test_a_phase_that_begins_after_all_completes_the_task_about_it(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = not_begun(them, episode)
    worker(midnight(MONDAY))
    assert status(asked, NOT_BEGUN) == "requested"
    store({**stored(episode), "extension": [phase("titration", "done"), phase("rehab", "active")]}, at=NOON)

    worker(midnight(MONDAY))

    assert status(asked, NOT_BEGUN) == "completed"


def test_who_takes_over_next_is_not_asked_about_the_phase_of_the_one_before(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = not_begun(them, episode)
    again = wanted(episode, "PractitionerRole/mette-role")
    second = actions.propose(patient="poul", wanted=again, by=them["bo"], at=NOON)
    assert status(asked, NOT_BEGUN) == "requested"

    actions.accept(patient="poul", handover=second, by=them["mette"], at=NOON)

    assert status(asked, NOT_BEGUN) == "completed"


def test_who_had_to_be_let_in_to_decide_says_no_and_the_sender_is_told(them: dict[str, Actor]) -> None:
    asked = propose(them, in_care("poul"), TO_VILLAGE)

    actions.decline(patient="poul", handover=asked, reason="Ingen plads", by=them["vera"], at=NOON)

    assert status(asked, DECLINED) == "requested"


def test_a_hand_over_that_turns_red_tells_the_sender_once_and_the_answer_ends_it(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = propose(them, episode)
    # It was sent on a Sunday: two of three working days are over on Tuesday.
    worker(NOON + timedelta(days=2))
    assert not about(asked, code=UNANSWERED)

    worker(NOON + timedelta(days=3))
    worker(NOON + timedelta(days=4))

    [task] = about(asked, code=UNANSWERED)
    assert (task["owner"]["reference"], task["status"]) == ("PractitionerRole/anne-role", "requested")
    assert "Ingen har svaret på overdragelsen »Overtag ansvaret.«" in task["description"]
    actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON)
    assert status(asked, UNANSWERED) == "completed"


def test_a_partners_that_is_ready_waits_as_one_that_is_requested_does(them: dict[str, Actor]) -> None:
    asked = propose(them, in_care("poul"))
    store({**stored(f"Task/{asked}"), "status": "ready"}, at=NOON)

    worker(NOON + timedelta(days=3))

    assert status(asked, UNANSWERED) == "requested"


def test_what_waits_anew_after_a_question_can_turn_red_again(them: dict[str, Actor]) -> None:
    asked = propose(them, in_care("poul"))
    worker(NOON + timedelta(days=3))

    late = NOON + timedelta(days=4)
    actions.ask(patient="poul", handover=asked, text="Hvornår?", by=them["bo"], at=late)
    assert status(asked, UNANSWERED) == "completed"
    # It is the sender's turn, who has the question on the list.
    worker(NOON + timedelta(days=14))
    assert status(asked, UNANSWERED) == "completed"
    actions.answer(patient="poul", handover=asked, text="I morgen", by=them["anne"], at=late)
    worker(NOON + timedelta(days=5))
    assert len(about(asked, code=UNANSWERED)) == 1
    worker(NOON + timedelta(days=14))

    assert sorted(one["status"] for one in about(asked, code=UNANSWERED)) == ["completed", "requested"]
    with pytest.raises(NotNow):
        keeping.keep(patient="poul", handover=asked, by=them["anne"], at=NOON)
    actions.take_back(patient="poul", handover=asked, reason="For sent", by=them["anne"], at=NOON)
    assert {one["status"] for one in about(asked, code=UNANSWERED)} == {"completed"}


@pytest.mark.parametrize("code", [DECLINED, UNANSWERED])
def test_where_a_partner_names_no_sender_whoever_is_responsible_is_told(
    them: dict[str, Actor], code: str
) -> None:
    episode = in_care("poul")
    second = also_in("poul", "type-2-diabetes")
    unsigned, other = propose(them, episode), propose(them, second)
    store({name: one for name, one in stored(f"Task/{unsigned}").items() if name != "requester"}, at=NOON)

    if code == DECLINED:
        decline(them, unsigned)
    worker(NOON + timedelta(days=3))

    [task] = about(unsigned, code=code)
    assert task["owner"]["reference"] == "PractitionerRole/anne-role"
    assert status(other, UNANSWERED) == "requested"


def test_of_what_nobody_has_sent_or_answers_for_nobody_is_told_and_a_no_is_a_no(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = propose(them, episode)
    store({name: one for name, one in stored(f"Task/{asked}").items() if name != "requester"}, at=NOON)
    store({name: one for name, one in stored(episode).items() if name != "careManager"}, at=NOON)

    worker(NOON + timedelta(days=3))
    decline(them, asked)

    assert not about(asked, code=UNANSWERED)
    assert not about(asked, code=DECLINED)
    assert stored(f"Task/{asked}")["status"] == "rejected"
