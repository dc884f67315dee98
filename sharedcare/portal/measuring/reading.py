"""What was typed, understood, and as FHIR R4 Observation. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\Z")
Tree = dict[str, Any]


def weight_in(sent: Mapping[str, str]) -> Tree | None:
    """A body weight; None when it is none."""
    found = _number(sent.get("weight", ""))
    if found is None or not 20 <= found <= 350:
        return None
    return {"code": _code("29463-7", "Vægt"), "valueQuantity": _quantity(found, "kg", "kg")}


def pressure_in(sent: Mapping[str, str]) -> Tree | None:
    """A blood pressure; None when it is none."""
    upper, lower = (_number(sent.get(name, "")) for name in ("upper", "lower"))
    if upper is None or lower is None or not 40 <= lower < upper <= 300:
        return None
    parts = (("8480-6", "Systolisk", upper), ("8462-4", "Diastolisk", lower))
    return {
        "code": _code("85354-9", "Blodtryk"),
        "component": [
            {"code": _code(code, name), "valueQuantity": _quantity(value, "mmHg", "mm[Hg]")}
            for code, name, value in parts
        ],
    }


def observation(read: Tree, *, patient: str, performer: str, at: datetime) -> Tree:
    """The Observation, measured just now at home by `performer` (a reference)."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "vital-signs"}]}],
        "subject": {"reference": f"Patient/{patient}"},
        "performer": [{"reference": performer}],
        "effectiveDateTime": at.isoformat(timespec="seconds"),
        **read,
    }


def _number(text: str) -> Decimal | None:
    typed = text.strip()
    return Decimal(typed.replace(",", ".")) if typed.isascii() and _NUMBER.match(typed) else None


def _code(code: str, text: str) -> Tree:
    return {"coding": [{"system": _LOINC, "code": code}], "text": text}


def _quantity(value: Decimal, unit: str, code: str) -> Tree:
    return {"value": float(value), "unit": unit, "system": _UCUM, "code": code}
