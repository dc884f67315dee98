"""What can wait rests in all programmes when one says that less is more, and comes back when none does."""

from dataclasses import replace
from itertools import permutations

import pytest
from msgspec.structs import replace as changed

from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.standing import Standing
from sharedcare.programmes.combining.types import Followed, Wanted, Why
from sharedcare.programmes.fitting import asked_everywhere
from tests.unit.programmes.combining.following import follows, shipped
from tests.unit.programmes.combining.test_changes import carried_out
from tests.unit.programmes.combining.test_reconciling import nothing_is_lost_or_doubled

HEART, SUGAR = "heart-failure", "type-2-diabetes"
LAST_TIME = frozenset({"h4"})


def at_rest(plan: Wanted) -> set[str]:
    return {each.source.key for each in plan.aside if each.why is Why.RESTS}


def of_both(levels: frozenset[str] = frozenset(), *, chosen: bool | None = None) -> list[Followed]:
    judged = {} if chosen is None else {"less-is-more": chosen}
    return [
        follows(shipped()[HEART], levels=levels),
        follows(shipped()[SUGAR], judged=judged),
    ]


@pytest.mark.parametrize(
    "followed",
    [of_both(LAST_TIME), of_both(chosen=True)],
    ids=["near the end of life", "chosen by the patient"],
)
def test_what_can_wait_rests_in_every_programme(followed: list[Followed]) -> None:
    plans = [wanted(order) for order in permutations(followed)]

    assert plans[0] == plans[1]
    assert {"hf.iron", "dm.dental", "dm.eye"} <= at_rest(plans[0])
    assert "dm.foot" not in at_rest(plans[0])
    nothing_is_lost_or_doubled(followed, plans[0])


def test_what_can_wait_of_others_rests_by_a_programme_of_which_nothing_can() -> None:
    heart, sugar = of_both(LAST_TIME)
    assert heart.programme.resting is not None
    only_says = changed(heart.programme, resting=changed(heart.programme.resting, tasks=()))

    rests = at_rest(wanted([replace(heart, programme=only_says), sugar]))

    assert {"dm.dental", "dm.eye"} <= rests
    assert "hf.iron" not in rests


def test_nothing_rests_as_long_as_nobody_has_said_so() -> None:
    assert not at_rest(wanted(of_both()))
    assert not at_rest(wanted(of_both(chosen=False)))
    assert "less-is-more" in {
        one.key for one in asked_everywhere(shipped()[SUGAR], follows(shipped()[SUGAR]).facts)
    }


def test_what_rested_comes_back_and_is_not_in_the_plan_until_then() -> None:
    before = carried_out(of_both(), Standing())
    resting = carried_out(of_both(chosen=True), before)

    again = carried_out(of_both(), resting)

    def origins(standing: Standing) -> set[str]:
        return {origin for task in standing.tasks for origin in task.origins}

    assert origins(resting) < origins(before)
    assert origins(again) == origins(before)
