"""The elements of a municipality's Observation as they are written here: systems, units and categories. Pure."""

from typing import Any

from sharedcare.exchange.forms.tree import Tree, many, one, text
from sharedcare.exchange.inbox.types import Resource
from sharedcare.exchange.parties.systems import LOINC, NPU, UCUM, written
from sharedcare.terminology import npu
from sharedcare.terminology.written_units import ucum_of

_VITAL = frozenset(
    (
        "NPU21692", "DNK05472", "DNK05473", "NPU03804", "NPU03794", "NPU27281", "NPU08676", "NPU03011", "NPU27280",
        "NPU10197", "MCS88122", "85354-9", "8867-4", "29463-7", "8302-2", "39156-5", "8310-5", "59408-5", "2708-6",
        "9279-1",
    )
)  # fmt: skip
"""Pulse, blood pressure, weight, height, BMI, temperature, saturation, respiration: dk-core 3.7.0, vital signs."""

_MEDCOM = {"MCS88122": "Vejrtrækning", "MCS88125": "TOBS-score", "MCS88126": "Bevidsthedsniveau"}
"""Everyday names of MedCom's own codes (terminology 2.0.2, medcom-observation-codes)."""

_NOT_INTERPRETED = "NI"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_COMPARED = ("code", "component", "note", "interpretation", "dataAbsentReason", "referenceRange", "bodySite")


def cleaned(says: Tree) -> Resource:
    """The elements with code systems and units as they are written here."""
    found: Resource = {"status": "final", **says}
    if "code" in found:
        found["code"] = _concept(one(says, "code"))
    if "valueQuantity" in found:
        found["valueQuantity"] = _quantity(one(says, "valueQuantity"))
    if "component" in found:
        found["component"] = [_component(each) for each in many(says, "component")]
    return _without_silence(found)


def category(says: Tree) -> Resource:
    """What kind of measurement it is: a vital sign, a laboratory value taken at home, or something that was examined."""
    codings = many(one(says, "code"), "coding")
    if any(text(each, "code") in _VITAL for each in codings):
        code = "vital-signs"
    elif any(text(each, "system") in (NPU, LOINC) for each in codings):
        code = "laboratory"
    else:
        code = "exam"
    return {"coding": [{"system": _CATEGORIES, "code": code}]}


def says_the_same(stands: Tree, says: Tree) -> bool:
    """Whether a stored measurement says what a message says, whoever said it and when."""
    if stands.get("status") == "entered-in-error":
        return False
    names = {
        name for name in (*stands, *says) if name.startswith(("value", "effective")) or name in _COMPARED
    }
    return all(stands.get(name) == says.get(name) for name in names)


def _component(component: Tree) -> Resource:
    found: Resource = dict(component)
    if "valueQuantity" in found:
        found["valueQuantity"] = _quantity(one(component, "valueQuantity"))
    return _without_silence(found)


def _without_silence(found: Resource) -> Resource:
    """Without interpretations that only say that nobody interpreted."""
    kept = [
        each
        for each in many(found, "interpretation")
        if any(text(coding, "code") != _NOT_INTERPRETED for coding in many(each, "coding"))
        or text(each, "text")
    ]
    found.pop("interpretation", None)
    return found | ({"interpretation": kept} if kept else {})


def _concept(concept: Tree) -> Resource:
    found: dict[str, Any] = dict(concept)
    codings = [
        {**each, "system": written(text(each, "system"))} if "system" in each else dict(each)
        for each in many(concept, "coding")
    ]
    if codings:
        found["coding"] = codings
    named = (_name(text(each, "system"), text(each, "code")) for each in codings)
    words = text(concept, "text") or next(filter(None, named), "")
    return found | ({"text": words} if words else {})


def _name(system: str, code: str) -> str:
    found = npu.analysis(code) if system == NPU else None
    return found.short[0] if found is not None else _MEDCOM.get(code, "")


def _quantity(quantity: Tree) -> Resource:
    unit = text(quantity, "unit")
    code = ucum_of(unit) if unit and "code" not in quantity else None
    return {**quantity, "system": UCUM, "code": code} if code else dict(quantity)
