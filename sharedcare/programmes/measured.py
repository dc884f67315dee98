"""Who is asked for a measurement. Pure.

The score of a questionnaire is nothing that patients measure: nobody can tell it unasked, and it follows from the answers.
"""

from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Measurement

_PATIENT = "patient"


def by_patient(what: Measurement, programme: Programme) -> bool:
    """Whether the patient is asked for it."""
    return bool(_patients(programme) & set(what.by)) and not is_score(what, programme)


def by_nobody(what: Measurement, programme: Programme) -> bool:
    """Whether only the patient is named and cannot be asked: then it is never due, and cannot be missing."""
    return _patients(programme).issuperset(what.by) and is_score(what, programme)


def is_score(what: Measurement, programme: Programme) -> bool:
    """Whether it is the score of one of the programme's questionnaires, by its codes."""
    codes = {(code.system, code.code) for each in programme.questionnaires for code in each.codes}
    return any((code.system, code.code) in codes for code in what.codes)


def _patients(programme: Programme) -> set[str]:
    return {role.key for role in programme.roles if role.profession == _PATIENT}
