"""Whatever several people do in whatever order, and whatever day comes: each programme always has one who is responsible, moved by
acceptance alone."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sharedcare.access.actors import operator
from sharedcare.access.types import Actor
from sharedcare.care.handover import actions, moving, queries
from sharedcare.care.handover.types import Handover, Stand
from sharedcare.kernel.errors import Refusal
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import (
    PEOPLE,
    also_in,
    in_care,
    people,
    responsible,
    sectors,
    stored,
    wanted,
)

_SOMEONE = st.sampled_from(PEOPLE)
_RECEIVERS = st.sampled_from(
    [
        *(f"PractitionerRole/{one}-role" for one in ("anne", "mette", "bo")),
        "Organization/town",
        "Organization/far-clinic",
    ]
)
_MOSTLY = st.sampled_from([True, True, True, False])
_numbers = count()


@pytest.mark.django_db
def test_each_active_programme_always_has_exactly_one_responsible() -> None:  # noqa: C901 - the machine lies inside
    sectors()
    them = people()
    moves: list[int] = []

    class HandingOver(RuleBasedStateMachine):
        """`ones` is who is responsible for each programme by what was accepted, which the record has to agree with."""

        def __init__(self) -> None:
            super().__init__()
            self.name = f"p{next(_numbers)}"
            self.ones: dict[str, str] = {}
            self.over: set[str] = set()
            self.refused: list[Refusal] = []
            self.at = NOON

        @initialize(is_proposed=_MOSTLY, is_taken=_MOSTLY)
        def begins(self, is_proposed: bool, is_taken: bool) -> None:
            self.first, self.second = in_care(self.name), also_in(self.name, "type-2-diabetes")
            self.ones = {self.first: "anne", self.second: "anne"}
            if is_proposed:
                self.propose("anne", "PractitionerRole/bo-role", is_sender=True, days=None, what="whole")
                if is_taken:
                    self.accept("bo", is_receiver=True, nth=0)

        @rule(
            who=_SOMEONE,
            receiver=_RECEIVERS,
            is_sender=_MOSTLY,
            days=st.sampled_from([None, 0, 1, 2]),
            what=st.sampled_from(["first", "first", "second", "whole", "whole"]),
        )
        def propose(self, who: str, receiver: str, is_sender: bool, days: int | None, what: str) -> None:
            focus = self.second if what == "second" else self.first
            also = (self.second,) if what == "whole" else ()
            who = self.ones[focus] if is_sender else who
            starts = None if days is None or also else self.at.date() + timedelta(days=days)
            made = wanted(focus, receiver, starts=starts, also=also)
            self._tries(lambda by: actions.propose(patient=self.name, wanted=made, by=by, at=self.at), who)

        @rule(who=_SOMEONE, is_receiver=_MOSTLY, nth=st.integers(0, 1))
        def accept(self, who: str, is_receiver: bool, nth: int) -> None:
            waiting = self._waiting(nth)
            if waiting is None:
                return
            if is_receiver:
                name = str(stored(f"Task/{waiting.id}")["owner"]["reference"])
                is_person = name.startswith("PractitionerRole/")
                who = name.removeprefix("PractitionerRole/").removesuffix("-role") if is_person else "mette"
            took = self._tries(
                lambda by: actions.accept(patient=self.name, handover=waiting.id, by=by, at=self.at), who
            )
            # For a day ahead it is agreed, and nothing has moved.
            if took and stored(f"Task/{waiting.id}")["status"] == "completed":
                moves.append(self._moved(waiting, who))

        @rule()
        def a_day_comes(self) -> None:
            self.at += timedelta(days=1)
            by = operator("test")
            for waiting in self._open():
                if moving.move(patient=self.name, handover=waiting.id, by=by, at=self.at) is Stand.ACCEPTED:
                    [told] = stored(f"Task/{waiting.id}")["output"]
                    taker = str(told["valueReference"]["reference"])
                    self._moved(waiting, taker.removeprefix("PractitionerRole/").removesuffix("-role"))

        @rule(
            who=_SOMEONE,
            what=st.sampled_from(["ask", "answer", "decline", "take_back"]),
            nth=st.integers(0, 1),
        )
        def say(self, who: str, what: str, nth: int) -> None:
            waiting = self._waiting(nth)
            words = {"ask": "text", "answer": "text"}.get(what, "reason")
            if waiting:
                self._tries(lambda by: getattr(actions, what)(
                    patient=self.name, handover=waiting.id, by=by, at=self.at, **{words: "Fordi"}
                ), who)  # fmt: skip

        @precondition(lambda self: "anne" not in self.ones.values())
        @rule(what=st.sampled_from(["first", "both"]))
        def leave(self, what: str) -> None:
            for one in (self.first, self.second) if what == "both" else (self.first,):
                store({**stored(one), "status": "finished"})
                self.over.add(one)

        @invariant()
        def exactly_one(self) -> None:
            for episode, one in self.ones.items():
                assert responsible(episode) == one

        @invariant()
        def nothing_is_on_its_way_twice(self) -> None:
            about = [focus for one in self._open() for focus in one.wanted.foci]
            assert len(about) == len(set(about))

        def _moved(self, one: Handover, who: str) -> int:
            """All of it, but for what has ended, for which nobody is responsible any more; how many that was."""
            going = set(one.wanted.foci) - self.over
            assert going
            self.ones |= dict.fromkeys(going, who)
            return len(going)

        def _open(self) -> list[Handover]:
            if not self.ones:
                return []
            found = queries.handovers(patient=self.name, by=them["anne"].on_duty, at=self.at)
            return [one for one in found if one.is_open]

        def _waiting(self, nth: int) -> Handover | None:
            found = self._open() or queries.handovers(patient=self.name, by=them["anne"].on_duty, at=self.at)
            return found[nth % len(found)] if found else None

        def _tries(self, does: object, who: str) -> bool:
            by: Actor = them[who]
            try:
                does(by)  # type: ignore[operator]
            except Refusal as refusal:
                self.refused.append(refusal)
                return False
            assert len(self.over) < 2
            return True

    # What is drawn may be refused every time, and then shows nothing. These steps move for certain: a whole patient at once, and back
    # one programme on its day.
    sure = HandingOver()
    sure.begins(is_proposed=True, is_taken=True)
    sure.propose("bo", "PractitionerRole/anne-role", is_sender=True, days=1, what="first")
    sure.accept("anne", is_receiver=True, nth=0)
    sure.exactly_one()
    assert (moves, sure.ones) == ([2], {sure.first: "bo", sure.second: "bo"}), sure.refused
    sure.a_day_comes()
    sure.exactly_one()
    assert sure.ones == {sure.first: "anne", sure.second: "bo"}, sure.refused

    run_state_machine_as_test(
        HandingOver,
        settings=settings(
            max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
