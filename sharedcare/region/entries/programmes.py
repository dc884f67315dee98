"""Programmes that the patient is in: one EpisodeOfCare each, with its phases and who is responsible now.

Phases, levels and moments are those of the files that ship, by their keys and in their words.
"""

from dataclasses import dataclass
from typing import Any

from sharedcare.programmes.shipping import as_shipped
from sharedcare.programmes.types.course import Phase
from sharedcare.region.bilingual import Bilingual
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.systems import HL7, OURS, UCUM, Resource, coding, concept, ref

_COMORBIDITY = concept(HL7 + "diagnosis-role", "CM")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, and what people here call it in short."""

    code: str
    text: str

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Its phases, in order."""
        return as_shipped(self.code).phases


HEART_FAILURE = Programme("heart-failure", "Hjertesvigt")
ISCHAEMIC = Programme("ischaemic-heart-disease", "Iskæmisk hjertesygdom")
COPD = Programme("copd", "KOL")
DIABETES = Programme("type-2-diabetes", "Type 2-diabetes")


def episode(
    chart: Chart,
    programme: Programme,
    begins: tuple[int, ...],
    *,
    active: int,
    manager: str,
    organisation: str,
    problem: str,
    beside: tuple[str, ...] = (),
) -> str:
    """A programme under way. `begins` are the days on which its phases begin (as far as known), `active` the place of
    the one that is under way, `manager` who is responsible now and `problem` the Condition that it is for; `beside`
    are other Conditions that it looks after."""
    return chart.named(
        "EpisodeOfCare",
        programme.code,
        extension=[
            _phase(chart, programme, number, begins, active) for number in range(len(programme.phases))
        ],
        status="active",
        type=[{"coding": [_followed(programme)]} | words(programme.text)],
        diagnosis=[
            {"condition": ref(problem)},
            *({"condition": ref(one), "role": _COMORBIDITY} for one in beside),
        ],
        patient=chart.patient,
        managingOrganization=ref(f"Organization/{organisation}"),
        period={"start": chart.calendar.date(begins[0])},
        careManager=ref(manager),
    )


def advised(programme: Programme, measurement: str, limit: str, *, at: float) -> Bilingual | None:
    """What its file recommends to those who treat where this limit is broken; None where it is not. `at` is what the limit compares, in
    the unit of the file: the value itself, or by how much it has changed."""
    measured = next(one for one in as_shipped(programme.code).measurements if one.key == measurement)
    found = next(one for one in measured.limits if one.key == limit)
    if not any(band.holds(at) for band in (found.yellow, found.red) if band is not None):
        return None
    return Bilingual(found.action.clinician.da, found.action.clinician.en)


def happened(chart: Chart, episode: str, key: str, *days: int) -> None:
    """Moments that the programme counts from: those that have come."""
    for day in days:
        if day <= 0:
            _more(chart, episode, "anchor", key=("Code", key), at=("DateTime", chart.calendar.date(day)))


def put_into(chart: Chart, episode: str, stratification: str, level: str, *, by: str, day: int) -> None:
    """The level that somebody has put the patient into."""
    _more(
        chart,
        episode,
        "level",
        stratification=("Code", stratification),
        level=("Code", level),
        by=("Reference", ref(by)),
        at=("Instant", chart.calendar.moment(At(day, 10, 25))),
    )


def agreed(chart: Chart, episode: str, key: str, value: float, unit: str, *, by: str, day: int) -> None:
    """A value agreed with the patient that others are compared with."""
    quantity = {"value": value, "unit": unit, "system": UCUM, "code": unit}
    _more(
        chart,
        episode,
        "reference-value",
        key=("Code", key),
        value=("Quantity", quantity),
        by=("Reference", ref(by)),
        at=("Instant", chart.calendar.moment(At(day, 10, 30))),
    )


def _more(chart: Chart, episode: str, name: str, **parts: tuple[str, Any]) -> None:
    [found] = [one for one in chart.resources if f"{one['resourceType']}/{one['id']}" == episode]
    nested = [{"url": url, f"value{kind}": value} for url, (kind, value) in parts.items()]
    found["extension"] = [*found["extension"], {"url": OURS + name, "extension": nested}]


def _followed(programme: Programme) -> Resource:
    version = as_shipped(programme.code).version
    return {**coding(OURS + "programme", programme.code), "version": version}


def _phase(chart: Chart, programme: Programme, number: int, begins: tuple[int, ...], active: int) -> Resource:
    phase = programme.phases[number]
    title = phase.title.clinician
    name = concept(OURS + "phase", phase.key) | words(Bilingual(title.da, title.en))
    status = "done" if number < active else "active" if number == active else "planned"
    parts: list[Resource] = [
        {"url": "name", "valueCodeableConcept": name},
        {"url": "status", "valueCode": status},
    ]
    period = {}
    if number < len(begins):
        period["start"] = chart.calendar.date(begins[number])
    if number + 1 < len(begins):
        period["end"] = chart.calendar.date(begins[number + 1])
    if period:
        parts.append({"url": "period", "valuePeriod": period})
    return {"url": OURS + "phase", "extension": parts}
