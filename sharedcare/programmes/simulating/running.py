"""Runs a programme over made-up patients and counts: the same limits, schedules and rules judge here as for real ones. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sharedcare.programmes import calendar
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.missing import next_due
from sharedcare.programmes.judging.types import Agreed, Colour, Course, Form, Known
from sharedcare.programmes.minutes import of_measurement, of_questionnaire, of_task
from sharedcare.programmes.simulating import values
from sharedcare.programmes.simulating.coming import left_to_chance
from sharedcare.programmes.simulating.expanding import measured_at, tasks_due, week_of
from sharedcare.programmes.simulating.people import chances, people
from sharedcare.programmes.simulating.types import Counted, Habit, Person, Simulated, Wanted
from sharedcare.programmes.simulating.usual import Usual, usual
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.schedules import Step
from sharedcare.programmes.types.tasks import Task

_FORGETS = {Habit.STABLE: 0.03, Habit.DRIFTING: 0.05, Habit.NOISY: 0.05, Habit.FORGETFUL: 0.45}
_ACCEPTED_IN_DAYS = 2.0
_TOLD = (Colour.RED, Colour.YELLOW, Colour.MISSING)


def simulate(programme: Programme, wanted: Wanted) -> Simulated:
    """What the programme would bring for so many patients in so many weeks."""
    counted = Counted(wanted.weeks)
    levels = {each.key: usual(each) for each in programme.measurements if each.schedule is not None}
    for person in people(programme, wanted):
        _live(programme, person, levels, counted)
    asked: tuple[Measurement | Questionnaire, ...] = (*programme.measurements, *programme.questionnaires)
    titles = {each.key: (each.title.clinician.da, each.title.clinician.en) for each in asked}
    return Simulated(
        wanted,
        programme.key,
        programme.version,
        (programme.title.clinician.da, programme.title.clinician.en),
        {each.key: (each.title.da, each.title.en) for each in programme.roles},
        titles | dict(_rules(programme)),
        counted,
        tuple(titles[key] for key, each in levels.items() if each.follows_limits),
        tuple((each.title.da, each.title.en) for each in left_to_chance(programme)),
        tuple(
            (each.title.clinician.da, each.title.clinician.en)
            for each in programme.tasks
            if each.key not in counted.tasks
        ),
    )


def _rules(programme: Programme) -> Iterator[tuple[str, tuple[str, str]]]:
    """What each rule that makes a finding is called: by what its limit, its question or its combination says."""
    asked: tuple[Measurement | Questionnaire, ...] = (*programme.measurements, *programme.questionnaires)
    for one in asked:
        yield from ((f"{one.key}:{each.key}", (each.says.da, each.says.en)) for each in one.limits)
    for form in programme.questionnaires:
        found = form_of(form)
        for question in found.questions if found is not None else ():
            yield f"{form.key}:{question.key}", (question.text.da, question.text.en)
    for both in programme.combinations:
        yield f"combination:{both.key}", (both.says.da, both.says.en)


def _live(programme: Programme, person: Person, levels: Mapping[str, Usual], counted: Counted) -> None:
    counts = _Counts(person, counted)
    for task, moment in tasks_due(programme, person):
        counts.work(task, moment)
        if any(each.key == task.by[0] and each.profession == "patient" for each in programme.roles):
            counts.minutes(moment, of_task(task))
        if task.hands_over_to is not None:
            _hand_over(programme, moment, counts)
    readings = dict(_measured(programme, person, levels, counts))
    forms = sorted(_answered(programme, person, counts), key=lambda each: (each.at, each.id))
    agreed = tuple(
        Agreed(each.key, _middle(readings.get(each.measurement, ())), person.start)
        for each in programme.references
    )
    facts = replace(person.facts, readings=readings)
    course = Course(programme, person.start, (), agreed)
    for one in judgements(course, Known(facts, tuple(forms)), since=person.start, at=person.end):
        if one.colour in _TOLD:
            counts.alert(one.rule, one.colour, one.at)


class _Counts:
    """Adds one patient's to all of it."""

    def __init__(self, person: Person, counted: Counted) -> None:
        self._start = person.start
        self.counted = counted

    def _week(self, moment: datetime) -> int | None:
        week = week_of(moment, self._start)
        return week if 0 <= week < self.counted.weeks else None

    def work(self, task: Task, moment: datetime) -> None:
        """The first of a task's roles has something to do."""
        if self._week(moment) is not None:
            self.counted.tasks.add(task.key)
        self._add(self.counted.work.setdefault(task.by[0], [0.0] * self.counted.weeks), moment, 1.0)

    def minutes(self, moment: datetime, minutes: float) -> None:
        """The patient has something to do."""
        self._add(self.counted.minutes, moment, minutes)

    def alert(self, rule: str, colour: Colour, moment: datetime) -> None:
        """Somebody has to look."""
        weeks = self.counted.alerts.setdefault((rule, colour.value), [0.0] * self.counted.weeks)
        self._add(weeks, moment, 1.0)

    def waits(self, moment: datetime, days: float) -> None:
        """A hand-over waits so long."""
        self.counted.handovers += 1
        for week in range(int(days // 7) + 1):
            self._add(self.counted.waiting, moment + timedelta(weeks=week), min(7.0, days - 7 * week) / 7)

    def _add(self, weeks: list[float], moment: datetime, amount: float) -> None:
        week = self._week(moment)
        if week is not None:
            weeks[week] += amount


def _hand_over(programme: Programme, moment: datetime, counts: _Counts) -> None:
    # The receiver's patience is chance of its own: it says nothing of the patient.
    days = _ACCEPTED_IN_DAYS * (1 + moment.toordinal() % 5) / 3
    counts.waits(moment, days)
    overdue = programme.handover_overdue or programme.overdue
    counts.counted.late += days * 24 > overdue.red.hours


def _measured(
    programme: Programme, person: Person, levels: Mapping[str, Usual], counts: _Counts
) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    schedules = {each.key: each for each in programme.schedules}
    for one in programme.measurements:
        if one.schedule is None:
            continue
        due = list(measured_at(schedules[one.schedule], person, programme))
        came = list(_came(due, person, counts, one.key))
        for moment in came:
            counts.minutes(moment, of_measurement(one))
        chance = chances(person.name, f"{one.key}/values")
        yield one.key, values.series(levels[one.key], came, person.habit, chance, one.key)


def _answered(programme: Programme, person: Person, counts: _Counts) -> Iterator[Form]:
    schedules = {each.key: each for each in programme.schedules}
    for one in programme.questionnaires:
        if one.schedule is None:
            continue
        due = list(measured_at(schedules[one.schedule], person, programme))
        chance = chances(person.name, f"{one.key}/answers")
        for number, moment in enumerate(_came(due, person, counts, one.key)):
            counts.minutes(moment, of_questionnaire(one))
            given = values.answers(one, person.habit, chance)
            yield Form(one.key, moment, f"{one.key}/{number}", given)


def _came(
    due: Sequence[tuple[datetime, Step]], person: Person, counts: _Counts, key: str
) -> Iterator[datetime]:
    """When it was really done; what stays away too long is an alert of its own."""
    last, chance = None, chances(person.name, key)
    for moment, step in due:
        if chance.random() < _FORGETS[person.habit]:
            continue
        if last is not None and step.late_after is not None:
            late = calendar.after(next_due(step.every, last), step.late_after)
            if moment > late:
                counts.alert(f"{key}:missing", Colour.MISSING, late)
        last = moment
        yield moment


def _middle(readings: tuple[Reading, ...]) -> float:
    first = [each.value for each in readings[-7:]]
    return round(sum(first) / len(first), 1) if first else 0.0
