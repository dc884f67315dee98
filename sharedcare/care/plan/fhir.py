"""A thing of the plan as FHIR R4: what a resource says field by field, and the resource once a field says something else. Pure.

Whatever else stands in a resource stays as it is: what programmes and partners have written there is not ours to drop.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sharedcare.care.plan import goals
from sharedcare.care.plan.types import Kind

Tree = dict[str, Any]
TASK, COMMUNICATION, GOAL = "urn:sharedcare:task", "urn:sharedcare:communication", "urn:sharedcare:goal"
SERVICE, OFFER_STATUS = "urn:sharedcare:service", "urn:sharedcare:offer-status"
_OFFERS = {
    "draft": "offered",
    "active": "under-way",
    "on-hold": "under-way",
    "completed": "done",
    "revoked": "not-relevant",
}
_OFFERED = {
    "offered": "draft",
    "applied": "active",
    "under-way": "active",
    "done": "completed",
    "not-relevant": "revoked",
}
_RUNNING = {"ready": "requested", "received": "requested", "rejected": "cancelled", "failed": "cancelled"}
_SHOWN = "done"
_GOALS = {Kind.WISH: "what-matters", Kind.TARGET: "measurement", Kind.AIM: "other"}


def kind_of(tree: Mapping[str, Any]) -> Kind | None:
    """What a resource is in the plan; None for what is no part of it, such as a hand-over or a message."""
    kind = tree.get("resourceType")
    if kind == "Goal":
        if any("measure" in one for one in tree.get("target", ())):
            return Kind.TARGET
        # What a programme aims at is not put into the patient's mouth.
        goals_of = {code for one in tree.get("category", ()) for code in _codes(one, goals.GOAL)}
        return Kind.AIM if _GOALS[Kind.AIM] in goals_of else Kind.WISH
    if kind == "Task":
        codes = _codes(tree.get("code"), TASK)
        return Kind.TASK if not codes - {"programme-task"} else None
    if kind == "ServiceRequest":
        services = {code for one in tree.get("category", ()) for code in _codes(one, SERVICE)}
        is_offer = "offer" in services or "occurrencePeriod" in tree
        return Kind.OFFER if is_offer and "measuring" not in services else None
    if kind == "Communication":
        codes = {code for one in tree.get("category", ()) for code in _codes(one, COMMUNICATION)}
        if "agreement" in codes:
            return Kind.AGREEMENT
        return Kind.NOTE if "note" in codes else None
    return None


def fields_of(tree: Mapping[str, Any], kind: Kind) -> dict[str, str]:
    """What it says, field by field."""
    return _READ[kind](tree)


def applied(tree: Mapping[str, Any], kind: Kind, values: Mapping[str, str]) -> Tree:
    """The resource with those fields changed that say something else than it does."""
    stands = fields_of(tree, kind)
    changes = {name: value for name, value in values.items() if name in stands and stands[name] != value}
    return _WRITE[kind](dict(tree), changes) if changes else dict(tree)


def dated(tree: Mapping[str, Any], before: Mapping[str, Any], *, at: datetime) -> Tree:
    """The resource as it becomes now: a Task that is done with it says since when, and one that is not any more does not. What is
    counted from a task (`care/facts/coming.py`) is counted from there."""
    is_done, was_done = (one.get("status") == "completed" for one in (tree, before))
    if tree.get("resourceType") != "Task" or is_done == was_done:
        return dict(tree)
    period = {name: one for name, one in tree.get("executionPeriod", {}).items() if name != "end"}
    period |= {"end": at.isoformat()} if is_done else {}
    dated_so = {**tree, "lastModified": at.isoformat(), "executionPeriod": period}
    return {name: one for name, one in dated_so.items() if one}


def blank(kind: Kind, *, patient: str, by: str, at: str) -> Tree:
    """A new resource of this kind, before its fields are set. `by` is a reference, `at` a moment."""
    subject = {"reference": f"Patient/{patient}"}
    if kind in _GOALS:
        return goals.blank(code=_GOALS[kind], subject=subject, by=by, at=at)
    if kind is Kind.TASK:
        return {
            "resourceType": "Task",
            "language": "da",
            "status": "draft",
            "intent": "plan",
            "for": subject,
            "authoredOn": at,
            "requester": {"reference": by},
        }
    if kind is Kind.OFFER:
        return {
            "resourceType": "ServiceRequest",
            "language": "da",
            "status": "draft",
            "intent": "plan",
            "subject": subject,
            "authoredOn": at,
            "requester": {"reference": by},
            "category": [{"coding": [{"system": SERVICE, "code": "offer"}]}],
        }
    codes = ["note", "agreement"] if kind is Kind.AGREEMENT else ["note"]
    return {
        "resourceType": "Communication",
        "language": "da",
        "status": "completed",
        "category": [{"coding": [{"system": COMMUNICATION, "code": one}]} for one in codes],
        "subject": subject,
        "sender": {"reference": by},
        "sent": at,
    }


def _read_task(tree: Mapping[str, Any]) -> dict[str, str]:
    period = tree.get("restriction", {}).get("period", {})
    status = str(tree.get("status", ""))
    shown = (one for one in tree.get("output", ()) if one.get("type", {}).get("text") == _SHOWN)
    return {
        "text": str(tree.get("description") or tree.get("code", {}).get("text") or ""),
        "owner": goals.reference(tree.get("owner")),
        "start": str(period.get("start", ""))[:10],
        "due": str(period.get("end", ""))[:10],
        "status": _RUNNING.get(status, status),
        "because": str(tree.get("statusReason", {}).get("text", "")),
        "shown": next((str(one.get("valueString", "")) for one in shown), ""),
    }


def _write_task(tree: Tree, changes: Mapping[str, str]) -> Tree:
    if "text" in changes:
        goals.put(tree, "description", changes["text"])
        tree.pop("_description", None)
    if "owner" in changes:
        goals.put(tree, "owner", changes["owner"] and {"reference": changes["owner"]})
    if "start" in changes or "due" in changes:
        restriction = dict(tree.get("restriction", {}))
        period = goals.period(restriction.get("period", {}), changes, "due")
        goals.put(restriction, "period", period)
        goals.put(tree, "restriction", restriction)
    if "status" in changes:
        tree["status"] = changes["status"]
    if "because" in changes:
        goals.put(tree, "statusReason", changes["because"] and {"text": changes["because"]})
    if "shown" in changes:
        others = [one for one in tree.get("output", ()) if one.get("type", {}).get("text") != _SHOWN]
        said = [{"type": {"text": _SHOWN}, "valueString": changes["shown"]}] if changes["shown"] else []
        goals.put(tree, "output", [*others, *said])
    return tree


def _read_offer(tree: Mapping[str, Any]) -> dict[str, str]:
    period = tree.get("occurrencePeriod", {})
    exact = (one.get("valueCode") for one in tree.get("extension", ()) if one.get("url") == OFFER_STATUS)
    status = str(tree.get("status", ""))
    return {
        "text": str(tree.get("code", {}).get("text", "")),
        "owner": goals.reference(next(iter(tree.get("performer", ())), None)),
        "start": str(period.get("start", ""))[:10],
        "due": str(period.get("end", ""))[:10],
        "status": str(next(exact, "") or _OFFERS.get(status, status)),
        "because": goals.said(tree, _BECAUSE),
    }


_BECAUSE = "urn:sharedcare:because"


def _write_offer(tree: Tree, changes: Mapping[str, str]) -> Tree:
    # Else one whose period is taken out would not be known as an offer any more.
    services = {code for one in tree.get("category", ()) for code in _codes(one, SERVICE)}
    if "offer" not in services:
        said = {"coding": [{"system": SERVICE, "code": "offer"}]}
        tree["category"] = [*tree.get("category", ()), said]
    if "text" in changes:
        code = {name: value for name, value in tree.get("code", {}).items() if name != "_text"}
        tree["code"] = {**code, "text": changes["text"]}
    if "owner" in changes:
        goals.put(tree, "performer", changes["owner"] and [{"reference": changes["owner"]}])
    if "start" in changes or "due" in changes:
        goals.put(tree, "occurrencePeriod", goals.period(tree.get("occurrencePeriod", {}), changes, "due"))
    if "status" in changes:
        tree["status"] = _OFFERED.get(changes["status"], changes["status"])
        tree = goals.with_extension(tree, OFFER_STATUS, "valueCode", changes["status"])
    if "because" in changes:
        tree = goals.with_extension(tree, _BECAUSE, "valueString", changes["because"])
    return tree


def _read_note(tree: Mapping[str, Any]) -> dict[str, str]:
    parts = (str(one["contentString"]) for one in tree.get("payload", ()) if "contentString" in one)
    return {
        "topic": str(tree.get("topic", {}).get("text", "")),
        "text": "\n".join(parts),
        "status": str(tree.get("status", "")),
    }


def _write_note(tree: Tree, changes: Mapping[str, str]) -> Tree:
    if "topic" in changes:
        goals.put(tree, "topic", changes["topic"] and {"text": changes["topic"]})
    if "text" in changes:
        others = [one for one in tree.get("payload", ()) if "contentString" not in one]
        goals.put(
            tree, "payload", [{"contentString": changes["text"]}, *others] if changes["text"] else others
        )
    if "status" in changes:
        tree["status"] = changes["status"]
    return tree


def _codes(concept: Mapping[str, Any] | None, system: str) -> set[str]:
    return {str(one.get("code")) for one in (concept or {}).get("coding", ()) if one.get("system") == system}


_READ: dict[Kind, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    Kind.WISH: goals.read_wish,
    Kind.TARGET: goals.read_target,
    Kind.AIM: goals.read_wish,
    Kind.TASK: _read_task,
    Kind.OFFER: _read_offer,
    Kind.NOTE: _read_note,
    Kind.AGREEMENT: _read_note,
}
_WRITE: dict[Kind, Callable[[Tree, Mapping[str, str]], Tree]] = {
    Kind.WISH: goals.write,
    Kind.TARGET: goals.write,
    Kind.AIM: goals.write,
    Kind.TASK: _write_task,
    Kind.OFFER: _write_offer,
    Kind.NOTE: _write_note,
    Kind.AGREEMENT: _write_note,
}
