"""Which step of a schedule is in force on a day: the intensive first period, what follows it, what goes before both. Pure."""

from dataclasses import dataclass
from datetime import date

from sharedcare.programmes import calendar
from sharedcare.programmes.combining.occurring import anchored
from sharedcare.programmes.combining.types import Followed, Why
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.types.schedules import Schedule, Step


@dataclass(frozen=True, slots=True)
class InForce:
    """A step that is in force: since when, and until which day if the next one is known."""

    step: Step
    since: date
    until: date | None


def in_force(followed: Followed, key: str) -> InForce | Why:
    """The step of a schedule that is in force at the moment of the facts, or why none is."""
    [schedule] = [each for each in followed.programme.schedules if each.key == key]
    today = followed.facts.at.date()
    days = [day for day, _ in anchored(followed, schedule.starts)]
    starts = [calendar.after(day, schedule.starts.opens) for day in days]
    if not starts:
        return Why.NO_ANCHOR
    begun = [day for day in starts if day <= today]
    if not begun:
        return Why.LATER
    if schedule.until and all_hold(schedule.until, followed.facts, followed.programme).holds is Holds.YES:
        return Why.ENDED
    return _step(followed, schedule, max(begun), today)


def _step(followed: Followed, schedule: Schedule, start: date, today: date) -> InForce | Why:
    for step in schedule.steps:
        if step.while_ and all_hold(step.while_, followed.facts, followed.programme).holds is Holds.YES:
            return InForce(step, start, None)
    since = start
    for step in (each for each in schedule.steps if not each.while_):
        if step.lasts is None:
            return InForce(step, since, None)
        until = calendar.after(since, step.lasts)
        if today < until:
            return InForce(step, since, until)
        since = until
    return Why.ENDED
