"""Medicine: one MedicationStatement for each stretch of one dose."""

import re
from dataclasses import dataclass

from sharedcare.region.bilingual import Words
from sharedcare.region.bilingual import text as words
from sharedcare.region.chart import Chart
from sharedcare.region.entries.dosing import dose, often
from sharedcare.region.systems import ATC, UCUM, Resource, coding, ref

_AMOUNT = re.compile(r"(\d+(?:,\d+)?)(?:/[\d,/]+)? ?(mg|mikrogram|g|ml|enheder|dråbe|liter/min)\b")
_UNITS = {"mg": "mg", "mikrogram": "ug", "g": "g", "ml": "mL", "enheder": "[iU]", "liter/min": "L/min"}
"""Those of them that UCUM has."""


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine by its substance, and what it is given for."""

    text: str
    atc: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose from a day on, and who decided it (a PractitionerRole)."""

    day: int
    text: str
    by: str
    note: str | None = None


def medicine(chart: Chart, drug: Drug, *doses: Dose, ended: int | None = None) -> list[str]:
    """All stretches of a medicine, one after the other; the last one lasts, unless it `ended`."""
    ends = [*(dose.day for dose in doses[1:]), ended]
    return [_stretch(chart, drug, dose, end) for dose, end in zip(doses, ends, strict=True)]


def _stretch(chart: Chart, drug: Drug, given: Dose, end: int | None) -> str:
    period = {"start": chart.calendar.date(given.day)}
    over = end is not None and end <= 0
    if end is not None:
        period["end"] = chart.calendar.date(end)
    found: Resource = {
        "status": "completed" if over else "active",
        "medicationCodeableConcept": {"coding": [coding(ATC, drug.atc)], **words(drug.text)},
        "subject": chart.patient,
        "effectivePeriod": period,
        "dateAsserted": chart.calendar.date(given.day),
        "informationSource": ref(given.by),
        "reasonCode": [words(drug.reason)],
        "dosage": [_dosage(given.text)],
    }
    if given.note is not None:
        found["note"] = [{"text": given.note}]
    return chart.add("MedicationStatement", "medicine", **found)


def _dosage(text: str) -> Resource:
    """The words, and in numbers how often, and how much at a time where they begin with that."""
    found, said = _AMOUNT.match(text), words(dose(text)) | often(text)
    if found is None:
        return said
    # Of a pair such as 49/51 mg the first is the one that doses are told by.
    value = float(found[1].replace(",", "."))
    quantity: Resource = {"value": int(value) if value.is_integer() else value, "unit": found[2]}
    if found[2] in _UNITS:
        quantity |= {"system": UCUM, "code": _UNITS[found[2]]}
    return said | {"doseAndRate": [{"doseQuantity": quantity}]}
