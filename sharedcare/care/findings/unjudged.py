"""The finding that says that judging itself has failed, so that somebody looks at the value or reads the answers.

Of a value it is taken back when the worker has judged it. Of answers somebody has to close it: what follows from an answer that
cannot wait is not made up for.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care.elements import OURS
from sharedcare.care.facts.values import taken_at
from sharedcare.care.findings.queries import read, within_the_act
from sharedcare.care.findings.types import UNJUDGED, Tree
from sharedcare.care.happening import LOOKED_BACK
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types.words import Text
from sharedcare.records.around import having
from sharedcare.records.document import parse
from sharedcare.records.types import Create, References, Stored

_SAYS = {
    "Observation": (
        Text(da="Målingen er ikke vurderet", en="The measurement was not judged"),
        Text(
            da="Systemet kunne ikke vurdere målingen og prøver igen. Se selv på den imens.",
            en="The system could not judge the measurement and tries again. Look at it yourself meanwhile.",
        ),
    ),
    "QuestionnaireResponse": (
        Text(da="Svarene er ikke vurderet", en="The answers were not judged"),
        Text(
            da="Systemet kunne ikke vurdere svarene. Læs dem selv.",
            en="The system could not judge the answers. Read them yourself.",
        ),
    ),
}
_UNSAID = ("entered-in-error", "cancelled", "in-progress")
"""Withdrawn, or begun and not said yet."""


def note(stored: Iterable[Stored], *, by: Actor, at: datetime) -> None:
    """Store one finding of each recent value, of patients in a programme, and of each recent response, of anybody, as a part of
    what is being stored.

    It asks for no more than it must: what reads programmes may be what has failed.
    """
    several = [one for one in stored if one.type in _SAYS and one.patient != NO_PATIENT]
    if several:
        enrolled = within_the_act(having(patients={one.patient for one in several}, type="EpisodeOfCare"))
        told = [one for one in several if one.type == "QuestionnaireResponse" or one.patient in enrolled]
        changes = [each for one in told for each in _findings(one, at)]
        if changes:
            gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)


def _findings(one: Stored, at: datetime) -> Iterator[Create]:
    tree = read(one)
    taken, patient = taken_at(tree) if tree else None, tree.get("subject", {}).get("reference", "")
    if patient and taken and taken >= at - LOOKED_BACK and tree.get("status") not in _UNSAID:
        key = f"{UNJUDGED}{one.type}/{one.id}"
        # Judging and what looks at answers may both have failed.
        criteria = f"patient={patient.removeprefix('Patient/')}&identifier={OURS}finding|{key}"
        issue = _issue(one, key=key, patient=patient, taken=taken)
        yield Create(parse(orjson.dumps(issue)), if_none_exist=criteria)


def _issue(one: Stored, *, key: str, patient: str, taken: datetime) -> Tree:
    what, detail = _SAYS[one.type]
    return {
        "resourceType": "DetectedIssue",
        "language": "da",
        "identifier": [{"system": OURS + "finding", "value": key}],
        "status": "preliminary",
        "code": {
            "coding": [{"system": OURS + "finding-kind", "code": "not-judged"}],
            **element("text", what),
        },
        "patient": {"reference": patient},
        # When it was taken, as all findings have it: what was judged again since then is no longer unjudged.
        "identifiedDateTime": taken.isoformat(timespec="seconds"),
        "implicated": [{"reference": f"{one.type}/{one.id}"}],
        **element("detail", detail),
    }
