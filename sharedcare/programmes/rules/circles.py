"""Tasks and anchors that wait for each other, so that none of them can ever come, and conditions that need themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import BY_ITSELF, WithConditions, WithTask, WithTaskDue, WithTaskOpen
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

_DONE, _PLANNED, _ANCHOR, _CONDITION = "done", "planned", "anchor", "condition"
_Node = tuple[str, str]
"""What comes, and the key of what it comes to: a task is planned before it is done."""


class _Lead(NamedTuple):
    """What something cannot come without, and where the file says so: under `when`, `after` or `comes-with`."""

    to: _Node
    path: Path
    under: str


_Leads = Mapping[_Node, tuple[_Lead, ...]]
_Way = tuple[tuple[_Node, _Lead], ...]


def circular(programme: Programme) -> Iterator[Problem]:
    """Each circle, told once, at the line that closes it: where a task counts from an anchor, else where it waits for something."""
    of_conditions = dict(_of_conditions(programme))
    if found := list(_circles(of_conditions)):
        for each in found:  # nothing can be followed through a condition that is its own
            yield _told(each)
        return
    leads = {**dict(_of_tasks(programme)), **dict(_of_anchors(programme))}
    for circle in _circles(leads):
        yield _told(circle)


def _circles(leads: _Leads) -> Iterator[_Way]:
    told: set[_Node] = set()
    for node in leads:
        circle = _circle(node, leads)
        if circle and node not in told:
            told.update(each for each, _ in circle)
            yield circle


def _told(circle: _Way) -> Problem:
    order = ("when", "after", "holds", "comes-with", "")
    first = min(range(len(circle)), key=lambda each: (order.index(circle[each][1].under), each))
    turned = (*circle[first:], *circle[:first])
    # That a task is planned before it is done is nothing that the file says.
    keys = [key for (kind, key), lead in turned if lead.under]
    (_, key), lead = turned[0]
    return Problem(
        lead.path, f"These wait for each other: {' → '.join((*keys, keys[0]))}.", _remedy(key, lead)
    )


def _remedy(key: str, lead: _Lead) -> str:
    kind, other = lead.to
    if lead.under == "when":
        return f"Let `{key}` count from another anchor than `{other}`, or let `{other}` come with something else."
    if lead.under == "after" and kind == _ANCHOR:
        return f"Take `{other}` out of the `after` of `{key}`, or let `{other}` come with something else."
    if lead.under == "comes-with":
        return f"Let `{key}` come with something else than `{other}`."
    return f"Take one of them out of the other's `{lead.under}`."


def _of_conditions(programme: Programme) -> Iterator[tuple[_Node, tuple[_Lead, ...]]]:
    for number, one in enumerate(programme.conditions):
        path: Path = ("conditions", number, "holds")
        yield (
            (_CONDITION, one.key),
            tuple(_Lead((_CONDITION, each), path, "holds") for each in _names(one.holds)),
        )


def _of_tasks(programme: Programme) -> Iterator[tuple[_Node, tuple[_Lead, ...]]]:
    needs = _needs(programme)
    for number, task in enumerate(programme.tasks):
        yield (_PLANNED, task.key), tuple(_counted(number, task))
        after = [
            _Lead(to, ("tasks", number, "after", place), "after")
            for place, each in enumerate(task.after)
            for to in needs.all((each,))
        ]
        yield (_DONE, task.key), (_Lead((_PLANNED, task.key), ("tasks", number), ""), *after)


def _counted(number: int, task: Task) -> Iterator[_Lead]:
    """The anchor without which nobody counts when a task is due; of several windows none is the only one."""
    anchors = {window.anchor for window in task.when}
    if len(anchors) == 1:
        yield _Lead((_ANCHOR, anchors.pop()), ("tasks", number, "when", 0), "when")


def _of_anchors(programme: Programme) -> Iterator[tuple[_Node, tuple[_Lead, ...]]]:
    needs = _needs(programme)
    for number, anchor in enumerate(programme.anchors):
        path: Path = ("anchors", number, "comes-with", 0)
        yield (
            (_ANCHOR, anchor.key),
            tuple(_Lead(to, path, "comes-with") for to in _only(anchor, needs)),
        )


def _only(anchor: Anchor, needs: "_Needs") -> Iterator[_Node]:
    """That without which an anchor never comes by itself. What comes again can begin otherwise: somebody sets it once. A task is due, and
    can be done from a day on, whether or not what it waits for has come."""
    if anchor.key in BY_ITSELF or len(anchor.comes_with) != 1 or anchor.each_time:
        return
    match anchor.comes_with[0]:
        case WithTask(task=task):
            yield _DONE, task
        case WithTaskDue(task=task) | WithTaskOpen(task=task):
            yield _PLANNED, task
        case WithConditions(conditions=conditions):
            yield from needs.all(conditions)


def _names(condition: Condition) -> Iterator[str]:
    """The conditions that this one names, however deep."""
    if isinstance(condition, Named):
        yield condition.condition
    elif isinstance(condition, AnyOf | AllOf | NoneOf):
        for each in condition.of:
            yield from _names(each)


def _needs(programme: Programme) -> "_Needs":
    goals = {goal.key: goal.target.tasks for goal in programme.goals if isinstance(goal.target, TasksDone)}
    return _Needs(goals, {one.key: one.holds for one in programme.conditions})


@dataclass(frozen=True, slots=True)
class _Needs:
    """That without which conditions cannot hold. Of several ways none is the only one."""

    goals: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Condition]

    def all(self, conditions: Conditions) -> Iterator[_Node]:
        for each in conditions:
            yield from self._of(each)

    def _of(self, condition: Condition) -> Iterator[_Node]:
        match condition:
            case TaskIsDone():
                yield _DONE, condition.task
            case GoalIsReached():
                yield from ((_DONE, each) for each in self.goals.get(condition.goal, ()))
            case Happened():
                yield _ANCHOR, condition.event
            case Named() if condition.condition in self.conditions:
                yield from self._of(self.conditions[condition.condition])
            case AllOf() | AnyOf(of=(_,)):
                yield from self.all(condition.of)


def _circle(start: _Node, leads: _Leads) -> _Way:
    """The way from something back to itself; empty when there is none."""
    ways: list[tuple[_Node, _Way]] = [(start, ())]
    seen: set[_Node] = set()
    while ways:
        node, way = ways.pop()
        for lead in leads.get(node, ()):
            if lead.to == start:
                return (*way, (node, lead))
            if lead.to not in seen:
                seen.add(lead.to)
                ways.append((lead.to, (*way, (node, lead))))
    return ()
