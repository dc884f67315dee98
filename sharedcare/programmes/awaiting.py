"""Which values a programme's plan waits for: those that show that a task is done, and those that a condition of tasks, phases,
anchors or goals asks about. What is only judged by limits, as most of what is measured at home, changes no plan. Pure.
"""

from collections.abc import Iterator

from sharedcare.programmes.judging.assuming import leaves
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import WithConditions
from sharedcare.programmes.types.conditions import (
    Condition,
    Conditions,
    GoalIsReached,
    Measured,
    Scored,
)
from sharedcare.programmes.types.goals import Dosed, NearReference, ScoreIn, Target, ValueChanged, ValueIn
from sharedcare.programmes.types.tasks import GoalsReached, Recorded, ValueMeasured


def awaited(programme: Programme) -> frozenset[tuple[str, str]]:
    """The codes (system, code) of these values, scores among them, and those by which others tell that a task is done."""
    keys = set(_keys(programme))
    told = (one.codes for one in programme.tasks if any(isinstance(each, Recorded) for each in one.shown_by))
    measured = ((one.key, one.codes) for one in programme.measurements)
    scored = ((one.key, one.codes) for one in programme.questionnaires)
    return frozenset(
        (code.system, code.code)
        for codes in (*told, *(codes for key, codes in (*measured, *scored) if key in keys))
        for code in codes
    )


def _keys(programme: Programme) -> Iterator[str]:
    done = [each for task in programme.tasks for each in task.shown_by]
    asked = list(leaves(_conditions(programme), programme))
    yield from (key for each in done if isinstance(each, ValueMeasured) for key in each.measurements)
    yield from (each.measurement for each in asked if isinstance(each, Measured))
    yield from (each.questionnaire for each in asked if isinstance(each, Scored))
    goals = {key for each in done if isinstance(each, GoalsReached) for key in each.goals}
    goals |= {each.goal for each in asked if isinstance(each, GoalIsReached)}
    for goal in programme.goals:
        if goal.key in goals:
            yield from _shown_by(goal.target, programme)


def _shown_by(target: Target, programme: Programme) -> Iterator[str]:
    """What shows that a goal is reached that something waits for."""
    match target:
        case ValueIn() | ValueChanged():
            yield target.measurement
        case ScoreIn():
            yield target.questionnaire
        case NearReference():
            yield from (each.measurement for each in programme.references if each.key == target.reference)
        case Dosed():
            asked = (
                each
                for group in programme.drugs
                if group.key in target.drugs
                for each in (
                    *group.tolerated_if,
                    *(one for dose in group.target_doses for one in dose.applies_if),
                )
            )
            yield from (each.measurement for each in leaves(asked, programme) if isinstance(each, Measured))


def _conditions(programme: Programme) -> Iterator[Condition]:
    for task in programme.tasks:
        yield from (*task.applies_if, *task.after)
        if task.repeat is not None:
            yield from task.repeat.until
    for phase in programme.phases:
        yield from (*phase.begins, *phase.ends)
    for anchor in programme.anchors:
        for coming in anchor.comes_with:
            if isinstance(coming, WithConditions):
                yield from coming.conditions
    parts = (*programme.goals, *programme.measurements, *programme.questionnaires, *programme.education)
    for part in parts:
        asked: Conditions = getattr(part, "applies_if", ())
        yield from asked
