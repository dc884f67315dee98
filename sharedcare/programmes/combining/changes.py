"""From what the plan asks for and what stands, to what has to change. Pure.

What is done stays, and what people ended is not made again. What people wrote or began is not touched; that another programme asks for
it as well is added to it.
To carry the changes out and ask again changes nothing more.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sharedcare.programmes.combining.measuring import coded
from sharedcare.programmes.combining.occurring import ONCE
from sharedcare.programmes.combining.standing import (
    ChangeGoal,
    ChangeMeasuring,
    ChangeTask,
    GoalStands,
    GoalToStand,
    Kind,
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
from sharedcare.programmes.combining.types import GoalWanted, MeasuringWanted, Source, TaskWanted, Wanted
from sharedcare.programmes.types.goals import InOwnWords, ScoreIn, ValueIn

LONG_OVER = timedelta(days=30)
"""What was due longer ago and stands nowhere is not made: it was somebody's before the plan was kept here."""
_W = TypeVar("_W")
_S = TypeVar("_S", TaskStands, GoalStands, MeasuringStands)


def changes(wanted: Wanted, standing: Standing) -> tuple[PlanChange, ...]:
    """What has to be made, changed and taken away, in an order that is the same each time."""
    return (*_tasks(wanted, standing), *_goals(wanted, standing), *_measuring(wanted, standing))


def goals_to_stand(wanted: Wanted) -> list[GoalToStand]:
    """Each goal that is wanted, and each side of a conflict: both stand until somebody decides."""
    of_goals = [
        GoalToStand(
            each.title, each.measure, each.unit, each.band, each.sources, each.wins_over, _is_common(each)
        )
        for each in wanted.goals
        # What the patient wants stands in words of the patient's own, which nobody can make up.
        if not isinstance(each.target, InOwnWords)
    ]
    of_conflicts = [
        GoalToStand(side.title, each.measure, each.unit, side.band, side.sources)
        for each in wanted.conflicts
        for side in each.sides
        if not side.agreed
    ]
    return [*of_goals, *of_conflicts]


def _is_common(goal: GoalWanted) -> bool:
    """Whether it is made of goals of several programmes that aim at different things, so that no title of theirs says all of it."""
    match goal.target:
        case ValueIn(value=own) | ScoreIn(score=own):
            return len(goal.sources) > 1 and (bool(goal.wins_over) or goal.band != own)
        case _:
            return False


def _tasks(wanted: Wanted, standing: Standing) -> Iterable[PlanChange]:
    pairs, left = _paired(
        wanted.tasks,
        standing.tasks,
        shared=lambda task, stands: len(set(task.origins) & _known_as(stands, task)),
        first=lambda stands: (_RANK[stands.state], not stands.by_people),
    )
    for task, stands in pairs:
        if stands is None:
            if wanted.on - task.closes <= LONG_OVER:
                yield MakeTask(task)
        elif stands.state is not State.SETTLED:
            is_ours = stands.state is State.OPEN and not stands.by_people
            if _said_of(stands, window=is_ours) != _asked_of(task, window=is_ours):
                yield ChangeTask(stands.id, task, is_ours)
    for stands in left:
        if stands.state is State.OPEN and not stands.by_people:
            yield TakeAway(Kind.TASK, stands.id)


def _known_as(stands: TaskStands, wanted: TaskWanted) -> set[str]:
    """The names of the times that a task stands for, as what is wanted has them: of what comes once the day of the anchor was in the
    name before that of the enrolment was. What was written before the enrolment is another's."""
    names = set(stands.origins)
    for origin in wanted.origins:
        head, counted, number = origin.rsplit(":", 2)
        if not counted.startswith(ONCE):
            continue
        since = date.fromisoformat(counted.removeprefix(ONCE))
        if stands.written is not None and stands.written < since:
            continue
        older = re.compile(rf"{re.escape(head)}:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}:{re.escape(number)}")
        if any(older.fullmatch(name) for name in stands.origins):
            names.add(origin)
    return names


_RANK = {State.SETTLED: 0, State.STARTED: 1, State.OPEN: 2}


def _said_of(stands: TaskStands, *, window: bool) -> tuple[object, ...]:
    return (stands.sources, stands.origins, *((stands.opens, stands.closes, stands.waits) if window else ()))


def _asked_of(task: TaskWanted, *, window: bool) -> tuple[object, ...]:
    return (task.sources, task.origins, *((task.opens, task.closes, task.waits) if window else ()))


def _goals(wanted: Wanted, standing: Standing) -> Iterable[PlanChange]:
    over = [each for each in standing.goals if each.is_over]
    pairs, left = _paired(
        goals_to_stand(wanted),
        [each for each in standing.goals if not each.is_over],
        shared=lambda goal, stands: len(_parts(goal.sources) & _parts(stands.sources)),
        first=lambda stands: not stands.by_people,
    )
    for goal, stands in pairs:
        if stands is None:
            if not any(_is_that(goal, each) for each in over):
                yield MakeGoal(goal)
        elif not stands.by_people and (stands.band, stands.sources) != (goal.band, goal.sources):
            yield ChangeGoal(stands.id, goal)
    yield from (TakeAway(Kind.GOAL, stands.id) for stands in left if not stands.by_people)


def _is_that(goal: GoalToStand, ended: GoalStands) -> bool:
    """Whether it is what a person has ended: nobody else asks for it, and it is at the same place. Another target is another goal."""
    return _parts(goal.sources) <= _parts(ended.sources) and goal.band == ended.band


def _measuring(wanted: Wanted, standing: Standing) -> Iterable[PlanChange]:
    pairs, left = _paired(
        wanted.measuring,
        standing.measuring,
        shared=lambda what, stands: len(coded(what.codes) & stands.codes),
        first=lambda stands: not stands.by_people,
    )
    for what, stands in pairs:
        if stands is None:
            yield MakeMeasuring(what)
        elif not stands.by_people and _of(stands) != _as_wanted(what):
            yield ChangeMeasuring(stands.id, what)
    yield from (TakeAway(Kind.MEASURING, stands.id) for stands in left if not stands.by_people)


def _of(stands: MeasuringStands) -> tuple[object, ...]:
    return stands.rhythm, stands.sources, stands.codes


def _as_wanted(what: MeasuringWanted) -> tuple[object, ...]:
    return str(what.rhythm), what.sources, frozenset(coded(what.codes))


def _parts(sources: Iterable[Source]) -> set[Hashable]:
    """Parts of programmes, whatever the version: a goal is the same one when the programme is moved to a newer."""
    return {(each.programme, each.key) for each in sources}


def _paired(
    wanted: Sequence[_W],
    standing: Sequence[_S],
    *,
    shared: Callable[[_W, _S], int],
    first: Callable[[_S], object],
) -> tuple[list[tuple[_W, _S | None]], list[_S]]:
    """What is wanted with what stands for it, each once, and what is left. Of several that stand for it the furthest is taken
    (`first` sorts it to the front), then the one that shares most with it."""
    left = sorted(standing, key=lambda each: each.id)
    pairs: list[tuple[_W, _S | None]] = []
    for one in wanted:
        candidates = [each for each in left if shared(one, each)]
        found = min(candidates, key=lambda each: (first(each), -shared(one, each), each.id), default=None)
        if found is not None:
            left.remove(found)
        pairs.append((one, found))
    return pairs, left
