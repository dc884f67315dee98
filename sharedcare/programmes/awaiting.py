"""Which values a programme's plan waits for: those that show that a task is done, and those that a condition of tasks, phases,
anchors or goals asks about. What is only judged by limits, as most of what is measured at home, changes no plan. Pure.
"""

from collections.abc import Iterator

from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import WithConditions
from sharedcare.programmes.types.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Conditions,
    Measured,
    Named,
    NoneOf,
    Scored,
)
from sharedcare.programmes.types.tasks import ValueMeasured


def awaited(programme: Programme) -> frozenset[tuple[str, str]]:
    """The codes (system, code) of these values, scores among them."""
    keys = set(_keys(programme))
    measured = ((one.key, one.codes) for one in programme.measurements)
    scored = ((one.key, one.codes) for one in programme.questionnaires)
    return frozenset(
        (code.system, code.code) for key, codes in (*measured, *scored) if key in keys for code in codes
    )


def _keys(programme: Programme) -> Iterator[str]:
    for task in programme.tasks:
        for done in task.done_when:
            if isinstance(done, ValueMeasured):
                yield from done.measurements
    named = {each.key: each.holds for each in programme.conditions}
    for one in _conditions(programme):
        yield from _of(one, named)


def _conditions(programme: Programme) -> Iterator[Condition]:
    for task in programme.tasks:
        yield from (*task.applies_if, *task.after)
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


def _of(condition: Condition, named: dict[str, Condition]) -> Iterator[str]:
    match condition:
        case Measured():
            yield condition.measurement
        case Scored():
            yield condition.questionnaire
        case Named():
            yield from _of(named[condition.condition], named)
        case AnyOf() | AllOf() | NoneOf():
            for each in condition.of:
                yield from _of(each, named)
        case _:
            return
