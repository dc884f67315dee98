"""What changes in a plan when programmes come and go: once carried out nothing more, and who leaves leaves the others as they were."""

from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.combining.changes import changes, goals_to_stand
from sharedcare.programmes.combining.measuring import coded
from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.standing import (
    ChangeGoal,
    ChangeMeasuring,
    ChangeTask,
    GoalStands,
    GoalToStand,
    MakeGoal,
    MakeMeasuring,
    MakeTask,
    MeasuringStands,
    PlanChange,
    Standing,
    State,
    TakeAway,
    TaskStands,
)
from sharedcare.programmes.combining.types import Followed, MeasuringWanted, TaskWanted
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.combining.following import FEW, follows, patients, shipped

_numbers = count(1)


def _task(name: str, task: TaskWanted) -> TaskStands:
    return TaskStands(name, task.key, task.opens, task.closes, task.sources, task.origins, waits=task.waits)


def _goal(name: str, goal: GoalToStand) -> GoalStands:
    return GoalStands(name, goal.sources, goal.band)


def _measuring(name: str, what: MeasuringWanted) -> MeasuringStands:
    return MeasuringStands(name, frozenset(coded(what.codes)), str(what.rhythm), what.sources)


def carried_out(followed: list[Followed], standing: Standing) -> Standing:
    """What stands after the changes that these programmes ask for."""
    stands: dict[str, TaskStands | GoalStands | MeasuringStands] = {}
    stands.update({each.id: each for each in standing.tasks})
    stands.update({each.id: each for each in standing.goals})
    stands.update({each.id: each for each in standing.measuring})
    for change in changes(wanted(followed), standing):
        if isinstance(change, TakeAway):
            del stands[change.id]
            continue
        made = isinstance(change, MakeTask | MakeGoal | MakeMeasuring)
        name = f"{next(_numbers):06}" if made else change.id  # type: ignore[union-attr]
        stands[name] = _after(change, name, stands.get(name))
    kept = list(stands.values())
    return Standing(
        tuple(each for each in kept if isinstance(each, TaskStands)),
        tuple(each for each in kept if isinstance(each, GoalStands)),
        tuple(each for each in kept if isinstance(each, MeasuringStands)),
    )


def _after(
    change: PlanChange, name: str, before: TaskStands | GoalStands | MeasuringStands | None
) -> TaskStands | GoalStands | MeasuringStands:
    if isinstance(change, MakeGoal | ChangeGoal):
        return _goal(name, change.wanted)
    if isinstance(change, MakeMeasuring | ChangeMeasuring):
        return _measuring(name, change.wanted)
    assert isinstance(change, MakeTask | ChangeTask)
    asked = _task(name, change.wanted)
    if not isinstance(before, TaskStands):
        return asked
    assert isinstance(change, ChangeTask)
    window = asked if change.window else before
    return replace(
        before,
        key=asked.key,
        sources=asked.sources,
        origins=asked.origins,
        opens=window.opens,
        closes=window.closes,
        waits=window.waits,
    )


def said(standing: Standing) -> list[object]:
    """What stands, whatever it is numbered."""
    parts: list[object] = [replace(each, id="") for each in standing.tasks]
    parts += [replace(each, id="") for each in standing.goals]
    parts += [replace(each, id="") for each in standing.measuring]
    return sorted(parts, key=repr)


def touched(standing: Standing, chance: Random) -> Standing:
    """Somebody has done some of it, begun some, and changed some."""
    ways: list[dict[str, Any]] = [
        {},
        {},
        {},
        {"state": State.SETTLED},
        {"state": State.STARTED},
        {"by_people": True},
    ]
    return Standing(
        tuple(replace(each, **chance.choice(ways)) for each in standing.tasks),
        tuple(replace(each, by_people=chance.random() < 0.5) for each in standing.goals),
        tuple(replace(each, by_people=chance.random() < 0.5) for each in standing.measuring),
    )


@FEW
@given(patients(), st.randoms(use_true_random=False))
def test_to_carry_it_out_twice_changes_nothing_more_whatever_people_did(
    followed: list[Followed], chance: Random
) -> None:
    first = touched(carried_out(followed[:1], Standing()), chance)
    then = carried_out(followed, first)
    assert changes(wanted(followed), then) == ()


@FEW
@given(patients())
def test_who_leaves_one_programme_has_the_plan_of_the_others_as_if_it_had_never_been(
    followed: list[Followed],
) -> None:
    alone = carried_out(followed[1:], Standing())
    with_it = carried_out(followed, alone)
    left = carried_out(followed[1:], with_it)
    assert said(left) == said(alone)
    assert carried_out([], left) == Standing()


@FEW
@given(patients(), st.randoms(use_true_random=False))
def test_what_people_did_stays_when_programmes_come_and_go(followed: list[Followed], chance: Random) -> None:
    before = touched(carried_out(followed, Standing()), chance)
    after = carried_out(chance.choice([followed[:1], followed[1:], []]), before)
    still = {each.id: each for each in after.tasks}
    for task in before.tasks:
        if task.state is State.SETTLED:
            assert still[task.id] == task
        elif task.state is State.STARTED or task.by_people:
            assert (still[task.id].opens, still[task.id].closes) == (task.opens, task.closes)
    assert {each for each in before.goals if each.by_people} <= set(after.goals)
    assert {each for each in before.measuring if each.by_people} <= set(after.measuring)


def test_the_shipped_programmes_come_and_go_without_a_trace() -> None:
    followed = [follows(each) for each in shipped().values()]
    heart, *others = followed
    alone = carried_out([heart], Standing())
    assert said(carried_out([heart], carried_out([heart, *others], alone))) == said(alone)


@FEW
@given(patients())
def test_goals_that_people_ended_come_again_only_with_another_target_or_of_another_programme(
    followed: list[Followed],
) -> None:
    plan = carried_out(followed, Standing())
    ended = replace(plan, goals=tuple(replace(each, is_over=True) for each in plan.goals))
    moved = replace(
        plan, goals=tuple(replace(each, band=Band(below=-1.0), is_over=True) for each in plan.goals)
    )
    foreign = replace(plan, goals=tuple(replace(each, sources=(), is_over=True) for each in plan.goals))

    assert changes(wanted(followed), ended) == ()
    for others in (moved, foreign):
        made = [one for one in changes(wanted(followed), others) if isinstance(one, MakeGoal)]
        assert len(made) == len(plan.goals)


def test_of_goals_that_several_programmes_set_alike_nothing_is_made_in_common() -> None:
    lungs, sugar, heart = (
        follows(shipped()[key]) for key in ("copd", "type-2-diabetes", "ischaemic-heart-disease")
    )
    shared = [
        each for each in goals_to_stand(wanted([lungs, sugar, heart])) if len(each.sources) > 1 and each.band
    ]
    by_title = {each.title.clinician.da: each.is_common for each in shared}

    assert by_title["Ingen rygning"] is False
    assert any(by_title.values())
    assert not any(each.is_common for each in goals_to_stand(wanted([lungs])))
    for each in shared:
        own = {
            getattr(goal.target, "value", None) or getattr(goal.target, "score", None)
            for followed in (lungs, sugar, heart)
            for goal in followed.programme.goals
            if any(one.programme == followed.programme.key and one.key == goal.key for one in each.sources)
        }
        assert each.is_common == (own != {each.band})
