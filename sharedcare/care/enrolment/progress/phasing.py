"""Which phases begin and end by what is known now. Pure.

A phase ends when all hold that the file says it ends with. One begins when all hold that it begins with; without any, once the one
before it has ended. Who answers for the patient is not moved by that: a hand-over does, and only once it is accepted.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sharedcare.care.elements import OURS
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.facts.enrolled import PhaseStands
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.course import Phase

_PLANNED, _ACTIVE, _DONE = "planned", "active", "done"


def phased(one: Follows, *, on: date) -> dict[str, PhaseStands]:
    """The phases that stand otherwise from this day on, by key. What the file does not know is left as it is."""
    standing = {each.key: each for each in one.enrolment.phases}
    changed: dict[str, PhaseStands] = {}
    before: PhaseStands | None = None
    for phase in one.programme.phases:
        stands = standing.get(phase.key)
        if stands is None:
            before = None
            continue
        now = _moved(phase, stands, before, one, on)
        if now != stands:
            changed[phase.key] = now
        before = now
    return changed


def told(tree: Mapping[str, Any], changed: Mapping[str, PhaseStands]) -> dict[str, Any]:
    """The EpisodeOfCare with these phases as they stand now."""
    return {**tree, "extension": [_again(one, changed) for one in tree.get("extension", ())]}


def _moved(
    phase: Phase, stands: PhaseStands, before: PhaseStands | None, one: Follows, on: date
) -> PhaseStands:
    now = stands
    if now.status == _PLANNED and _begins(phase, before, one):
        now = replace(now, status=_ACTIVE, begins=on.isoformat())
    if now.status == _ACTIVE and phase.ends and _hold(phase.ends, one):
        now = replace(now, status=_DONE, ends=on.isoformat())
    return now


def _begins(phase: Phase, before: PhaseStands | None, one: Follows) -> bool:
    if phase.begins:
        return _hold(phase.begins, one)
    return before is not None and before.status == _DONE


def _hold(conditions: Any, one: Follows) -> bool:
    programme: Programme = one.programme
    return all_hold(conditions, one.facts, programme).holds is Holds.YES


def _again(extension: Any, changed: Mapping[str, PhaseStands]) -> Any:
    if extension.get("url") != OURS + "phase":
        return extension
    parts = extension.get("extension", ())
    names = [one.get("valueCodeableConcept", {}) for one in parts if one.get("url") == "name"]
    keys = {
        each.get("code")
        for one in names
        for each in one.get("coding", ())
        if each.get("system") == OURS + "phase"
    }
    stands = next((changed[key] for key in keys if key in changed), None)
    if stands is None:
        return extension
    period = {"start": stands.begins, "end": stands.ends}
    kept = [one for one in parts if one.get("url") not in ("status", "period")]
    new = [
        {"url": "status", "valueCode": stands.status},
        {"url": "period", "valuePeriod": {name: day for name, day in period.items() if day}},
    ]
    return {**extension, "extension": [*kept, *new]}
