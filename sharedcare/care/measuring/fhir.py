"""A measurement from home as FHIR R4 Observation. Pure."""

from datetime import datetime
from typing import Any

from sharedcare.care.elements import OURS, concept
from sharedcare.care.measuring.types import Measured, Part
from sharedcare.programmes.fhir.words import LANGUAGE
from sharedcare.programmes.telling import unit_in
from sharedcare.terminology.measures import LOINC
from sharedcare.terminology.units import UCUM

_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
SENT = OURS + "sent"
"""What an Observation is known by that was sent from a form: sent twice, it is stored once."""
Tree = dict[str, Any]


def observation(one: Measured, *, patient: str, performer: str, sent: str, at: datetime) -> Tree:
    """The Observation, taken just now at home by `performer` (a reference). `sent` names what was sent, for good."""
    entry = one.entry
    made: Tree = {
        "resourceType": "Observation",
        "language": LANGUAGE,
        "identifier": [{"system": SENT, "value": sent}],
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "vital-signs"}]}],
        "subject": {"reference": f"Patient/{patient}"},
        "performer": [{"reference": performer}],
        "effectiveDateTime": at.isoformat(timespec="seconds"),
    }
    quantities = [_quantity(float(value), entry.unit) for value in one.values]
    if not entry.panel:
        [part], [quantity] = entry.parts, quantities
        return {**made, "code": concept(entry.title.clinician, *_codings(part)), "valueQuantity": quantity}
    return {
        **made,
        "code": concept(entry.title.clinician, {"system": LOINC, "code": entry.panel}),
        "component": [
            {"code": concept(part.title.clinician, *_codings(part)), "valueQuantity": quantity}
            for part, quantity in zip(entry.parts, quantities, strict=True)
        ],
    }


def _codings(part: Part) -> list[Tree]:
    return [{"system": system, "code": code} for system, code in part.codings]


def _quantity(value: float, ucum: str) -> Tree:
    written = unit_in(ucum, LANGUAGE)
    return {"value": value, "unit": written or ucum, "system": UCUM, "code": ucum}
