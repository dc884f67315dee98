"""What a plan asks for as FHIR R4 Task, Goal and ServiceRequest. Pure.

Each carries the parts of programmes that ask for it, and the mark of what the reconciliation wrote: what says something else
by now was changed by a person, and is left alone.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from sharedcare.care.elements import (
    OURS,
    Tree,
    concept,
    extension,
    named,
)
from sharedcare.care.enrolment.saying import goal_in_words, wins_over
from sharedcare.care.enrolment.timing import timing
from sharedcare.programmes.combining.standing import (
    GoalToStand,
)
from sharedcare.programmes.combining.types import Doer, MeasuringWanted, Source, TaskWanted
from sharedcare.programmes.fhir.words import coding, element
from sharedcare.programmes.types.words import Band, Code

UCUM = "http://unitsofmeasure.org"
NOT_ASKED = "not-asked-for"
"""Why the reconciliation itself has taken something away."""
STATUS_REASON = OURS + "status-reason"
WAITS = "waits"
_MARKED = {
    "Task": ("description", "restriction"),
    "Goal": ("description", "target"),
    "ServiceRequest": ("occurrenceTiming",),
}


def task(wanted: TaskWanted, *, patient: str, owner: str, name: str, by: str, at: datetime) -> Tree:
    """A Task that programmes ask for. `name` is its key, with the number of the occurrence."""
    return _task(
        {
            "resourceType": "Task",
            "language": "da",
            "intent": "order",
            "priority": "routine",
            "for": {"reference": f"Patient/{patient}"},
            "authoredOn": at.isoformat(),
            "requester": named(by),
            "owner": {"reference": owner},
            "code": {"coding": [{"system": OURS + "task", "code": "programme-task"}]},
            **element("description", wanted.title.clinician),
        },
        wanted,
        name=name,
        window=True,
    )


def task_again(tree: Mapping[str, Any], wanted: TaskWanted, *, name: str, window: bool) -> Tree:
    """A Task that more or fewer ask for; with `window`, which nobody has changed, also what it is called and when it is to be done:
    what two programmes wanted as one can be the other's alone."""
    before = {**tree, **element("description", wanted.title.clinician)} if window else tree
    return _task(before, wanted, name=name, window=window)


def taken_away(tree: Mapping[str, Any]) -> Tree:
    """A Task, Goal or ServiceRequest that no programme asks for any more."""
    reason = {"coding": [{"system": STATUS_REASON, "code": NOT_ASKED}]}
    if tree.get("resourceType") == "Goal":
        return {**tree, "lifecycleStatus": "cancelled", "statusReason": NOT_ASKED}
    status = "cancelled" if tree.get("resourceType") == "Task" else "revoked"
    return {**tree, "status": status, **({"statusReason": reason} if status == "cancelled" else {})}


def goal(wanted: GoalToStand, *, patient: str, conditions: Iterable[str], by: str, at: datetime) -> Tree:
    """A Goal that programmes propose."""
    addresses = [{"reference": each} for each in conditions]
    return goal_again(
        {
            "resourceType": "Goal",
            "language": "da",
            "lifecycleStatus": "active",
            "category": [
                {"coding": [{"system": OURS + "goal", "code": "measurement" if wanted.measure else "other"}]}
            ],
            "subject": {"reference": f"Patient/{patient}"},
            "startDate": at.date().isoformat(),
            "expressedBy": named(by),
            **({"addresses": addresses} if addresses else {}),
        },
        wanted,
    )


def goal_again(tree: Mapping[str, Any], wanted: GoalToStand) -> Tree:
    """A Goal with another band, or which more or fewer propose."""
    words = goal_in_words(wanted)
    found: Tree = {
        **tree,
        "identifier": [
            {"system": OURS + "goal-key", "value": f"{each.programme}:{each.key}"} for each in wanted.sources
        ],
        "description": concept(words.clinician),
        "extension": [
            *_others(tree, "source", "band", "citizen-text", "planned"),
            *_sources(wanted.sources),
            {"url": OURS + "citizen-text", **element("valueString", words.citizen)},
        ],
    }
    if wanted.band is not None:
        found["extension"].append(_band(wanted.band))
        if wanted.wins_over:
            found["note"] = [element("text", wins_over(wanted.band, wanted.unit, wanted.wins_over))]
        if wanted.measure:
            found["target"] = [_target(wanted)]
    return _marked(found)


