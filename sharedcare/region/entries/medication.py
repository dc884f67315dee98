"""Medicine: one MedicationStatement for each stretch of one dose."""

import re
from dataclasses import dataclass

from sharedcare.region.chart import Chart
from sharedcare.region.systems import ATC, Resource, coding, ref

_AMOUNT = re.compile(r"(\d+(?:,\d+)?)(?:/[\d,/]+)? ?(mg|mikrogram|g|ml|enheder|dråbe|liter/min)\b")


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine by its substance, and what it is given for."""

    text: str
    atc: str
    reason: str


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


def _stretch(chart: Chart, drug: Drug, dose: Dose, end: int | None) -> str:
    period = {"start": chart.calendar.date(dose.day)}
    over = end is not None and end <= 0
    if end is not None:
        period["end"] = chart.calendar.date(end)
    found: Resource = {
        "status": "completed" if over else "active",
        "medicationCodeableConcept": {"coding": [coding(ATC, drug.atc)], "text": drug.text},
        "subject": chart.patient,
        "effectivePeriod": period,
        "dateAsserted": chart.calendar.date(dose.day),
        "informationSource": ref(dose.by),
        "reasonCode": [{"text": drug.reason}],
        "dosage": [_dosage(dose.text)],
    }
    if dose.note is not None:
        found["note"] = [{"text": dose.note}]
    return chart.add("MedicationStatement", "medicine", **found)


def _dosage(text: str) -> Resource:
    """The words, and the amount of one dose where they begin with one."""
    found = _AMOUNT.match(text)
    if found is None:
        return {"text": text}
    # Of a pair such as 49/51 mg the first is the one that doses are told by.
    value = float(found[1].replace(",", "."))
    quantity = {"value": int(value) if value.is_integer() else value, "unit": found[2]}
    return {"text": text, "doseAndRate": [{"doseQuantity": quantity}]}
