"""What those who treat somebody, and the patient, have begun and not ended: each of it by chance, and the same each time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from sharedcare.access.types import Actor
from sharedcare.care.enrolment.deciding import decide_conflict
from sharedcare.care.findings.pausing.actions import pause
from sharedcare.care.findings.pausing.types import Planned, Reason
from sharedcare.care.handover import queries as handovers
from sharedcare.care.handover.actions import propose
from sharedcare.care.handover.types import Wanted
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.plan.actions import add
from sharedcare.care.plan.types import Addition, Kind
from sharedcare.config.region.living import acting
from sharedcare.region.chart import Chart
from sharedcare.region.phrases.begun import DECIDED, HANDED_OVER, PROPOSED
from sharedcare.region.systems import Resource

_DAY = timedelta(days=1)
_HANDED_OVER, _AWAY, _PROPOSED, _DECIDED = 0.06, 0.04, 0.05, 0.5
_AGES = (0, 1, 2, 4, 7)
"""Days since a hand-over was proposed: after three working days it is red."""

_PROPOSERS = ("physiotherapist", "dietitian", "home-nurse")


def hands_over(chart: Chart, episodes: Mapping[str, Resource], *, chance: Random, until: datetime) -> None:
    """Whoever is responsible proposes that another sector goes on, and nobody has answered."""
    programme, episode = next(iter(episodes.items()))
    if chance.random() > _HANDED_OVER or _waits(chart):
        return
    patient, at = chart.citizen.id, until - chance.choice(_AGES) * _DAY
    by = acting.worker(_manager(episode), at=at)
    own = {one.treating for one in handovers.places_of(_manager(episode))}
    possible = [
        one.reference
        for one in handovers.receivers(patient=patient, by=by.on_duty, at=at, programme=programme)
        if one.reference.startswith("Organization/")
        and not own & {place.treating for place in handovers.places_of(one.reference)}
    ]
    text, reason = chance.choice(HANDED_OVER)
    if possible:
        wanted = Wanted(
            focus=f"EpisodeOfCare/{episode['id']}",
            receiver=chance.choice(sorted(possible)),
            text=text,
            reason=reason,
        )
        propose(patient=patient, wanted=wanted, by=by, at=at)


def pauses(chart: Chart, _: Mapping[str, Resource], *, chance: Random, until: datetime) -> None:
    """The patient is away for some days, and has said so."""
    if chance.random() > _AWAY:
        return
    patient, since = chart.citizen.id, until - chance.randint(1, 3) * _DAY
    planned = Planned(Reason.HOLIDAY, since, until + chance.randint(4, 11) * _DAY)
    pause(patient=patient, planned=planned, by=acting.patient(patient, at=since), at=since)


def proposes(chart: Chart, _: Mapping[str, Resource], *, chance: Random, until: datetime) -> None:
    """Somebody of the team who decides nothing of it wishes something into the plan."""
    if chance.random() > _PROPOSED:
        return
    patient, at = chart.citizen.id, until - chance.randint(1, 5) * _DAY
    for member in team_of(chart):
        by = acting.worker(member, at=at)
        if by.post is not None and by.post.code in _PROPOSERS:
            text, why = PROPOSED[by.post.code]
            addition = Addition(Kind.TASK, {"text": text}, why)
            programmes = programmes_of(patient=patient, by=by.on_duty, at=at)
            add(patient=patient, addition=addition, programmes=programmes, by=by, at=at)
            return


def decides(chart: Chart, episodes: Mapping[str, Resource], *, chance: Random, until: datetime) -> None:
    """Of two goals that oppose each other one is chosen, by half of those who have such; the others wait for it."""
    opposed = _opposed(chart)
    if not opposed or chance.random() > _DECIDED:
        return
    at = until - chance.randint(1, 6) * _DAY
    by = _doctor(chart, episodes, at)
    if by is not None:
        decide_conflict(patient=chart.citizen.id, keep=str(opposed[0]["id"]), why=DECIDED, by=by, at=at)


def _waits(chart: Chart) -> bool:
    """Whether the story has told of a hand-over that waits."""
    return any(
        one["resourceType"] == "Task" and one["status"] == "requested" and "focus" in one and "code" in one
        for one in chart.resources
    )


def _manager(episode: Resource) -> str:
    return str(episode["careManager"]["reference"])


def team_of(chart: Chart) -> list[str]:
    """Those of the team who take part now, by reference."""
    return [
        str(one["member"]["reference"])
        for team in chart.resources
        if team["resourceType"] == "CareTeam"
        for one in team["participant"]
        if "end" not in one["period"] and one["member"]["reference"].startswith("PractitionerRole/")
    ]


def _doctor(chart: Chart, episodes: Mapping[str, Resource], at: datetime) -> Actor | None:
    for one in (*map(_manager, episodes.values()), *team_of(chart)):
        by = acting.worker(one, at=at)
        if by.post is not None and by.post.code == "doctor":
            return by
    return None


def _opposed(chart: Chart) -> list[Resource]:
    """Two goals for one measure, the stricter one first."""
    by_measure: dict[str, list[Resource]] = {}
    for one in chart.resources:
        if one["resourceType"] == "Goal" and "target" in one and "measure" in one["target"][0]:
            code = one["target"][0]["measure"]["coding"][0]["code"]
            by_measure.setdefault(code, []).append(one)
    return next((sorted(goals, key=_ends_at) for goals in by_measure.values() if len(goals) > 1), [])


def _ends_at(goal: Resource) -> float:
    return float(goal["target"][0]["detailRange"].get("high", {}).get("value", 0))
