"""Measurements and scores: by the patient or a relative at home, or by staff; docs/reference/resources.md."""

from sharedcare.region.bilingual import Words, text
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.measures import DIASTOLIC, PRESSURE, SYSTOLIC, Measure
from sharedcare.region.systems import Resource, ref

_SYSTOLIC = {"code": SYSTOLIC.code}
_DIASTOLIC = {"code": DIASTOLIC.code}


def measured(
    chart: Chart, measure: Measure, at: At, value: float, *, by: str | None = None, note: str | None = None
) -> str:
    """A number with its unit. `by` is who measured, the patient at home when nobody is named."""
    found = _observation(chart, measure, at, by)
    found["valueQuantity"] = measure.quantity(value)
    if note is not None:
        found["note"] = [{"text": note}]
    return chart.add("Observation", measure.key, **found)


def pressure(chart: Chart, at: At, systolic: float, diastolic: float, *, by: str | None = None) -> str:
    """A blood pressure: both numbers in one observation."""
    found = _observation(chart, PRESSURE, at, by)
    found["component"] = [
        _SYSTOLIC | {"valueQuantity": SYSTOLIC.quantity(systolic)},
        _DIASTOLIC | {"valueQuantity": DIASTOLIC.quantity(diastolic)},
    ]
    return chart.add("Observation", PRESSURE.key, **found)


def scored(
    chart: Chart,
    measure: Measure,
    at: At,
    score: int,
    words: Words,
    *,
    answers: str | None,
    by: str | None = None,
) -> str:
    """The score of a questionnaire, with what it means in words; `answers` refers to the QuestionnaireResponse."""
    found = _observation(chart, measure, at, by)
    found |= {"valueQuantity": measure.quantity(score), "interpretation": [text(words)]}
    if answers is not None:
        found["derivedFrom"] = [ref(answers)]
    return chart.add("Observation", measure.key, **found)


def _observation(chart: Chart, measure: Measure, at: At, by: str | None) -> Resource:
    moment = chart.calendar.moment(at)
    return {
        "status": "final",
        "category": measure.categories,
        "code": measure.code,
        "subject": chart.patient,
        "effectiveDateTime": moment,
        "issued": moment,
        "performer": [ref(by or chart.citizen.reference)],
    }
