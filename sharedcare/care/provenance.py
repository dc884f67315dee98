"""One Provenance for each change of the plan: which version, who, and why. Pure.

The patient is a target too, without a version: that is what puts it into the patient's compartment.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sharedcare.care.elements import named
from sharedcare.records.types import Committed

_DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
_NEW = {"created": "CREATE", "updated": "UPDATE"}


def provenance(
    became: Iterable[Committed], *, patient: str, who: str, why: str, at: datetime
) -> dict[str, Any] | None:
    """What is told of a change; None where nothing changed. `who` is a reference, or the operator (`elements.OPERATOR`)."""
    new = [(one.outcome, one.stored) for one in became if one.outcome in _NEW and one.stored is not None]
    if not new:
        return None
    versions = [f"{one.type}/{one.id}/_history/{one.version}" for _, one in new]
    return {
        "resourceType": "Provenance",
        "target": [{"reference": one} for one in (*versions, f"Patient/{patient}")],
        "recorded": at.isoformat(),
        "activity": {"coding": [{"system": _DATA_OPERATION, "code": _NEW[new[0][0]]}]},
        "agent": [{"who": named(who)}],
        **({"reason": [{"text": why}]} if why else {}),
    }
