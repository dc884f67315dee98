"""When the record learnt of each thing, and what it said before: the region as a history, not as a heap.

What was loaded in one breath has no past to look at. Told in order of time, with the clock of the story, a medicine is
active before it is ended, a task is asked for before it is done, a message unread before it is read, an admission under
way before it is over. The last version of everything is what the chart holds.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sharedcare.region.calendar import ZONE, At
from sharedcare.region.chart import Chart
from sharedcare.region.systems import Resource

_BEGINS = -731
"""The day on which the record begins; what is older it learnt then."""

_FIRST_KNOWN = (
    "effectiveDateTime", "authored", "sent", "authoredOn", "identifiedDateTime", "dateTime", "recordedDate", "created",
    "startDate",
)  # fmt: skip
_PERIODS = ("effectivePeriod", "period")
_PHASE = "urn:sharedcare:phase"
Version = tuple[datetime, Resource]


def learnt(
    chart: Chart, *, until: datetime, exactly: bool = False
) -> Iterator[tuple[datetime, list[Resource]]]:
    """What the record learnt, in order: a moment, and all that it learnt at it, no resource twice.

    The last month goes day by day, the half year before it week by week, and what is older month by month; or
    `exactly`, moment by moment.
    """
    floor = beginning(chart)
    versions = sorted(
        (_version for one in chart.resources for _version in _all_versions(one, chart, floor, until)),
        key=lambda version: version[0],
    )
    span: Callable[[datetime], object] = (lambda moment: moment) if exactly else partial(_span, until=until)
    group: list[Resource] = []
    names: set[str] = set()
    last = floor
    for moment, resource in versions:
        name = f"{resource['resourceType']}/{resource['id']}"
        if group and (name in names or span(moment) != span(last)):
            yield last, group
            group, names = [], set()
        group.append(resource)
        names.add(name)
        last = moment
    if group:
        yield last, group


def beginning(chart: Chart) -> datetime:
    """The moment at which the record begins."""
    return datetime.fromisoformat(chart.calendar.moment(At(_BEGINS, 8)))


def _span(moment: datetime, *, until: datetime) -> tuple[str, int]:
    days = (until - moment).days
    if days < 31:
        return "day", days
    return ("week", days // 7) if days < 182 else ("month", days // 30)


def _all_versions(one: Resource, chart: Chart, floor: datetime, until: datetime) -> Iterator[Version]:
    earlier = chart.earlier.get(f"{one['resourceType']}/{one['id']}", ())
    told = [*((moment, {**one, **members}) for moment, members in earlier), *_versions(one)]
    previous = floor
    for moment, resource in told:
        # Of two things learnt at once the later one still comes later.
        previous = min(max(_moment(moment), previous), until)
        yield previous, resource


def _versions(one: Resource) -> Iterable[tuple[str, Resource]]:
    first = _first(one)
    kind = one["resourceType"]
    if kind == "MedicationStatement" and "end" in one["effectivePeriod"] and one["status"] == "completed":
        period = {"start": one["effectivePeriod"]["start"]}
        return [
            (first, {**one, "status": "active", "effectivePeriod": period}),
            (one["effectivePeriod"]["end"], one),
        ]
    if kind == "Encounter" and one["class"]["code"] == "IMP" and "end" in one["period"]:
        begun = {**one, "status": "in-progress", "period": {"start": one["period"]["start"]}}
        return [(first, begun), (one["period"]["end"], one)]
    if kind == "Task" and one["status"] in ("completed", "accepted"):
        done = one["status"] == "completed"
        moment = one["restriction"]["period"]["end"] if done else _later(first, days=1)
        return [(first, {**one, "status": "requested"}), (moment, one)]
    if kind == "DetectedIssue" and "mitigation" in one:
        waiting = _without(one, "mitigation") | {"status": "preliminary"}
        return [(first, waiting), (one["mitigation"][0]["date"], one)]
    if kind == "Communication" and "received" in one:
        return [(first, _without(one, "received")), (one["received"], one)]
    if kind == "ServiceRequest" and "occurrencePeriod" in one:
        return _of_an_offer(one, first)
    return _of_an_episode(one, first) if kind == "EpisodeOfCare" else [(first, one)]


def _of_an_offer(one: Resource, first: str) -> list[tuple[str, Resource]]:
    found = [(first, {**one, "status": "draft"})]
    if one["status"] in ("active", "completed"):
        found.append((one["occurrencePeriod"]["start"], {**one, "status": "active"}))
    if one["status"] == "completed":
        found.append((one["occurrencePeriod"]["end"], one))
    return found


def _of_an_episode(one: Resource, first: str) -> list[tuple[str, Resource]]:
    """A version for each phase that has begun, and each moment or decision that was written down since."""
    phases = [each for each in one["extension"] if each["url"] == _PHASE]
    others = [each for each in one["extension"] if each["url"] != _PHASE]
    starts = [start for each in phases if (start := _period(each).get("start"))]
    moments = sorted({*starts, *map(_when, others)}, key=_moment)
    if starts:
        # What the programme counts from may be older than the enrolment, and is known with it.
        moments = [each for each in moments if _moment(each) >= _moment(starts[0])]
    return [
        (moment, {**one, "extension": [*_phases_at(phases, starts, moment), *_known_at(others, moment)]})
        for moment in moments
    ] or [(first, one)]


def _phases_at(phases: list[Resource], starts: list[str], moment: str) -> list[Resource]:
    begun = sum(_moment(start) <= _moment(moment) for start in starts)
    return [_phase_at(each, place, max(begun - 1, 0)) for place, each in enumerate(phases)]


def _known_at(others: list[Resource], moment: str) -> list[Resource]:
    return [each for each in others if _moment(_when(each)) <= _moment(moment)]


def _when(extension: Resource) -> str:
    [at] = [one for one in extension["extension"] if one["url"] == "at"]
    return str(at.get("valueDateTime") or at["valueInstant"])


def _phase_at(phase: Resource, place: int, number: int) -> Resource:
    """A phase as it stood when the one of this number had begun."""
    status = "done" if place < number else "active" if place == number else "planned"
    period = _period(phase) if place <= number else {}
    if place == number:
        period = {"start": period["start"]} if "start" in period else {}
    parts = [phase["extension"][0], {"url": "status", "valueCode": status}]
    return {
        "url": _PHASE,
        "extension": [*parts, *([{"url": "period", "valuePeriod": period}] if period else [])],
    }


def _period(phase: Resource) -> dict[str, Any]:
    found: dict[str, Any] = next(
        (one["valuePeriod"] for one in phase["extension"] if one["url"] == "period"), {}
    )
    return found


def _first(one: Resource) -> str:
    for name in _FIRST_KNOWN:
        if name in one:
            return str(one[name])
    for name in _PERIODS:
        if "start" in one.get(name, {}):
            return str(one[name]["start"])
    return "1900-01-01"


def _without(one: Resource, name: str) -> Resource:
    return {key: value for key, value in one.items() if key != name}


def _later(moment: str, *, days: int) -> str:
    return (_moment(moment) + timedelta(days=days)).isoformat()


def _moment(text: str) -> datetime:
    """A date is known at noon."""
    if len(text) <= 10:
        day = datetime.fromisoformat(text if len(text) == 10 else f"{text}-01")
        return day.replace(hour=12, tzinfo=ZONE)
    return datetime.fromisoformat(text)
