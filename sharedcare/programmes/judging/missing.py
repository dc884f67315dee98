"""What was due and has not come: missing (blue), and red when it stays away. Pure.

Nothing is missing while the patient is on holiday or admitted, and after that the time is counted anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sharedcare.programmes import calendar, telling
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging import saying
from sharedcare.programmes.judging.assuming import assumed
from sharedcare.programmes.judging.moments import as_of
from sharedcare.programmes.judging.reminding import Comes, reminder
from sharedcare.programmes.judging.types import Colour, Course, Judgement, Known, Pause
from sharedcare.programmes.measured import by_nobody, by_patient
from sharedcare.programmes.rhythms import WEEKDAYS, Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.types.conditions import Conditions
from sharedcare.programmes.types.measuring import Missing
from sharedcare.programmes.types.schedules import Schedule, Step
from sharedcare.programmes.types.words import Text, Wording


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due again and again, and when it came."""

    key: str
    title: Wording
    schedule: Schedule
    applies_if: Conditions
    missing: Missing | None
    comes: Comes
    came: tuple[datetime, ...]


def is_paused(pauses: Iterable[Pause], *, at: datetime) -> bool:
    """Whether nothing is waited for at a moment."""
    return any(each.since <= at and (each.until is None or at < each.until) for each in pauses)


def missing(course: Course, known: Known, *, at: datetime) -> Iterator[Judgement]:
    """What is missing at a moment, one for each measurement and questionnaire that is."""
    if is_paused(known.pauses, at=at):
        return
    facts = as_of(known, at)
    for each in _expected(course, known):
        if assumed(each.applies_if, facts, course.programme):
            yield from _missing(course, each, facts, known, at)


def _expected(course: Course, known: Known) -> Iterator[_Due]:
    schedules = {each.key: each for each in course.programme.schedules}
    for one in course.programme.measurements:
        # What nobody is asked for cannot be missing.
        if one.schedule is not None and not by_nobody(one, course.programme):
            came = tuple(each.at for each in known.facts.readings.get(one.key, ()))
            comes = Comes.MEASURED if by_patient(one, course.programme) else Comes.TAKEN
            yield _Due(one.key, one.title, schedules[one.schedule], one.applies_if, one.missing, comes, came)
    for form in course.programme.questionnaires:
        # Of one whose text is not here the patient is asked nothing, so that nothing of theirs can be missing.
        if form.schedule is not None and form.licence != "score-only":
            answered = tuple(
                each.at for each in known.forms if each.is_own and each.questionnaire == form.key
            )
            yield _Due(
                form.key,
                form.title,
                schedules[form.schedule],
                form.applies_if,
                form.missing,
                Comes.ANSWERED,
                answered,
            )


def _missing(course: Course, due: _Due, facts: Facts, known: Known, at: datetime) -> Iterator[Judgement]:
    start = begins(due.schedule, facts, course)
    if (
        start is None
        or start > at
        or (due.schedule.until and assumed(due.schedule.until, facts, course.programme))
    ):
        return
    step = step_at(due.schedule, start, facts, course, at)
    last = max((each for each in due.came if each <= at), default=None)
    ended = max((each.until for each in known.pauses if each.until and each.until <= at), default=start)
    # Of what never came: whoever followed the programme elsewhere for years owed nothing here before it was asked for here.
    counted = max(filter(None, (start, last or course.asked_since(due.key), ended)))
    if step is None or step.late_after is None:
        return
    waited_for = next_due(step.every, counted)
    late = calendar.after(waited_for, step.late_after)
    red = due.missing.red_after if due.missing else None
    red_from = calendar.after(counted, red) if red else None
    if at < late:
        return
    is_red = red_from is not None and red_from <= at
    since = red_from if is_red and red_from is not None else late
    yield Judgement(
        key=f"{course.programme.key}:{due.key}:missing:{since.date().isoformat()}",
        programme=course.programme,
        rule=f"{due.key}:missing",
        colour=Colour.RED if is_red else Colour.MISSING,
        at=since,
        id="",
        says=saying.missing_said(saying.name(due.title), last, max(1, (at.date() - counted.date()).days)),
        limit=Text(
            da=f"aftalt {telling.rhythm(step.every, 'da')}; {course.programme.title.clinician.da}",
            en=f"agreed {telling.rhythm(step.every, 'en')}; {course.programme.title.clinician.en}",
        ),
        action=due.missing.action if due.missing else reminder(due.title, due.comes, due=waited_for),
    )


def begins(schedule: Schedule, facts: Facts, course: Course) -> datetime | None:
    """When a schedule started for the patient, the last time that it did; None before it has: it can start before what it is counted
    from (a week before a check-up), and after it. Of
    somebody who was enrolled elsewhere, for whom nobody has planned or set anything, nothing is agreed and nothing is missing."""
    window = schedule.starts
    moments: Sequence[datetime] = () if window.anchor in course.unset else facts.events.get(window.anchor, ())
    begun = [start for each in moments if (start := calendar.after(each, window.opens)) <= facts.at]
    return max(begun, default=None)


def step_at(schedule: Schedule, start: datetime, facts: Facts, course: Course, at: datetime) -> Step | None:
    """The step of a schedule that is in force; None after the last has ended."""
    for step in schedule.steps:
        if step.while_ and assumed(step.while_, facts, course.programme):
            return step
    for step in schedule.steps:
        if step.while_:
            continue
        if step.lasts is None:
            return step
        start = calendar.after(start, step.lasts)
        if at < start:
            return step
    return None


def next_due(rhythm: Rhythm, last: datetime) -> datetime:
    """When something is due again, counted from when it came last."""
    match rhythm:
        case Every():
            return calendar.after(last, rhythm.longest)
        case TimesA():
            return last + timedelta(hours=rhythm.unit.hours / rhythm.times)
        case OnWeekdays():
            ahead = min((WEEKDAYS.index(day) - last.weekday() - 1) % 7 + 1 for day in rhythm.days)
            return last + timedelta(days=ahead)
    raise AssertionError("A rhythm is one of three kinds.")
