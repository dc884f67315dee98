"""Anchors that are likely not meant as they stand: nothing counts from them, or what they come with comes again and they do not."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Problem
from sharedcare.programmes.rules.references import Keys
from sharedcare.programmes.rules.walking import entries, parts
from sharedcare.programmes.times import Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import (
    BIRTH_MONTH,
    BY_ITSELF,
    SEASON,
    Coming,
    WithDose,
    WithTask,
    WithTaskDue,
    WithTaskOpen,
)
from sharedcare.programmes.types.course import Anchor
from sharedcare.programmes.types.tasks import Task

_NAMING = frozenset({"event", "since"})
"""Keys under which conditions and goals name an anchor."""


def idle(programme: Programme) -> Iterator[Problem]:
    """Anchors that nothing counts from and no condition asks about. Those that come by themselves stand there for local layers too."""
    used = set(_used(programme))
    for number, one in enumerate(programme.anchors):
        if one.key not in used and one.key not in BY_ITSELF:
            yield Problem(
                ("anchors", number),
                f"Nothing counts from `{one.key}`, and no condition asks about it.",
                "Name it in a `when` or `starts`, or take it out.",
                is_warning=True,
            )


def asked_once(programme: Programme, keys: Keys) -> Iterator[Problem]:
    """Tasks that are asked for once, since their anchor comes once, although what that comes with comes again and again. Whoever means
    the first alone says so in the file."""
    for number, one in enumerate(programme.anchors):
        again = [(place, each) for place, each in enumerate(one.comes_with) if _comes_again(each, programme)]
        asked = [each.key for each in programme.tasks if _counts_once(each, one)]
        if again and asked and not one.each_time and not keys.gives("anchors", one.key, "each-time"):
            place, coming = again[0]
            those = ", ".join(f"`{each}`" for each in asked)
            yield Problem(
                ("anchors", number, "comes-with", place),
                f"{_called(coming)} comes again and again, and `{one.key}` with the first alone, so {those} is asked for once.",
                "Write `each-time: true`, or `each-time: false` where the first is meant.",
                is_warning=True,
            )


def _used(programme: Programme) -> Iterator[str]:
    for _, part in parts(programme):
        for step, value in entries(part):
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Window):
                    yield each.anchor
                elif step in _NAMING and isinstance(each, str):
                    yield each


def _comes_again(coming: Coming, programme: Programme) -> bool:
    if isinstance(coming, WithDose):
        return True
    if not isinstance(coming, WithTask | WithTaskDue | WithTaskOpen):
        return False
    task = next((each for each in programme.tasks if each.key == coming.task), None)
    return task is not None and _is_asked_again(task, programme)


def _is_asked_again(task: Task, programme: Programme) -> bool:
    again = {each.key for each in programme.anchors if each.each_time} | {BIRTH_MONTH, SEASON}
    return task.repeat is not None or any(window.anchor in again for window in task.when)


def _counts_once(task: Task, anchor: Anchor) -> bool:
    """Whether it counts from the anchor and does not come again of its own."""
    return task.repeat is None and any(window.anchor == anchor.key for window in task.when)


def _called(coming: Coming) -> str:
    return (
        f"The dose of `{coming.drugs}`"
        if isinstance(coming, WithDose)
        else f"`{getattr(coming, 'task', '')}`"
    )