def measuring(wanted: MeasuringWanted, *, patient: str, by: str, at: datetime) -> Tree:
    """A ServiceRequest: what the patient measures at home."""
    return measuring_again(
        {
            "resourceType": "ServiceRequest",
            "language": "da",
            "status": "active",
            "intent": "order",
            "category": [{"coding": [{"system": OURS + "service", "code": "measuring"}]}],
            "subject": {"reference": f"Patient/{patient}"},
            "performer": [{"reference": f"Patient/{patient}"}],
            "authoredOn": at.isoformat(),
            "requester": named(by),
        },
        wanted,
    )


def measuring_again(tree: Mapping[str, Any], wanted: MeasuringWanted) -> Tree:
    """A ServiceRequest with another rhythm, or which more or fewer ask for."""
    own = [coding(wanted.code), *(coding(each) for each in wanted.codes if each != wanted.code)]
    found = {
        **tree,
        "identifier": [{"system": OURS + "measurement-key", "value": wanted.key}],
        "code": concept(wanted.title.clinician, *own),
        "occurrenceTiming": timing(wanted.rhythm, since=wanted.since),
        "extension": [
            *_others(tree, "source", "rhythm", "planned"),
            *_sources(wanted.sources),
            {"url": OURS + "rhythm", "valueString": str(wanted.rhythm)},
        ],
    }
    return _marked(found)


def _task(tree: Mapping[str, Any], wanted: TaskWanted, *, name: str, window: bool) -> Tree:
    found: Tree = {
        **tree,
        "identifier": [
            {"system": OURS + "task-key", "value": name},
            *({"system": OURS + "occurrence", "value": each} for each in wanted.origins),
        ],
        "code": _code(tree.get("code", {}), wanted.codes),
        "performerType": _roles(wanted.doers),
        "extension": [
            *_others(tree, "source", "citizen-text", "hidden-from-patient"),
            *_sources(wanted.sources),
            {"url": OURS + "citizen-text", **element("valueString", wanted.title.citizen)},
        ],
    }
    if not wanted.shown_to_patient:
        found["extension"].append({"url": OURS + "hidden-from-patient", "valueBoolean": True})
    if not window:
        return found
    found["restriction"] = {"period": {"start": wanted.opens.isoformat(), "end": wanted.closes.isoformat()}}
    found["status"] = "on-hold" if wanted.waits else "requested"
    found.pop("statusReason", None)
    if wanted.waits:
        found["statusReason"] = {"coding": [{"system": STATUS_REASON, "code": WAITS}]}
    return _marked(found)


def _code(concept: Tree, codes: Iterable[Code]) -> Tree:
    """What a Task is, with the codes by which other systems know it as done."""
    stands = concept.get("coding", [])
    return {**concept, "coding": [*stands, *(one for one in map(coding, codes) if one not in stands)]}


def _roles(doers: Iterable[Doer]) -> list[Tree]:
    keys = dict.fromkeys(each.role for each in doers)
    return [{"coding": [{"system": OURS + "programme-role", "code": each}]} for each in keys]


def _sources(sources: Iterable[Source]) -> list[Tree]:
    return [
        {
            "url": OURS + "source",
            "valueCanonical": f"{OURS}activity:{each.programme}:{each.key}|{each.version}",
        }
        for each in sources
    ]


def _band(band: Band) -> Tree:
    return extension(
        "band",
        below_valueDecimal=band.below,
        at_most_valueDecimal=band.at_most,
        above_valueDecimal=band.above,
        at_least_valueDecimal=band.at_least,
    )


def _target(wanted: GoalToStand) -> Tree:
    band = wanted.band or Band()
    ends = {"low": band.high, "high": band.low}
    spans = {
        name: {"value": value, "unit": wanted.unit, "system": UCUM, "code": wanted.unit}
        for name, value in ends.items()
        if value is not None
    }
    return {"measure": {"coding": [coding(each) for each in wanted.measure]}, "detailRange": spans}


def _others(tree: Mapping[str, Any], *names: str) -> list[Any]:
    urls = {OURS + name for name in names}
    return [one for one in tree.get("extension", ()) if one.get("url") not in urls]


def _marked(tree: Tree) -> Tree:
    written = {"url": OURS + "planned", "valueString": mark(tree)}
    return {**tree, "extension": [*_others(tree, "planned"), written]}


def mark(tree: Mapping[str, Any]) -> str:
    """What the reconciliation wrote, in short: as long as it is the same, nobody has changed it."""
    said_by_us = {name: tree.get(name) for name in _MARKED[str(tree["resourceType"])]}
    written = orjson.dumps(said_by_us, option=orjson.OPT_SORT_KEYS)
    return sha256(written).hexdigest()[:16]
