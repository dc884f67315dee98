"""Reporting a look that the patient does not recognise."""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.audit.types import Seen
from sharedcare.access.errors import NotPermitted
from sharedcare.access.reports import fhir
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.types import Create


def report(*, patient: str, seen: Seen, note: str, by: Actor, at: datetime) -> None:
    """Tell data protection. `seen` is one of the looks that the patient was shown. Raises NotPermitted."""
    if by.citizen is None or by.citizen.patient != key64(f"Patient/{patient}"):
        raise NotPermitted("Only the patient reports who has looked.")
    tree = fhir.report(patient=patient, seen=seen, note=" ".join(note.split()), at=at)
    gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
