"""What an admission does to a plan: measuring at home pauses while the patient lies in, and a discharge is a task. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sharedcare.care.facts.admissions import Admission
from sharedcare.programmes import working_days
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.times import Duration, Unit
from sharedcare.programmes.types.words import Text

PAUSED, DISCHARGE = "urn:sharedcare:paused", "urn:sharedcare:discharge"
_RECENT = timedelta(days=3)
"""So long after it began or ended an admission moves the plan: what is told of years ago, as when a record is loaded, does not."""
_GO_THROUGH = Text(
    da="Patienten er udskrevet: gennemgå medicin, grænser og plan",
    en="Patient discharged: go through medicines, limits and plan",
)
_LOOKED_AT_WITHIN = Duration(2, Unit.DAY)
Tree = dict[str, Any]


def is_recent(one: Admission, *, at: datetime) -> bool:
    """Whether it began, or ended, so short a time ago that the plan is to follow."""
    last = one.ended or one.began
    return (one.ended is None and last <= at) or timedelta(0) <= at - last <= _RECENT


def paused(order: Mapping[str, Any], *, by: Admission) -> Tree | None:
    """The order to measure at home, resting because of the admission; None where it does not run."""
    if order.get("status") != "active":
        return None
    told = [
        {"url": "since", "valueInstant": by.began.isoformat()},
        {"url": "because", "valueReference": {"reference": f"Encounter/{by.id}"}},
    ]
    others = [one for one in order.get("extension", ()) if one.get("url") != PAUSED]
    return {**order, "status": "on-hold", "extension": [*others, {"url": PAUSED, "extension": told}]}


def resumed(order: Mapping[str, Any], *, after: Admission) -> Tree | None:
    """The order running again; None where something else than this admission has paused it."""
    if order.get("status") != "on-hold" or reason(order) != f"Encounter/{after.id}":
        return None
    others = [one for one in order.get("extension", ()) if one.get("url") != PAUSED]
    found = {**order, "status": "active", "extension": others}
    if not others:
        del found["extension"]
    return found


def reason(order: Mapping[str, Any]) -> str:
    """Because of what an order rests, as a reference; empty where it does not say."""
    return str(_told(order).get("because", {}).get("valueReference", {}).get("reference", ""))


def since(order: Mapping[str, Any]) -> datetime | None:
    """Since when an order rests because of an admission; None where it does not."""
    text = _told(order).get("since", {}).get("valueInstant")
    return datetime.fromisoformat(text) if text else None


def _told(order: Mapping[str, Any]) -> Mapping[str, Any]:
    for one in order.get("extension", ()):
        if one.get("url") == PAUSED:
            return {part.get("url"): part for part in one.get("extension", ())}
    return {}


def is_measuring(order: Mapping[str, Any]) -> bool:
    """Whether an order is one to measure at home."""
    return any(
        one.get("system") == "urn:sharedcare:service" and one.get("code") == "measuring"
        for category in order.get("category", ())
        for one in category.get("coding", ())
    )


def discharge_task(one: Admission, *, responsible: str, today: date, at: datetime) -> Tree:
    """The task of whoever is responsible to look at the plan after a discharge."""
    owner = (
        {"owner": {"reference": responsible}, "requester": {"reference": responsible}} if responsible else {}
    )
    return {
        "resourceType": "Task",
        "language": "da",
        "identifier": [{"system": DISCHARGE, "value": one.id}],
        "status": "requested",
        "intent": "order",
        "priority": "urgent",
        **element("description", _GO_THROUGH),
        "for": {"reference": f"Patient/{one.patient}"},
        "focus": {"reference": f"Encounter/{one.id}"},
        "authoredOn": at.isoformat(),
        **owner,
        "restriction": {"period": {"end": working_days.after(today, _LOOKED_AT_WITHIN).isoformat()}},
    }
