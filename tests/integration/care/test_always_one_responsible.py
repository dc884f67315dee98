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
from sharedcare.care.handover.types import Stand
from sharedcare.kernel.errors import Refusal
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import PEOPLE, in_care, people, responsible, sectors, stored, wanted

_SOMEONE = st.sampled_from(PEOPLE)
_RECEIVERS = st.sampled_from(
    [
        *(f"PractitionerRole/{one}-role" for one in ("anne", "mette", "bo")),
        "Organization/town",
        "Organization/far-clinic",
    ]
)
_numbers = count()


@pytest.mark.django_db
def test_each_active_programme_always_has_exactly_one_responsible() -> None:  # noqa: C901 - the machine lies inside
    sectors()
    them = people()
    moves = count()

    class HandingOver(RuleBasedStateMachine):
        """`one` is who is responsible by what was accepted, which the record has to agree with."""

        def __init__(self) -> None:
            super().__init__()
            self.name = f"p{next(_numbers)}"
            self.one = "anne"
            self.is_over = False
            self.at = NOON

        @initialize()
        def begins(self) -> None:
            self.episode = in_care(self.name)

        @rule(
            who=_SOMEONE,
            receiver=_RECEIVERS,
            is_sender=st.sampled_from([True, True, False]),
            days=st.sampled_from([None, 0, 1, 2]),
        )
        def propose(self, who: str, receiver: str, is_sender: bool, days: int | None) -> None:
            who = self.one if is_sender else who
            starts = None if days is None else self.at.date() + timedelta(days=days)
            self._tries(lambda by: actions.propose(
                patient=self.name, wanted=wanted(self.episode, receiver, starts=starts), by=by, at=self.at
            ), who)  # fmt: skip

        @rule(who=_SOMEONE, is_receiver=st.sampled_from([True, True, False]))
        def accept(self, who: str, is_receiver: bool) -> None:
            waiting = self._waiting()
            if waiting and is_receiver:
                name = str(stored(f"Task/{waiting}")["owner"]["reference"])
                who = (
                    name.removeprefix("PractitionerRole/").removesuffix("-role")
                    if "-role" in name
                    else "mette"
                )
            if waiting and self._tries(
                lambda by: actions.accept(patient=self.name, handover=waiting, by=by, at=self.at), who
            ):
                # For a day ahead it is agreed, and nothing has moved.
                if stored(f"Task/{waiting}")["status"] == "completed":
                    self.one = who
                next(moves)

        @rule()
        def a_day_comes(self) -> None:
            waiting, self.at = self._waiting(), self.at + timedelta(days=1)
            by = operator("test")
            if (
                waiting
                and moving.move(patient=self.name, handover=waiting, by=by, at=self.at) is Stand.ACCEPTED
            ):
                [told] = stored(f"Task/{waiting}")["output"]
                taker = str(told["valueReference"]["reference"])
                self.one = taker.removeprefix("PractitionerRole/").removesuffix("-role")
                assert not self.is_over

        @rule(who=_SOMEONE, what=st.sampled_from(["ask", "answer", "decline", "take_back"]))
        def say(self, who: str, what: str) -> None:
            waiting = self._waiting()
            words = {"ask": "text", "answer": "text"}.get(what, "reason")
            if waiting:
                self._tries(lambda by: getattr(actions, what)(
                    patient=self.name, handover=waiting, by=by, at=self.at, **{words: "Fordi"}
                ), who)  # fmt: skip

        @precondition(lambda self: self.one != "anne")
        @rule()
        def leave(self) -> None:
            store({**stored(self.episode), "status": "finished"})
            self.is_over = True

        @invariant()
        def exactly_one(self) -> None:
            if hasattr(self, "episode"):
                assert responsible(self.episode) == self.one

        def _waiting(self) -> str:
            found = queries.handovers(patient=self.name, by=them["anne"].on_duty, at=self.at)
            assert sum(one.is_open for one in found) <= 1
            return next((one.id for one in sorted(found, key=lambda one: not one.is_open)), "")

        def _tries(self, does: object, who: str) -> bool:
            by: Actor = them[who]
            try:
                does(by)  # type: ignore[operator]
            except Refusal:
                return False
            assert not self.is_over
            return True

    run_state_machine_as_test(
        HandingOver,
        settings=settings(
            max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert next(moves), "Responsibility never moved: nothing was tried."
