"""What a plan asks of the patient: minutes a day, and visits a month. Pure.

How long something takes programmes write, or `programmes/minutes.py` says. What somebody else does and finds, notes or measures is a
visit; who only ticks or sends does not need the patient for it. Of a course each time that the patient comes is one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sharedcare.programmes import calendar
from sharedcare.programmes.combining.types import AskingWanted, Burden, MeasuringWanted, TaskWanted
from sharedcare.programmes.types.schedules import Repeat
from sharedcare.programmes.types.tasks import FormAnswered, LevelSet, NoteWritten, ReferenceSet, ValueMeasured

_MONTH = timedelta(days=30)
_PATIENT = "patient"
_TAKES_THE_PATIENT = (FormAnswered, LevelSet, NoteWritten, ReferenceSet, ValueMeasured)


def burden(
    tasks: Sequence[TaskWanted],
    measuring: Sequence[MeasuringWanted],
    asking: Sequence[AskingWanted],
    *,
    on: date,
    ordered: float = 0.0,
    rests: Iterable[tuple[date, date | None]] = (),
) -> Burden:
    """What the plan asks of the patient in the 30 days from a day on. `ordered` are minutes a day of what people ask for beside it;
    `rests` the days (the last is the first of them that is none) in which the patient is asked to measure and answer nothing.
    """
    month = on + _MONTH
    coming = [each for each in tasks if on <= each.closes <= month and each.meets is None]
    courses = sum(_meetings(each, each.meets, on, month) for each in tasks if each.meets is not None)
    minutes = [ordered]
    minutes += [
        each.rhythm.per_week * each.minutes / 7
        for each in measuring
        if any(doer.profession == _PATIENT for doer in each.doers)
    ]
    for each in asking:
        a_week = each.rhythm.per_week if each.rhythm is not None else 0.0
        due = sum(1 for day in each.due if on <= day <= month)
        minutes.append(each.minutes * (a_week / 7 + due / _MONTH.days))
    minutes = [sum(minutes) * _awake(rests, on=on)]
    own = sum(each.minutes for each in coming if all(doer.profession == _PATIENT for doer in each.doers))
    minutes.append(own / _MONTH.days)
    return Burden(round(sum(minutes), 2), round(sum(1 for each in coming if _is_visit(each)) + courses))


def _meetings(task: TaskWanted, meets: Repeat, on: date, month: date) -> float:
    """How often the patient comes to a course in the month: while it is open, and for no longer than it lasts."""
    ends = task.closes if meets.lasts is None else min(task.closes, calendar.after(task.opens, meets.lasts))
    days = (min(ends, month) - max(task.opens, on)).days
    return max(days, 0) / 7 * meets.every.per_week


def _awake(rests: Iterable[tuple[date, date | None]], *, on: date) -> float:
    """How much of the coming month is no rest."""
    days = {on + timedelta(days=number) for number in range(_MONTH.days)}
    for first, last in rests:
        days -= {day for day in days if first <= day and (last is None or day < last)}
    return len(days) / _MONTH.days


def _is_visit(task: TaskWanted) -> bool:
    by_others = any(doer.profession != _PATIENT for doer in task.doers)
    return (
        by_others
        and task.shown_to_patient
        and any(isinstance(each.what, _TAKES_THE_PATIENT) for each in task.done_when)
    )
