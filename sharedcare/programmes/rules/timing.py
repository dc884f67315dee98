"""Windows, repetitions and schedules: each can take place, and each ends."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.measured import by_nobody
from sharedcare.programmes.rhythms import Every
from sharedcare.programmes.rules.walking import entries, parts
from sharedcare.programmes.times import Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.schedules import Overdue, Repeat, Schedule, Step
from sharedcare.programmes.types.tasks import ValueMeasured

_ENDS = "Add `ends-with: phase` or `ends-with: programme`, or `until:` with what must hold"


def impossible(programme: Programme) -> Iterator[Problem]:
    """What can never take place, and what never ends."""
    for path, part in parts(programme):
        for step, value in entries(part):
            yield from _windows((*path, step), value)
        if isinstance(part, Repeat):
            yield from _repeat(path, part)
        elif isinstance(part, Schedule):
            yield from _schedule(path, part)
        elif isinstance(part, Overdue) and part.yellow.hours >= part.red.hours:
            yield Problem(
                (*path, "yellow"),
                f"Red comes after {part.red} already: it is never yellow.",
                f"Let yellow come earlier than {part.red}.",
            )


def unasked(programme: Programme) -> Iterator[Problem]:
    """What the patient is to measure and nothing ever asks for. A clinician may still order it. A score comes with the answers."""
    patients = {each.key for each in programme.roles if each.profession == "patient"}
    asked = {
        key for _, part in parts(programme) if isinstance(part, ValueMeasured) for key in part.measurements
    }
    for number, one in enumerate(programme.measurements):
        comes = one.key in asked or by_nobody(one, programme)
        if one.schedule is None and patients.issuperset(one.by) and not comes:
            rhythms = [each.key for each in programme.schedules]
            yield Problem(
                ("measurements", number),
                f"Nothing says when the patient measures `{one.key}`: it has no `schedule`, and no task is done by it.",
                f"Add `schedule:` and a key from `schedules`{f', such as `{rhythms[0]}`' if rhythms else ''}.",
                is_warning=True,
            )


def unaskable(programme: Programme) -> Iterator[Problem]:
    """What is to come again and again, and nobody is asked for: a score that only the patient would tell."""
    for number, one in enumerate(programme.measurements):
        if one.schedule is not None and by_nobody(one, programme):
            yield Problem(
                ("measurements", number, "schedule"),
                f"`{one.key}` is the score of a questionnaire, so the patient is not asked for it, and it is never missing.",
                "Give the questionnaire the schedule, or name the roles that enter the score.",
                is_warning=True,
            )


def _windows(path: Path, value: object) -> Iterator[Problem]:
    values = value if isinstance(value, tuple) else (value,)
    for number, each in enumerate(values):
        if isinstance(each, Window) and each.is_empty:
            where = (*path, number) if isinstance(value, tuple) else path
            yield Problem(
                where,
                f"This window is empty: {each.closes} is before {each.opens}.",
                f"Write `{each.closes} to {each.opens} after {each.anchor}`.",
            )


def _repeat(path: Path, repeat: Repeat) -> Iterator[Problem]:
    if repeat.times is None and repeat.lasts is None and not repeat.until and repeat.ends_with is None:
        yield Problem(path, "This never ends.", f"{_ENDS}, `times:` or `for:`.")
    yield from _rhythm((*path, "every"), repeat.every)


def _schedule(path: Path, schedule: Schedule) -> Iterator[Problem]:
    usual = [(number, each) for number, each in enumerate(schedule.steps) if not each.while_]
    for number, step in usual[:-1]:
        if step.lasts is None:
            yield Problem(
                (*path, "steps", number),
                "This step does not say how long it takes, and the next never begins.",
                "Add `for:`, such as `for: 14 days`.",
            )
    if not schedule.until and schedule.ends_with is None and (not usual or usual[-1][1].lasts is None):
        yield Problem(path, "This schedule never ends.", f"{_ENDS}, or `for:` in its last step.")
    for number, step in enumerate(schedule.steps):
        yield from _step((*path, "steps", number), step)


def _step(path: Path, step: Step) -> Iterator[Problem]:
    yield from _rhythm((*path, "every"), step.every)
    if isinstance(step.every, Every) and step.lasts and step.lasts.hours < step.every.shortest.hours:
        yield Problem(
            (*path, "for"),
            f"In {step.lasts} it never comes, {step.every}.",
            "Let the step take longer, or come more often.",
        )


def _rhythm(path: Path, rhythm: object) -> Iterator[Problem]:
    if isinstance(rhythm, Every) and rhythm.longest.hours < rhythm.shortest.hours:
        yield Problem(path, f"`{rhythm}` counts backwards.", "Write the smaller number first.")
