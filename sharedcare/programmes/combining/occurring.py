"""When a programme wants a task done: each time by itself, from windows, anchors and repetition. Pure.

What is counted from an anchor that comes each time begins anew with it: of what was counted from the one before, only
what had opened by then is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise

from sharedcare.programmes import calendar
from sharedcare.programmes.combining.types import Followed, Time
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.rhythms import WEEKDAYS, Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.times import Duration, Unit, Window
from sharedcare.programmes.types.coming import BY_ITSELF
from sharedcare.programmes.types.schedules import Repeat
from sharedcare.programmes.types.tasks import Task

AHEAD = Duration(12, Unit.MONTH)
"""How far ahead the plan reaches."""
COMING = 3
"""Of what comes again and again, so many of the times that have not opened yet: a plan of a hundred Mondays is no plan."""
ONCE = "once-"
"""In the name of a time that is counted from what comes once, before the day of the enrolment, where others have the day that they are
counted from."""
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Occurring:
    """The times that are wanted, and whether others lie before the enrolment, lie beyond the horizon, or have ended."""

    times: tuple[Time, ...]
    has_anchor: bool
    before: bool
    later: bool
    ended: bool


def occurring(followed: Followed, task: Task) -> Occurring:
    """The times at which a task of a followed programme is wanted, from the day of enrolment until the horizon."""
    today = followed.facts.at.date()
    horizon = calendar.after(today, AHEAD)
    since = followed.since.date()
    found = list(_every(followed, task, horizon))
    ended = _has_ended(followed, task)
    kept = [each for each in found if each.closes >= since]
    wanted = [each for each in kept if each.opens <= horizon and not (ended and each.opens > today)]
    return Occurring(
        times=tuple(sorted(wanted, key=lambda each: (each.opens, each.closes, each.origin))),
        has_anchor=any(followed.facts.events.get(window.anchor) for window in task.when),
        before=len(kept) < len(found),
        later=any(each.opens > horizon for each in kept),
        ended=ended and len(wanted) < len(kept),
    )


def anchored(followed: Followed, window: Window) -> list[tuple[date, date | None]]:
    """The days on which a window's anchor came, the first to the last, each with the day of the next. Of an anchor that
    comes once the newest counts: it was corrected."""
    days = sorted({moment.date() for moment in followed.facts.events.get(window.anchor, ())})
    if not _comes_again(followed, window.anchor):
        days = days[-1:]
    return [*pairwise(days), (days[-1], None)] if days else []


def _every(followed: Followed, task: Task, horizon: date) -> Iterator[Time]:
    """All of them, numbered from each anchor's day."""
    name = f"{followed.programme.key}:{task.key}"
    anchors = dict.fromkeys(window.anchor for window in task.when)
    for key in anchors:
        windows = [window for window in task.when if window.anchor == key]
        for day, following in anchored(followed, windows[0]):
            spans = [_span(window, day) for window in windows]
            repeated = iter(())  # type: Iterator[tuple[date, date]]
            if task.repeat is not None and key == task.when[-1].anchor:
                repeated = _repeated(task.repeat, spans, today=followed.facts.at.date(), horizon=horizon)
            # What comes once keeps its name when its day is corrected, so that what has been done is not asked for again. A stay in
            # a hospital is another one each time, whatever the file says.
            is_dated = key in BY_ITSELF or _comes_again(followed, key)
            counted = day.isoformat() if is_dated else f"{ONCE}{followed.since.date().isoformat()}"
            numbered = enumerate([*spans, *repeated], start=1)
            for number, (opens, closes) in numbered:
                if following is None or opens < following:
                    yield Time(f"{name}:{key}:{counted}:{number}", opens, closes)


def _comes_again(followed: Followed, key: str) -> bool:
    [anchor] = [each for each in followed.programme.anchors if each.key == key]
    return anchor.each_time


def _span(window: Window, day: date) -> tuple[date, date]:
    return calendar.after(day, window.opens), calendar.after(day, window.closes)


def _repeated(
    repeat: Repeat, spans: list[tuple[date, date]], *, today: date, horizon: date
) -> Iterator[tuple[date, date]]:
    """The times after the last window: those up to today, and the next few."""
    last = None if repeat.lasts is None else calendar.after(spans[-1][0], repeat.lasts)
    most = _MOST if repeat.times is None else max(repeat.times - len(spans), 0)
    coming = 0
    for opens, closes in islice(_following(repeat.every, spans[-1]), most):
        if (last is not None and opens > last) or opens > horizon or coming == COMING:
            return
        coming += opens > today
        yield opens, closes


def _following(rhythm: Rhythm, span: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """One after the other, for ever. Two times never overlap: one that would opens when the one before is due."""
    match rhythm:
        case Every():
            yield from _in_turn(rhythm, span)
        case TimesA():
            step = timedelta(days=max(round(rhythm.unit.hours / 24 / rhythm.times), 1))
            day = span[1]
            while True:
                yield day + timedelta(days=1), day + step
                day += step
        case OnWeekdays():
            day = span[1]
            while True:
                day += timedelta(days=1)
                if WEEKDAYS[day.weekday()] in rhythm.days:
                    yield day, day


def _in_turn(rhythm: Every, span: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """A rhythm with a width gives each time that width; one without keeps that of the last window."""
    opens, due = span
    first = span
    number = 0
    while True:
        number += 1
        if rhythm.shortest == rhythm.longest:
            length = Duration(rhythm.shortest.count * number, rhythm.shortest.unit)
            opens = max(calendar.after(first[0], length), due + timedelta(days=1))
            due = max(calendar.after(first[1], length), opens)
        else:
            opens, due = calendar.after(due, rhythm.shortest), calendar.after(due, rhythm.longest)
        yield opens, due


def _has_ended(followed: Followed, task: Task) -> bool:
    """Whether what comes again comes no more."""
    repeat = task.repeat
    if repeat is None:
        return False
    until = all_hold(repeat.until, followed.facts, followed.programme).holds if repeat.until else Holds.NO
    phases = [phase.key for phase in followed.programme.phases]
    is_over = (
        repeat.ends_with == "phase"
        and followed.phase in phases
        and phases.index(followed.phase) > phases.index(task.phase)
    )
    return until is Holds.YES or is_over
