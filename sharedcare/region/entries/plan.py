"""The one plan: goals, the patient's own among them, the team, and what holds them together."""

from dataclasses import dataclass

from sharedcare.region.bilingual import Words, element, put
from sharedcare.region.bilingual import text as words
from sharedcare.region.chart import Chart
from sharedcare.region.measures import Measure
from sharedcare.region.systems import HL7, OURS, Resource, concept, ref

_ACTIVITIES = ("Task/", "ServiceRequest/", "Appointment/")


@dataclass(frozen=True, slots=True)
class Band:
    """Where a measured value should be; one end may be open."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the team: what they are there for, who it is, and from when (and until when) they take part."""

    role: Words
    who: str
    begins: int
    ends: int | None = None


def matters_most(
    chart: Chart, words: str, *, said: int, attainment: int | None = 0, due: int | None = None
) -> str:
    """What matters most, in the patient's own words. `attainment` goes from -2 to 2, 0 is on the way."""
    found: Resource = {
        "lifecycleStatus": "active",
        "category": [concept(OURS + "goal", "what-matters")],
        "description": {"text": words},
        "subject": chart.patient,
        "startDate": chart.calendar.date(said),
        "expressedBy": chart.patient,
    }
    if attainment is not None:
        found["extension"] = [{"url": OURS + "goal-attainment", "valueInteger": attainment}]
    if due is not None:
        found["target"] = [{"dueDate": chart.calendar.date(due)}]
    return chart.add("Goal", "matters", **found)


def goal(
    chart: Chart, measure: Measure, band: Band, text: Words, *, day: int, by: str, problem: str, note: Words
) -> str:
    """A goal for something measured; `problem` is the Condition it is for, `note` why, or where it is from."""
    ends = {"low": band.low, "high": band.high}
    limits = {name: measure.quantity(value) for name, value in ends.items() if value is not None}
    return chart.add(
        "Goal",
        "goal",
        lifecycleStatus="active",
        achievementStatus=concept(HL7 + "goal-achievement", "in-progress"),
        category=[concept(OURS + "goal", "measurement")],
        description=words(text),
        subject=chart.patient,
        startDate=chart.calendar.date(day),
        target=[{"measure": measure.code, "detailRange": limits}],
        expressedBy=ref(by),
        addresses=[ref(problem)],
        note=[words(note)],
    )


def team(chart: Chart, *members: Member) -> str:
    """Everyone who treats, and is, the patient, across the sectors."""
    return chart.named(
        "CareTeam",
        "team",
        status="active",
        **element("name", put("{who}s team", who=chart.citizen.given)),
        subject=chart.patient,
        participant=[_participant(chart, one) for one in members],
    )


def _participant(chart: Chart, one: Member) -> Resource:
    period = {"start": chart.calendar.date(one.begins)}
    if one.ends is not None:
        period["end"] = chart.calendar.date(one.ends)
    return {"role": [words(one.role)], "member": ref(one.who), "period": period}


def plan(chart: Chart, title: Words, *, day: int, author: str, team: str, problems: list[str]) -> str:
    """The plan itself: all goals, and all tasks and offers, that the chart has until now."""
    written = [f"{one['resourceType']}/{one['id']}" for one in chart.resources]
    followed = [
        f"{one['system']}:{one['code']}|{one['version']}"
        for episode in chart.resources
        if episode["resourceType"] == "EpisodeOfCare"
        for one in episode["type"][0]["coding"]
    ]
    return chart.named(
        "CarePlan",
        "plan",
        status="active",
        intent="plan",
        **({"instantiatesCanonical": followed} if followed else {}),
        **element("title", title),
        subject=chart.patient,
        period={"start": chart.calendar.date(day)},
        created=chart.calendar.date(day),
        author=ref(author),
        careTeam=[ref(team)],
        addresses=[ref(one) for one in problems],
        goal=[ref(one) for one in written if one.startswith("Goal/")],
        activity=[{"reference": ref(one)} for one in written if one.startswith(_ACTIVITIES)],
    )
