"""What a plan asks of the patient: minutes a day, and visits a month. Pure.

Programmes do not write how long something takes, so the same is counted for all: what is measured takes a minute, a question
ten seconds, a questionnaire that is kept elsewhere three minutes, and a task of the patient's own ten. What somebody else does
and finds, notes or measures is a visit; who only ticks or sends does not need the patient for it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sharedcare.programmes.combining.types import AskingWanted, Burden, MeasuringWanted, TaskWanted
from sharedcare.programmes.types.tasks import FormAnswered, LevelSet, NoteWritten, ReferenceSet, ValueMeasured

MINUTES_A_MEASUREMENT = 1.0
MINUTES_A_QUESTION = 1 / 6
MINUTES_A_QUESTIONNAIRE = 3.0
MINUTES_A_TASK = 10.0
_MONTH = timedelta(days=30)
_PATIENT = "patient"
_TAKES_THE_PATIENT = (FormAnswered, LevelSet, NoteWritten, ReferenceSet, ValueMeasured)


def burden(
    tasks: Sequence[TaskWanted],
    measuring: Sequence[MeasuringWanted],
    asking: Sequence[AskingWanted],
    *,
    on: date,
) -> Burden:
    """What the plan asks of the patient in the 30 days from a day on."""
    month = on + _MONTH
    coming = [each for each in tasks if on <= each.closes <= month]
    minutes = [
        each.rhythm.per_week * MINUTES_A_MEASUREMENT / 7
        for each in measuring
        if any(doer.profession == _PATIENT for doer in each.doers)
    ]
    for each in asking:
        once = each.questions * MINUTES_A_QUESTION if each.questions else MINUTES_A_QUESTIONNAIRE
        a_week = each.rhythm.per_week if each.rhythm is not None else 0.0
        due = sum(1 for day in each.due if on <= day <= month)
        minutes.append(once * (a_week / 7 + due / _MONTH.days))
    own = sum(1 for each in coming if all(doer.profession == _PATIENT for doer in each.doers))
    minutes.append(own * MINUTES_A_TASK / _MONTH.days)
    return Burden(round(sum(minutes), 2), sum(1 for each in coming if _is_visit(each)))


def _is_visit(task: TaskWanted) -> bool:
    by_others = any(doer.profession != _PATIENT for doer in task.doers)
    return (
        by_others
        and task.shown_to_patient
        and any(isinstance(each.what, _TAKES_THE_PATIENT) for each in task.done_when)
    )
