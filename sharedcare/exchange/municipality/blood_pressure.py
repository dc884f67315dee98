"""Blood pressure is one measurement: what a municipality sends as two numbers becomes one Observation with both.

The panel is LOINC 85354-9 with the components 8480-6 and 8462-4, each with its NPU code beside it, so that pressures
measured by anybody are one series. Source: HL7 FHIR R4, profile bp; dk-core 3.7.0 for the pairs of codes.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sharedcare.exchange.forms.tree import Tree, many, one, text
from sharedcare.exchange.municipality.types import Measurement
from sharedcare.exchange.parties.systems import LOINC, NPU, written

_UPPER, _LOWER = "DNK05472", "DNK05473"
_LOINC = {
    _UPPER: ("8480-6", "Systolic blood pressure"),
    _LOWER: ("8462-4", "Diastolic blood pressure"),
}
_APART = timedelta(minutes=5)
_PANEL = {
    "coding": [{"system": LOINC, "code": "85354-9", "display": "Blood pressure panel"}],
    "text": "Blodtryk",
}


def together(measurements: Sequence[Measurement]) -> Iterator[Measurement]:
    """The measurements, with each upper pressure and the lower one that was taken with it as one, in their order."""
    lower = [one for one in measurements if _which(one) == _LOWER]
    for measurement in measurements:
        which = _which(measurement)
        if which is None:
            yield measurement
        elif which == _UPPER:
            pair = next((each for each in lower if _taken_with(measurement, each)), None)
            if pair is not None:
                lower.remove(pair)
            yield _panel(measurement, pair)
    yield from (_panel(each, None) for each in lower)


def _which(measurement: Measurement) -> str | None:
    if "valueQuantity" not in measurement.says:
        return None
    codings = many(one(measurement.says, "code"), "coding")
    found = [text(each, "code") for each in codings if written(text(each, "system")) == NPU]
    return next((each for each in found if each in _LOINC), None)


def _taken_with(upper: Measurement, lower: Measurement) -> bool:
    try:
        apart = _moment(upper.says) - _moment(lower.says)
    except (ValueError, TypeError, OverflowError):
        return text(upper.says, "effectiveDateTime") == text(lower.says, "effectiveDateTime")
    return abs(apart) <= _APART


def _moment(says: Tree) -> datetime:
    return datetime.fromisoformat(text(says, "effectiveDateTime"))


def _panel(first: Measurement, second: Measurement | None) -> Measurement:
    both = [first] if second is None else [first, second]
    says: dict[str, Any] = {
        name: first.says[name] for name in ("status", "effectiveDateTime", "bodySite") if name in first.says
    }
    says["code"] = _PANEL
    says["component"] = [_component(each) for each in both]
    notes = [note for each in both for note in many(each.says, "note")]
    if notes:
        says["note"] = list({text(note, "text"): note for note in notes}.values())
    return Measurement(first.number, says)


def _component(measurement: Measurement) -> dict[str, Any]:
    which = _which(measurement) or _UPPER
    code, display = _LOINC[which]
    told = ("valueQuantity", "interpretation", "referenceRange", "dataAbsentReason")
    return {
        "code": {
            "coding": [
                {"system": LOINC, "code": code, "display": display},
                {"system": NPU, "code": which},
            ]
        },
        **{name: measurement.says[name] for name in told if name in measurement.says},
    }
