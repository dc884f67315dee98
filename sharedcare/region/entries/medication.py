"""Medicine: one MedicationStatement for each stretch of one dose."""

from dataclasses import dataclass

from sharedcare.region.chart import Chart
from sharedcare.region.systems import ATC, Resource, coding, ref


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
        "dosage": [{"text": dose.text}],
    }
    if dose.note is not None:
        found["note"] = [{"text": dose.note}]
    return chart.add("MedicationStatement", "medicine", **found)
