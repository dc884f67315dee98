"""What has been shown to be done becomes so: Tasks are completed with what showed it, and phases end and begin. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.care.elements import OURS, Tree
from sharedcare.care.enrolment.progress.phasing import phased, told
from sharedcare.care.enrolment.progress.showing import Follows, Shown, shown
from sharedcare.programmes.fhir.words import element

DONE = "done"
"""What the plan page knows the words by that tell what showed it (`care/plan/fhir.py`)."""


def completed(
    trees: Iterable[Mapping[str, Any]], follows: Mapping[str, Follows], *, zone: tzinfo
) -> list[Tree]:
    """The Tasks that are done by now, with what showed it and by whom."""
    by_type: dict[str, list[Mapping[str, Any]]] = {}
    for one in trees:
        by_type.setdefault(str(one.get("resourceType")), []).append(one)
    found = []
    for task in by_type.get("Task", ()):
        what = shown(task, follows=follows, trees=by_type, zone=zone)
        if what:
            found.append(_completed(task, what))
    return found


def moved_on(follows: Iterable[Follows], *, at: datetime) -> list[Tree]:
    """The EpisodeOfCares in which a phase ends or begins now."""
    found = []
    for one in follows:
        changed = phased(one, on=at.date())
        if changed:
            found.append(told(one.enrolment.tree, changed))
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
