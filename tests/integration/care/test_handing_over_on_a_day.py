"""Responsibility moves on the day that was agreed, by itself: until then the sender has it, whatever happens meanwhile."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, moving, queries
from sharedcare.care.handover.errors import AlreadyAnswered, AlreadyWaiting, DayUnfit
from sharedcare.care.handover.types import Stand, Step, Unfit
from sharedcare.config.worker.handing_over import HandingOver
from sharedcare.records.indexing.locality import here
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON
from tests.integration.care.agreeing import MONDAY, TO_VILLAGE, about, agreed, midnight, the_one, worker
from tests.integration.care.handing import (
    in_care,
    messages,
    phase,
    responsible,
    sees_poul,
    someone,
    stored,
    wanted,
)

pytestmark = pytest.mark.django_db


def test_it_moves_on_that_day_with_its_phase_and_not_before(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode, phase="rehab")

    worker(midnight(MONDAY) - timedelta(minutes=1))
    assert (the_one(them["bo"]).stand, responsible(episode)) == (Stand.AGREED, "anne")
    worker(midnight(MONDAY))

    assert (the_one(them["bo"]).stand, responsible(episode)) == (Stand.ACCEPTED, "bo")
    [_, rehab] = stored(episode)["extension"]
    told = {part["url"]: part for part in rehab["extension"]}
    assert told["period"]["valuePeriod"] == {"start": MONDAY.isoformat()}
    assert not about(asked, code="phase-not-begun")


@pytest.mark.parametrize("meanwhile", ["done", ""], ids=["it is over", "the programme has it no more"])
def test_where_the_phase_can_begin_no_more_responsibility_moves_and_the_phases_stay(
    them: dict[str, Actor], meanwhile: str
) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode, phase="rehab")
    others = [phase("titration", "done"), phase("at-home", "active")]
    phases = [*others, phase("rehab", meanwhile)] if meanwhile else others
    store({**stored(episode), "extension": phases}, at=NOON)

    worker(midnight(MONDAY))

    one = the_one(them["bo"])
    assert (one.stand, one.lost_phase, responsible(episode)) == (Stand.ACCEPTED, True, "bo")
    assert stored(episode)["extension"] == phases
    [task] = about(asked, code="phase-not-begun")
    assert (task["owner"]["reference"], task["status"]) == ("PractitionerRole/bo-role", "requested")
    assert (task["restriction"]["period"]["end"], task["identifier"][0]["value"]) == (
        MONDAY.isoformat(),
        asked,
    )


def test_a_phase_that_has_begun_by_itself_goes_on(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    agreed(them, episode, phase="rehab")
    phases = [phase("titration", "done"), phase("rehab", "active")]
    store({**stored(episode), "extension": phases}, at=NOON)

    worker(midnight(MONDAY))

    assert (the_one(them["bo"]).lost_phase, responsible(episode)) == (False, "bo")
    assert stored(episode)["extension"] == phases


def test_where_nobody_looked_for_weeks_who_was_let_in_takes_over_all_the_same(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)

    worker(midnight(MONDAY) + timedelta(days=21))

    assert (the_one(them["anne"]).stand, responsible(episode)) == (Stand.ACCEPTED, "vera")


def test_a_colleague_who_said_yes_takes_over_although_who_was_asked_has_left(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    store(role("eva-role", "practice", "doctor"), at=NOON)
    team = stored("CareTeam/poul-team")
    practice = {"member": {"reference": "Organization/practice"}}
    store({**team, "participant": [*team["participant"], practice]}, at=NOON)
    wish = wanted(episode, starts=MONDAY)
    asked = actions.propose(patient="poul", wanted=wish, by=them["anne"], at=NOON)
    actions.accept(patient="poul", handover=asked, by=someone("eva"), at=NOON)
    store({**role("bo-role", "practice", "doctor"), "active": False}, at=NOON)

    worker(midnight(MONDAY))

    assert responsible(episode) == "eva"


def test_one_duty_that_goes_on_moves_it_when_the_day_comes(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    duty = HandingOver(zone=here().zone)
    duty.step(at=NOON)
    agreed(them, episode)
    duty.step(at=midnight(MONDAY) - timedelta(days=1))
    assert responsible(episode) == "anne"

    duty.step(at=midnight(MONDAY))

    assert responsible(episode) == "bo"


def test_a_yes_just_after_midnight_moves_a_quarter_of_an_hour_later(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    duty = HandingOver(zone=here().zone)
    asked = actions.propose(patient="poul", wanted=wanted(episode, starts=MONDAY), by=them["anne"], at=NOON)
    duty.step(at=midnight(MONDAY))
    # It was said before midnight, and stored after it.
    actions.accept(patient="poul", handover=asked, by=them["bo"], at=midnight(MONDAY) - timedelta(seconds=1))
    assert responsible(episode) == "anne"

    duty.step(at=midnight(MONDAY) + timedelta(minutes=15))

    assert responsible(episode) == "bo"


def test_asking_what_is_due_in_vain_is_asked_anew_and_not_on_the_next_day(
    them: dict[str, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    episode = in_care("poul")
    agreed(them, episode)
    duty = HandingOver(zone=here().zone)

    def away(**_: object) -> list[tuple[str, str]]:
        raise OSError("The database is away.")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="away"):
        patch.setattr(moving, "due", away)
        duty.step(at=midnight(MONDAY))
    duty.step(at=midnight(MONDAY) + timedelta(seconds=1))

    assert responsible(episode) == "bo"


def test_one_that_nobody_can_read_is_told_of_and_the_others_move(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    task = stored(f"Task/{agreed(them, episode)}")
    turn = {"extension": [{"url": "kind", "valueCode": "answer"}], "url": "urn:sharedcare:handover-turn"}
    note = {"extension": [turn], "time": "2026-12", "text": "Ja"}
    store(
        {**task, "id": "of-a-month", "restriction": {"period": {"start": "2026-12"}}},
        {**task, "id": "not-read", "note": [note]},
        at=NOON,
    )

    with capture_logs() as logs:
        worker(midnight(MONDAY))

    assert responsible(episode) == "bo"
    assert {"not-read"} == {one["handover"] for one in logs if one["event"] == "handover.not_read"}
    assert len(queries.handovers(patient="poul", by=them["bo"], at=NOON)) == 2


def test_accepted_on_the_day_or_after_it_moves_at_once(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    wish = wanted(episode, starts=MONDAY)
    asked = actions.propose(patient="poul", wanted=wish, by=them["anne"], at=NOON)

    actions.accept(patient="poul", handover=asked, by=them["bo"], at=midnight(MONDAY))

    assert responsible(episode) == "bo"


def test_before_the_day_both_sides_can_think_better_of_it_and_nothing_else_can_be_done(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode)

    offered = [
        queries.steps(the_one(them[name]), responsible="PractitionerRole/anne-role", by=them[name], at=NOON)
        for name in ("anne", "bo", "mette")
    ]
    assert offered == [{Step.TAKE_BACK}, {Step.DECLINE}, frozenset()]
    with pytest.raises(AlreadyAnswered):
        actions.accept(patient="poul", handover=asked, by=them["bo"], at=NOON)
    with pytest.raises(AlreadyWaiting):
        again = wanted(episode, "PractitionerRole/mette-role")
        actions.propose(patient="poul", wanted=again, by=them["anne"], at=NOON)

    actions.decline(patient="poul", handover=asked, reason="Bo er syg", by=them["bo"], at=NOON)
    second = agreed(them, episode)
    actions.take_back(patient="poul", handover=second, reason="For tidligt", by=them["anne"], at=NOON)
    worker(midnight(MONDAY))

    stands = {one.stand for one in queries.handovers(patient="poul", by=them["bo"], at=NOON)}
    assert (stands, responsible(episode)) == ({Stand.DECLINED, Stand.TAKEN_BACK}, "anne")


def test_what_another_system_calls_accepted_moves_nothing(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    ours = stored(f"Task/{agreed(them, episode)}")
    actions.take_back(patient="poul", handover=ours["id"], reason="x", by=them["anne"], at=NOON)
    [by] = ours["output"]
    store({**{key: value for key, value in ours.items() if key != "restriction"}, "id": "no-day"})
    store({**ours, "id": "other-words", "output": [{**by, "type": {"text": "Besvaret af"}}]})

    worker(midnight(MONDAY))

    stands = {one.stand for one in queries.handovers(patient="poul", by=them["bo"], at=NOON)}
    assert (stands, responsible(episode)) == ({Stand.TAKEN_BACK}, "anne")


def test_who_has_not_met_the_patient_stays_until_the_day_and_is_on_the_team_from_then_on(
    them: dict[str, Actor],
) -> None:
    episode = in_care("poul")
    agreed(them, episode, TO_VILLAGE)
    assert sees_poul(them["vera"])
    assert "sagt ja til at overtage ansvaret for dit forløb fra den 09.03.2026" in "".join(messages())

    worker(midnight(MONDAY))

    [place] = [
        one for one in stored("CareTeam/poul-team")["participant"] if one["member"]["reference"] == TO_VILLAGE
    ]
    assert responsible(episode) == "vera"
    assert ("end" in place["period"], "extension" in place) == (False, False)


def test_taken_back_before_the_day_it_shuts_the_record_again(them: dict[str, Actor]) -> None:
    episode = in_care("poul")
    asked = agreed(them, episode, TO_VILLAGE)

    actions.take_back(patient="poul", handover=asked, reason="For tidligt", by=them["anne"], at=NOON)

    assert not sees_poul(them["vera"])


@pytest.mark.parametrize(("days", "why"), [(-1, Unfit.PAST), (91, Unfit.FAR)])
def test_a_day_that_is_past_or_too_far_ahead_is_refused(
    them: dict[str, Actor], days: int, why: Unfit
) -> None:
    wish = wanted(in_care("poul"), starts=NOON.date() + timedelta(days=days))

    with pytest.raises(DayUnfit) as refused:
        actions.propose(patient="poul", wanted=wish, by=them["anne"], at=NOON)

    assert refused.value.why is why
