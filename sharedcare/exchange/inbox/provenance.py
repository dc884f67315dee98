"""One Provenance for each message: what it made or changed, who sent it, under what number. Pure.

https://hl7.org/fhir/R4/provenance.html. The targets are versions, since a later message changes the same resources. The
patient is a target too, without a version: that is what puts a Provenance into the compartment of a patient, and how
`Provenance?patient=` finds it.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from sharedcare.exchange.inbox.case import Case
from sharedcare.exchange.inbox.types import Resource
from sharedcare.records.types import Committed

_DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
_NEW = {"created": "CREATE", "updated": "UPDATE"}


def provenance(case: Case, became: Iterable[Committed], *, at: datetime) -> Resource | None:
    """What is told of a message, given what became of its resources; None when it made and changed nothing."""
    partner, said, patient = case.partner, case.said, case.known.patient
    new = [one for one in became if one.outcome in _NEW and one.stored and one.stored.type != "Provenance"]
    if partner is None or not new:
        return None
    activity = "CREATE" if all(one.outcome == "created" for one in new) else "UPDATE"
    versions = [f"{one.type}/{one.id}/_history/{one.version}" for one in (each.stored for each in new) if one]
    numbers = f"urn:sharedcare:{partner.name}:{quote(said.sender, safe='')}:messages"
    return {
        "resourceType": "Provenance",
        "meta": {"source": case.known.source},
        "target": [{"reference": one} for one in (*versions, f"Patient/{patient}")],
        "recorded": at.isoformat(),
        "activity": {"coding": [{"system": _DATA_OPERATION, "code": activity}], "text": partner.kind},
        "agent": [
            {
                "who": {
                    "reference": case.known.references[said.organisation],
                    "display": said.organisation.name,
                }
            }
        ],
        "entity": [{"role": "source", "what": {"identifier": {"system": numbers, "value": said.number}}}],
    }
