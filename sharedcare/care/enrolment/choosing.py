"""Whether what was chosen is something that the programme has. Pure."""

from sharedcare.care.enrolment.errors import BadChoice, NobodyResponsible, ReasonMissing
from sharedcare.care.enrolment.types import Choices
from sharedcare.programmes.types import Programme

_PEOPLE = ("PractitionerRole/", "Practitioner/")


def require_possible(programme: Programme, choices: Choices) -> None:
    """Raises BadChoice for a key that the programme does not have, or NobodyResponsible."""
    anchors = {one.key for one in programme.anchors}
    if not choices.anchors.keys() <= anchors:
        raise BadChoice("The programme counts nothing from this moment. Choose one of its own.")
    levels = {one.key: {level.key for level in one.levels} for one in programme.stratifications}
    for stratification, (level, _) in choices.levels.items():
        if level not in levels.get(stratification, set()):
            raise BadChoice("The programme has no such level. Choose one of its own.")
    if not choices.responsible.startswith(_PEOPLE):
        raise NobodyResponsible(
            "Whoever is in a programme has somebody who is responsible: choose who it is."
        )


def require_reference(programme: Programme, key: str, value: float) -> str:
    """The unit of a reference value. Raises BadChoice."""
    found = next((one for one in programme.references if one.key == key), None)
    if found is None or value != value:
        raise BadChoice(
            "The programme has no such value of the patient's own. Choose one of its own, and a number."
        )
    [measurement] = [one for one in programme.measurements if one.key == found.measurement]
    return measurement.unit


def require_text(text: str, missing: str) -> str:
    """A reason, without what surrounds it. Raises ReasonMissing."""
    reason = " ".join(text.split())
    if not reason:
        raise ReasonMissing(missing)
    return reason
