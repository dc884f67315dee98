"""Preconditions that wait for each other, so that none of the tasks can ever be done."""

from collections.abc import Iterator, Mapping

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Conditions,
    GoalIsReached,
    TaskIsDone,
)
from sharedcare.programmes.types.goals import TasksDone


def circular(programme: Programme) -> Iterator[Problem]:
    """Each circle of tasks, told once, at the first of its tasks in the file."""
    goals = {goal.key: goal.target.tasks for goal in programme.goals if isinstance(goal.target, TasksDone)}
    waits = {task.key: tuple(_waits(task.after, goals)) for task in programme.tasks}
    told: set[str] = set()
    for number, task in enumerate(programme.tasks):
        circle = _circle(task.key, waits)
        if circle and task.key not in told:
            told.update(circle)
            yield Problem(
                ("tasks", number, "after"),
                f"These wait for each other: {' → '.join((*circle, circle[0]))}.",
                "Take one of them out of the other's `after`.",
            )


def _waits(conditions: Conditions, goals: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The tasks without which these conditions cannot hold. Of several ways none is the only one."""
    for each in conditions:
        yield from _of_one(each, goals)


def _of_one(condition: Condition, goals: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if isinstance(condition, TaskIsDone):
        yield condition.task
    elif isinstance(condition, GoalIsReached):
        yield from goals.get(condition.goal, ())
    elif isinstance(condition, AllOf) or (isinstance(condition, AnyOf) and len(condition.of) == 1):
        yield from _waits(condition.of, goals)


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
