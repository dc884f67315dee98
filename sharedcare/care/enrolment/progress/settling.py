"""What has been shown to be done becomes so: Tasks are completed with what showed it, moments that times are counted from come, and
phases end and begin. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.care.elements import OURS, Tree
from sharedcare.care.enrolment import fhir
from sharedcare.care.enrolment.progress.phasing import phased, told
from sharedcare.care.enrolment.progress.showing import Follows, Shown, shown
from sharedcare.care.facts.coming import Told, come
from sharedcare.care.facts.enrolled import Anchored, PhaseStands
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types import Programme

DONE = "done"
"""What the plan page knows the words by that tell what showed it (`care/plan/fhir.py`)."""


def completed(
    trees: Iterable[Mapping[str, Any]], follows: Mapping[str, Follows], *, zone: tzinfo
) -> list[Tree]:
    """The Tasks that are done by now, with what showed it and by whom."""
    by_type = _by_type(trees)
    found = []
    for task in by_type.get("Task", ()):
        what = shown(task, follows=follows, trees=by_type, zone=zone)
        if what:
            found.append(_completed(task, what))
    return found


def dated(trees: Iterable[Mapping[str, Any]], follows: Iterable[Follows], *, zone: tzinfo) -> list[Tree]:
    """The EpisodeOfCares of which moments have come by now, or are no more."""
    by_type = _by_type(trees)
    found = []
    for one in follows:
        has = one.enrolment
        told_of = Told(has.anchors, has.phases, has.since, by_type)
        anchors = come(one.programme, told_of, facts=one.facts, zone=zone)
        if anchors != has.anchors:
            found.append(fhir.told(has.tree, replace(has, anchors=anchors)))
    return found


def coming_at_enrolment(
    trees: Iterable[Mapping[str, Any]],
    programme: Programme,
    *,
    facts: Facts,
    chosen: Mapping[str, datetime],
    zone: tzinfo,
) -> dict[str, datetime]:
    """The newest moment of each anchor that comes by itself once a patient is enrolled, of those that nobody has chosen."""
    today = facts.at.date()
    first = PhaseStands(programme.phases[0].key, "active", today.isoformat())
    by_hand = tuple(Anchored(key, at) for key, at in chosen.items())
    told_of = Told(by_hand, (first,), today, _by_type(trees))
    found: dict[str, datetime] = {}
    for one in come(programme, told_of, facts=facts, zone=zone):
        if one.by:
            found[one.key] = max(one.at, found.get(one.key, one.at))
    return found


def moved_on(follows: Iterable[Follows], *, at: datetime) -> list[Tree]:
    """The EpisodeOfCares in which a phase ends or begins now."""
    found = []
    for one in follows:
        changed = phased(one, on=at.date())
        if changed:
            found.append(told(one.enrolment.tree, changed))
    return found


def _by_type(trees: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in trees:
        found.setdefault(str(one.get("resourceType")), []).append(one)
    return found


def _completed(task: Mapping[str, Any], what: Sequence[Shown]) -> Tree:
    last = max(each.at for each in what).isoformat()
    begun = task.get("executionPeriod", {}).get("start")
    period = {**({"start": begun} if begun else {}), "end": last}
    return {
        **task,
        "status": "completed",
        "lastModified": last,
        "executionPeriod": period,
        "output": [*task.get("output", ()), *_words(task, what), *map(_output, what)],
    }


def _words(task: Mapping[str, Any], what: Sequence[Shown]) -> list[Tree]:
    """The same for people, unless somebody has said it in words of their own."""
    if any(one.get("type", {}).get("text") == DONE for one in task.get("output", ())):
        return []
    parts = list(dict.fromkeys(each.words for each in what))
    danish, english = ("; ".join(getattr(each, name) for each in parts) for name in ("da", "en"))
    return [{"type": {"text": DONE}, **element("valueString", type(parts[0])(da=danish, en=english))}]


def _output(one: Shown) -> Tree:
    by = [{"url": OURS + "by", "valueReference": {"reference": one.by}}] if one.by else []
    found: Tree = {"type": {"coding": [{"system": OURS + "done-when", "code": one.kind}]}}
    if by:
        found = {"extension": by, **found}
    if one.what:
        return {**found, "valueReference": {"reference": one.what}}
    return {**found, "valueDateTime": one.at.isoformat()}
