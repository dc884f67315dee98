"""What two programmes want trained or looked at is done by one team: once, and where the highest risk belongs."""

from datetime import timedelta

import msgspec
import pytest

from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import TaskWanted, Wanted
from sharedcare.programmes.times import Window
from sharedcare.programmes.types.course import Alongside, Shared
from sharedcare.programmes.types.words import Text
from tests.unit.programmes.combining.following import NOW, follows, shipped
from tests.unit.programmes.combining.test_reconciling import held_to_the_rules
from tests.unit.programmes.small import small

HEART, LUNGS, VESSELS = "heart-failure", "copd", "ischaemic-heart-disease"
TRAINING = {"training", "training.hospital", "hf.train", "kol.rehab"}


def plan_of(*keys: str, levels: frozenset[str] = frozenset()) -> Wanted:
    return wanted([follows(shipped()[key], levels=levels, done=frozenset()) for key in keys])


def asked_for(plan: Wanted, keys: set[str]) -> list[TaskWanted]:
    return [each for each in plan.tasks if {one.key for one in each.sources} & keys]


@pytest.mark.parametrize(("level", "place"), [("low", "municipality"), ("high", "hospital")])
def test_training_in_two_programmes_is_done_where_the_highest_risk_belongs(level: str, place: str) -> None:
    plan = plan_of(LUNGS, VESSELS, HEART, levels=frozenset({level}))

    trained = [each for each in asked_for(plan, TRAINING) if each.opens.year == NOW.year]

    assert trained
    assert {doer.organisation for each in trained for doer in each.doers} == {place}


def test_times_of_training_that_two_programmes_ask_for_are_one() -> None:
    alone = asked_for(plan_of(VESSELS), TRAINING)
    both = asked_for(plan_of(VESSELS, LUNGS), TRAINING)

    together = [each for each in both if len(each.sources) == 2]
    assert together
    assert len(both) < len(alone) + len(asked_for(plan_of(LUNGS), TRAINING))


def test_the_courses_of_two_programmes_are_one_course() -> None:
    [course] = asked_for(plan_of(VESSELS, HEART), TRAINING)

    assert {one.key for one in course.sources} == {"training", "hf.train"}
    assert course.meets is not None


def test_measurements_of_heart_and_lungs_are_looked_at_once() -> None:
    levels = frozenset({"h3", "telekol"})
    reviews = {"hf.tele.review", "kol.tele.review"}

    looked = asked_for(plan_of(HEART, LUNGS, levels=levels), reviews)

    assert len([each for each in looked if len(each.sources) == 2]) >= len(looked) - 1


def test_the_programmes_that_ship_name_tasks_that_the_others_have() -> None:
    named = {
        (item.programme, one.theirs)
        for each in shipped().values()
        for item in each.alongside
        for one in item.tasks
    }

    assert named <= {(each.key, task.key) for each in shipped().values() for task in each.tasks}


def test_a_team_said_by_one_programme_alone_holds_in_whatever_order_they_come() -> None:
    base = small()
    once = msgspec.structs.replace(
        base.tasks[0], key="once", repeat=None, when=(Window.parse("day 0 to day 30 after enrolment"),)
    )
    item = Alongside(
        key="team",
        programme="second",
        rule="one-team",
        says=Text(da="Ét hold", en="One team"),
        tasks=(Shared(task="once", theirs=base.tasks[0].key),),
    )
    first = follows(small(key="first", tasks=(once,), alongside=(item,)))
    second = follows(small(key="second"))

    held_to_the_rules([first, second])
    [shared] = [each for each in wanted([second, first]).tasks if len(each.sources) == 2]
    assert shared.closes <= NOW.date() + timedelta(days=30)
