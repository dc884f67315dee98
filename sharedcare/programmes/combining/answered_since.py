"""Since when an answer counts for a task that waits for it. Pure.

What was answered shortly before a check-up need not be asked again. What was answered before an event, or long before the task that
is about what came of it, is an answer to something else: how somebody lived before they were admitted, or how they felt in the first days where it is asked
how they feel weeks later.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sharedcare.programmes.combining.asking import SHARED_FOR
from sharedcare.programmes.times import Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import OF_THE_CALENDAR
from sharedcare.programmes.types.tasks import FormAnswered, Task


def answered_since(
    programme: Programme, task: Task, form: str, *, opened: datetime, origins: Iterable[str]
) -> datetime:
    """For a task that opened then, by one of these names of its times (`combining/occurring.py`): 30 days before, where it is of the
    calendar, comes again, or is of a time that nobody knows; where it is counted from an event only as long before as another task
    counted from it asks for the same."""
    window = next(_windows(programme, task, origins), None)
    if window is None or window.anchor in OF_THE_CALENDAR:
        return opened - SHARED_FOR
    first = min(each.opens.hours for each in _asked_with(programme, form, window.anchor))
    return opened - min(SHARED_FOR, timedelta(hours=window.opens.hours - first))


def _windows(programme: Programme, task: Task, origins: Iterable[str]) -> Iterator[Window]:
    """The window of each of its times that is none of the repetition."""
    name = f"{programme.key}:{task.key}:"
    for one in origins:
        if one.startswith(name):
            anchor, _, rest = one.removeprefix(name).partition(":")
            number = rest.rpartition(":")[2]
            windows = [each for each in task.when if each.anchor == anchor]
            # What another system has named so says nothing.
            yield from (each for place, each in enumerate(windows, start=1) if str(place) == number)


def _asked_with(programme: Programme, form: str, anchor: str) -> Iterator[Window]:
    for each in programme.tasks:
        if any(isinstance(one, FormAnswered) and one.questionnaire == form for one in each.shown_by):
            yield from (window for window in each.when if window.anchor == anchor)
