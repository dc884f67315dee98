"""Preconditions that wait for each other, so that none of the tasks can ever be done, and conditions that need themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import WithTask, WithTaskDue, WithTaskOpen
from sharedcare.programmes.types.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Conditions,
    GoalIsReached,
    Happened,
    Named,
    NoneOf,
    TaskIsDone,
)
from sharedcare.programmes.types.course import Anchor
from sharedcare.programmes.types.goals import TasksDone
from sharedcare.programmes.types.tasks import Task


def circular(programme: Programme) -> Iterator[Problem]:
    """Each circle of tasks, and of conditions, told once, at the first of its members in the file."""
    conditions = {one.key: one.holds for one in programme.conditions}
    named = {key: tuple(_names(holds)) for key, holds in conditions.items()}
    found = [*_told("conditions", "holds", [one.key for one in programme.conditions], named)]
    if found:
        yield from found  # nothing can be followed through a condition that is its own
        return
    goals = {goal.key: goal.target.tasks for goal in programme.goals if isinstance(goal.target, TasksDone)}
    done = {one.key: _only_task(one, WithTask) for one in programme.anchors}
    planned = {one.key: _only_task(one, WithTask, WithTaskDue, WithTaskOpen) for one in programme.anchors}
    needs = _Needs(goals, conditions, done, planned)
    waits = {task.key: (*needs.all(task.after), *needs.to_be_counted(task)) for task in programme.tasks}
    yield from _told("tasks", "after", [task.key for task in programme.tasks], waits)


def _told(where: str, step: str, keys: list[str], leads: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    told: set[str] = set()
    for number, key in enumerate(keys):
        circle = _circle(key, leads)
        if circle and key not in told:
            told.update(circle)
            yield Problem(
                (where, number, step),
                f"These wait for each other: {' → '.join((*circle, circle[0]))}.",
                f"Take one of them out of the other's `{step}`.",
            )


def _names(condition: Condition) -> Iterator[str]:
    """The conditions that this one names, however deep."""
    if isinstance(condition, Named):
        yield condition.condition
    elif isinstance(condition, AnyOf | AllOf | NoneOf):
        for each in condition.of:
            yield from _names(each)


@dataclass(frozen=True, slots=True)
class _Needs:
    """The tasks without which conditions cannot hold. Of several ways none is the only one."""

    goals: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Condition]
    anchors: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, tuple[str, ...]]

    def to_be_counted(self, task: Task) -> Iterator[str]:
        """The task without which nobody counts when this one is due; of several windows none is the only one."""
        counted_from = {window.anchor for window in task.when}
        if len(counted_from) == 1:
            yield from self.counted.get(counted_from.pop(), ())

    def all(self, conditions: Conditions) -> Iterator[str]:
        for each in conditions:
            yield from self._of(each)

    def _of(self, condition: Condition) -> Iterator[str]:
        match condition:
            case TaskIsDone():
                yield condition.task
            case GoalIsReached():
                yield from self.goals.get(condition.goal, ())
            case Happened():
                yield from self.anchors.get(condition.event, ())
            case Named() if condition.condition in self.conditions:
                yield from self._of(self.conditions[condition.condition])
            case AllOf() | AnyOf(of=(_,)):
                yield from self.all(condition.of)


def _only_task(
    anchor: Anchor, *kinds: type[WithTask] | type[WithTaskDue] | type[WithTaskOpen]
) -> tuple[str, ...]:
    """The task without which an anchor never comes by itself. What comes again can begin otherwise: somebody sets it once."""
    if len(anchor.comes_with) == 1 and not anchor.each_time and isinstance(anchor.comes_with[0], kinds):
        return (anchor.comes_with[0].task,)
    return ()


def _circle(start: str, waits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The way from a task back to itself; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for following in waits.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
