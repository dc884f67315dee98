"""What of a plan stands in the record: Tasks, Goals and ServiceRequests, and which of them people have changed. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from typing import Any

from sharedcare.care.elements import OURS, codes, identifiers, moment, parts_of, sources_of, values_of
from sharedcare.care.enrolment.fhir import enrolment
from sharedcare.care.enrolment.plan_fhir import NOT_ASKED, STATUS_REASON, WAITS, mark
from sharedcare.programmes.combining.standing import GoalStands, MeasuringStands, Standing, State, TaskStands
from sharedcare.programmes.combining.types import Agreed, Source
from sharedcare.programmes.types.words import Band

_ENDS = ("below", "at-most", "above", "at-least")
_STATES = {
    "draft": State.OPEN,
    "requested": State.OPEN,
    "received": State.OPEN,
    "ready": State.OPEN,
    "accepted": State.STARTED,
    "in-progress": State.STARTED,
    "on-hold": State.STARTED,
    "completed": State.SETTLED,
    "cancelled": State.SETTLED,
    "rejected": State.SETTLED,
    "failed": State.SETTLED,
}
LIVING = ("proposed", "planned", "accepted", "active", "on-hold")
"""The states in which a goal is aimed at."""
DECIDED = tuple(one for one in LIVING if one != "proposed")
"""Of those the states of what somebody has decided: what is only proposed is agreed with nobody, and opposes nothing yet."""
_ENDED = ("completed", "cancelled", "rejected")
_SAID_WHICH_COUNTS = re.compile(r"Goal/\S+ counts")


def standing(trees: Iterable[Mapping[str, Any]], *, zone: tzinfo) -> Standing:
    """What of the plan stands among these resources, whatever else they are. Of goals that people have ended those of enrolments that go
    on, as of tasks."""
    several = list(trees)
    since = _since(several, zone)
    tasks, goals, asked = [], [], []
    for tree in several:
        kind, sources = tree.get("resourceType"), sources_of(tree)
        if kind == "Task" and sources and (one := _task_stands(tree, sources, zone)) is not None:
            tasks.append(one)
        elif kind == "Goal" and tree.get("lifecycleStatus") in LIVING:
            by_people = is_agreed(tree)
            goals.append(GoalStands(str(tree["id"]), sources, band_of(tree), by_people))
        elif kind == "Goal" and _people_ended(tree, sources, since):
            goals.append(GoalStands(str(tree["id"]), sources, _proposed(tree), is_over=True))
        elif kind == "ServiceRequest" and tree.get("status") == "active" and _is_measuring(tree):
            rhythm = str(next(iter(values_of(tree, "rhythm")), ""))
            by_people = not sources or is_people_s(tree)
            own = frozenset(codes(tree.get("code")))
            asked.append(MeasuringStands(str(tree["id"]), own, rhythm, sources, by_people))
    return Standing(tuple(tasks), tuple(goals), tuple(asked))


def agreed(trees: Iterable[Mapping[str, Any]]) -> tuple[Agreed, ...]:
    """The goals that stand because people agreed on them: those of no programme, and those that were changed or decided."""
    found = []
    for tree in trees:
        is_goal = tree.get("resourceType") == "Goal" and tree.get("lifecycleStatus") in DECIDED
        if is_goal and is_agreed(tree):
            own, band = measure_of(tree), band_of(tree)
            if own and band is not None:
                found.append(Agreed(str(tree["id"]), own, band))
    return tuple(found)


def is_agreed(tree: Mapping[str, Any]) -> bool:
    """Whether a goal stands because people agreed on it: it is of no programme, or was changed or decided on."""
    return not sources_of(tree) or is_people_s(tree) or any(parts_of(tree, "decided"))


def measure_of(tree: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The codes of what a goal is about."""
    return frozenset(each for one in tree.get("target", ()) for each in codes(one.get("measure")))


def band_of(tree: Mapping[str, Any]) -> Band | None:
    """Where a goal's value shall lie: as the programme wrote it; of a goal that says only a range, with both its ends."""
    if not is_people_s(tree) and (proposed := _proposed(tree)) is not None:
        return proposed
    for target in tree.get("target", ()):
        span = target.get("detailRange", {})
        low, high = span.get("low", {}).get("value"), span.get("high", {}).get("value")
        if low is not None or high is not None:
            return Band(
                at_least=None if low is None else float(low), at_most=None if high is None else float(high)
            )
    return None


def _proposed(tree: Mapping[str, Any]) -> Band | None:
    """The band as the programme wrote it, whatever people have made of it."""
    for parts in parts_of(tree, "band"):
        ends = {name.replace("-", "_"): parts.get(name) for name in _ENDS}
        return Band(**{name: float(value) for name, value in ends.items() if value is not None})
    return None


def _since(trees: Iterable[Mapping[str, Any]], zone: tzinfo) -> dict[str, date]:
    """Since when the patient is in each programme: of two episodes of one the one that began last counts."""
    found: dict[str, date] = {}
    for tree in trees:
        one = enrolment(tree, 0, zone=zone) if tree.get("resourceType") == "EpisodeOfCare" else None
        if one is not None:
            found[one.programme] = max(one.since, found.get(one.programme, date.min))
    return found


def _people_ended(tree: Mapping[str, Any], sources: tuple[Source, ...], since: Mapping[str, date]) -> bool:
    """Whether a person has ended a goal that was set in the enrolments that go on. One that the reconciliation took away may come again,
    and so may one that had to give way, once that for which it did is over."""
    why = str(tree.get("statusReason", ""))
    if tree.get("lifecycleStatus") not in _ENDED or why == NOT_ASKED or _SAID_WHICH_COUNTS.fullmatch(why):
        return False
    set_on = str(tree.get("startDate", ""))
    begun = [since[each.programme].isoformat() for each in sources if each.programme in since]
    return bool(begun) and (not set_on or all(set_on >= each[: len(set_on)] for each in begun))


def _task_stands(tree: Mapping[str, Any], sources: tuple[Source, ...], zone: tzinfo) -> TaskStands | None:
    reasons = [
        one.get("code")
        for one in tree.get("statusReason", {}).get("coding", ())
        if one.get("system") == STATUS_REASON
    ]
    state = _STATES.get(str(tree.get("status")))
    if state is None or NOT_ASKED in reasons:
        return None
    waits = tree.get("status") == "on-hold" and WAITS in reasons
    period = tree.get("restriction", {}).get("period", {})
    opens, closes = moment(period.get("start"), zone), moment(period.get("end"), zone)
    written = moment(tree.get("authoredOn"), zone)
    day = closes or opens or written
    due = day.date() if day is not None else date.min
    return TaskStands(
        id=str(tree["id"]),
        key=next(iter(identifiers(tree, "task-key")), "").partition("/")[0],
        opens=opens.date() if opens is not None else due,
        closes=due,
        sources=sources,
        origins=tuple(sorted(identifiers(tree, "occurrence"))),
        state=State.OPEN if waits else state,
        by_people=is_people_s(tree),
        waits=waits,
        written=None if written is None else written.date(),
    )


def _is_measuring(tree: Mapping[str, Any]) -> bool:
    return any(
        one.get("system") == OURS + "service" and one.get("code") == "measuring"
        for each in tree.get("category", ())
        for one in each.get("coding", ())
    )


def is_people_s(tree: Mapping[str, Any]) -> bool:
    """Whether it says something else than the reconciliation wrote: people have changed it."""
    return next(iter(values_of(tree, "planned")), "") != mark(tree)
