"""From windows, repetitions and schedules to the moments at which something is due. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sharedcare.programmes import calendar
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging.assuming import assumed
from sharedcare.programmes.judging.missing import next_due
from sharedcare.programmes.simulating.types import Person
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.schedules import Repeat, Schedule, Step
from sharedcare.programmes.types.tasks import Task

_MOST = 1000


def tasks_due(programme: Programme, person: Person) -> Iterator[tuple[Task, datetime]]:
    """Each time that a task comes, in the middle of its window."""
    for task in programme.tasks:
        if assumed(task.applies_if, person.facts, programme):
            yield from ((task, moment) for moment in _times(task, person, programme))


def measured_at(schedule: Schedule, person: Person, programme: Programme) -> Iterator[tuple[datetime, Step]]:
    """Each time that something is due by a schedule, and by which of its steps."""
    starts = sorted(person.facts.events.get(schedule.starts.anchor, ()))
    for number, anchor in enumerate(starts):
        begin = calendar.after(anchor, schedule.starts.opens)
        end = starts[number + 1] if number + 1 < len(starts) else person.end
        yield from _by_steps(schedule, begin, end, person.facts, programme)


def _by_steps(
    schedule: Schedule, begin: datetime, end: datetime, facts: Facts, programme: Programme
) -> Iterator[tuple[datetime, Step]]:
    always = [each for each in schedule.steps if each.while_ and assumed(each.while_, facts, programme)]
    moment = begin
    for step in always[:1] or [each for each in schedule.steps if not each.while_]:
        over = end if step.lasts is None or always else min(end, calendar.after(moment, step.lasts))
        while moment < over:
            yield moment, step
            moment = next_due(step.every, moment)
        moment = max(over, begin)


def _times(task: Task, person: Person, programme: Programme) -> Iterator[datetime]:
    for window in task.when:
        for anchor in person.facts.events.get(window.anchor, ()):
            opens, closes = calendar.after(anchor, window.opens), calendar.after(anchor, window.closes)
            if task.meets is not None:
                yield from _meetings(task.meets, opens, closes, person)
                continue
            middle = opens + (closes - opens) / 2
            if person.start <= middle < person.end:
                yield middle
            if window is task.when[-1] and task.repeat is not None:
                yield from _again(task, middle, person, programme)


def _meetings(meets: Repeat, opens: datetime, closes: datetime, person: Person) -> Iterator[datetime]:
    """Each time that the patient comes to a course."""
    over = closes if meets.lasts is None else min(closes, calendar.after(opens, meets.lasts))
    moment = opens
    for _ in range(meets.times or _MOST):
        if moment >= min(over, person.end):
            return
        if moment >= person.start:
            yield moment
        moment = next_due(meets.every, moment)


def _again(task: Task, first: datetime, person: Person, programme: Programme) -> Iterator[datetime]:
    repeat = task.repeat
    if repeat is None or (repeat.until and assumed(repeat.until, person.facts, programme)):
        return
    over = person.end if repeat.lasts is None else min(person.end, calendar.after(first, repeat.lasts))
    moment = first
    for _ in range((repeat.times or _MOST) - 1):
        moment = next_due(repeat.every, moment)
        if moment >= over:
            return
        if moment >= person.start:
            yield moment


def week_of(moment: datetime, start: datetime) -> int:
    """In which week of the simulation a moment lies."""
    return (moment - start) // timedelta(weeks=1)
