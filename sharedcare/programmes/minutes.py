"""How many minutes of the patient something takes: as the file says, and where it does not, the same for all. Pure.

What is measured takes a minute, a question ten seconds, a questionnaire whose questions stand elsewhere three minutes, and a task of
the patient's own ten.
"""

from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.tasks import Task

A_MEASUREMENT, A_QUESTION, A_QUESTIONNAIRE, A_TASK = 1.0, 1 / 6, 3.0, 10.0


def of_measurement(one: Measurement) -> float:
    """To measure it once."""
    return A_MEASUREMENT if one.minutes is None else float(one.minutes)


def of_questionnaire(one: Questionnaire) -> float:
    """To answer it once."""
    if one.minutes is not None:
        return float(one.minutes)
    return len(one.questions) * A_QUESTION if one.questions else A_QUESTIONNAIRE


def of_task(one: Task) -> float:
    """To do it once, where the patient does."""
    return A_TASK if one.minutes is None else float(one.minutes)
