"""The plan as it will stand once what has to change is carried out: without what is done or was given up, and with what people have
changed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sharedcare.programmes.combining.changes import changes
from sharedcare.programmes.combining.measuring import coded
from sharedcare.programmes.combining.standing import (
    ChangeMeasuring,
    ChangeTask,
    MakeMeasuring,
    MakeTask,
    MeasuringStands,
    Standing,
    State,
    TakeAway,
    TaskStands,
)
from sharedcare.programmes.combining.types import MeasuringWanted, TaskWanted, Wanted
from sharedcare.programmes.errors import NotUnderstood
from sharedcare.programmes.minutes import A_MEASUREMENT
from sharedcare.programmes.rhythms import Rhythm


@dataclass(frozen=True, slots=True)
class Stands:
    """What is left to do and to measure. `ordered` is what people ask the patient to measure that no programme does: minutes a day."""

    tasks: tuple[TaskWanted, ...]
    measuring: tuple[MeasuringWanted, ...]
    ordered: float


def as_it_stands(wanted: Wanted, standing: Standing) -> Stands:
    """The tasks and measurements of the plan, each as what is wanted of it says it, with the days and rhythms of what stands."""
    asked = changes(wanted, standing)
    gone = {each.id for each in asked if isinstance(each, TakeAway)}
    changed = {each.id: each for each in asked if isinstance(each, ChangeTask)}
    anew = {each.id: each.wanted for each in asked if isinstance(each, ChangeMeasuring)}
    made = (each.wanted for each in asked if isinstance(each, MakeTask))
    ordered = (each.wanted for each in asked if isinstance(each, MakeMeasuring))
    left = [each for each in standing.measuring if each.id not in gone]
    own = [each for each in left if each.id not in anew and _of(each, wanted) is None]
    return Stands(
        tasks=(*made, *_tasks(wanted, standing, changed, gone)),
        measuring=(*ordered, *anew.values(), *_measuring(wanted, left, anew)),
        ordered=sum(_per_week(each) * A_MEASUREMENT / 7 for each in own),
    )


def _tasks(
    wanted: Wanted, standing: Standing, changed: dict[str, ChangeTask], gone: set[str]
) -> Iterator[TaskWanted]:
    by_origin = {origin: task for task in wanted.tasks for origin in task.origins}
    for stands in standing.tasks:
        if stands.state is State.SETTLED or stands.id in gone:
            continue
        change = changed.get(stands.id)
        task = change.wanted if change is not None else _asked_by(stands, by_origin)
        if task is not None:
            is_moved = change is not None and change.window
            yield task if is_moved else replace(task, opens=stands.opens, closes=stands.closes)


def _asked_by(stands: TaskStands, by_origin: dict[str, TaskWanted]) -> TaskWanted | None:
    """The task that it stands for; None for one that somebody is at and that no programme asks for any more."""
    return next((by_origin[origin] for origin in stands.origins if origin in by_origin), None)


def _measuring(
    wanted: Wanted, left: list[MeasuringStands], anew: dict[str, MeasuringWanted]
) -> Iterator[MeasuringWanted]:
    for stands in left:
        what = _of(stands, wanted)
        if what is not None and stands.id not in anew:
            yield replace(what, rhythm=_rhythm(stands) or what.rhythm)


def _of(stands: MeasuringStands, wanted: Wanted) -> MeasuringWanted | None:
    return next((each for each in wanted.measuring if coded(each.codes) & stands.codes), None)


def _per_week(stands: MeasuringStands) -> float:
    rhythm = _rhythm(stands)
    return 0.0 if rhythm is None else rhythm.per_week


def _rhythm(stands: MeasuringStands) -> Rhythm | None:
    """How often it is measured; None where that is not written as a programme writes it."""
    try:
        return Rhythm.parse(stands.rhythm)
    except NotUnderstood:
        return None
