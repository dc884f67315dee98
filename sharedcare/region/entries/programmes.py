"""Programmes that the patient is in: one EpisodeOfCare each, with its phases and who is responsible now."""

from dataclasses import dataclass

from sharedcare.region.bilingual import text as words
from sharedcare.region.chart import Chart
from sharedcare.region.systems import HL7, OURS, Resource, concept, ref

_COMORBIDITY = concept(HL7 + "diagnosis-role", "CM")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and the names of its phases, in order."""

    code: str
    text: str
    phases: tuple[str, ...]


HEART_FAILURE = Programme("heart-failure", "Hjertesvigt", ("Opstart", "Titrering", "Rehab", "Vedvarende"))
ISCHAEMIC = Programme(
    "ischaemic-heart-disease", "Iskæmisk hjertesygdom", ("Indlæggelse", "Rehab", "Fastholdelse", "Vedvarende")
)
COPD = Programme("copd", "KOL", ("Opstart", "Indsatser", "Vedvarende"))
DIABETES = Programme("type-2-diabetes", "Type 2-diabetes", ("Opstart", "Indsatser", "Vedvarende"))


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
        type=[concept(OURS + "programme", programme.code) | words(programme.text)],
        diagnosis=[
            {"condition": ref(problem)},
            *({"condition": ref(one), "role": _COMORBIDITY} for one in beside),
        ],
        patient=chart.patient,
        managingOrganization=ref(f"Organization/{organisation}"),
        period={"start": chart.calendar.date(begins[0])},
        careManager=ref(manager),
    )


def _phase(chart: Chart, programme: Programme, number: int, begins: tuple[int, ...], active: int) -> Resource:
    name = concept(OURS + "phase", f"{programme.code}-{number + 1}") | words(programme.phases[number])
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
