"""What tells by a Task that a hand-over did not do all that was agreed. Pure."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sharedcare.access.grants.fhir import TASK
from sharedcare.care.handover.types import Handover
from sharedcare.programmes.fhir.words import LANGUAGE, element
from sharedcare.programmes.types.words import Text

COMPLETED, CANCELLED = "completed", "cancelled"


def task(  # noqa: PLR0913 - what it is, of which hand-over, whose and about what
    code: str,
    says: Text,
    found: Handover,
    *,
    owner: str,
    focus: str,
    today: date,
    at: datetime,
    time: int = 0,
) -> dict[str, Any]:
    """A Task of this owner about this focus (`Type/id`), due at once. `time` tells apart what is told several times of one."""
    return {
        "resourceType": "Task",
        "language": LANGUAGE,
        "identifier": [{"system": identifier(code), "value": _which(found, time)}],
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": TASK, "code": code}]},
        **element("description", says),
        "for": {"reference": f"Patient/{found.patient}"},
        "focus": {"reference": focus},
        "authoredOn": at.isoformat(timespec="seconds"),
        "owner": {"reference": owner},
        # A partner may have named nobody.
        **({"requester": {"reference": found.sender}} if found.sender else {}),
        "restriction": {"period": {"end": today.isoformat()}},
    }


def identifier(code: str) -> str:
    """The system of the identifier by which there is one such Task of a hand-over: its value is the id of that, and behind a `/` the time."""
    return f"urn:sharedcare:{code}"


def only_one(code: str, found: Handover, *, time: int = 0) -> str:
    """The search that finds the Task where it is there already."""
    return f"identifier={identifier(code)}|{_which(found, time)}"


def of(tree: Mapping[str, Any], codes: Collection[str]) -> tuple[str, str]:
    """Which of these codes a Task has, and the id of the hand-over that it tells of; empty where it tells of none."""
    named = {str(one.get("system")): str(one.get("value", "")) for one in tree.get("identifier", ())}
    code = next((one for one in codes if identifier(one) in named), "")
    return code, named.get(identifier(code), "").partition("/")[0]


def becomes(goes_on: Mapping[str, bool], *, under_way: Collection[str]) -> str:
    """As what it ends; empty while it waits for an answer. `goes_on` is what has not ended of what was handed over, and whether that is
    still of those who are told; `under_way` what somebody is asked about again. Of a whole patient nothing may be left over."""
    if not goes_on:
        return CANCELLED
    left = {one for one, is_still in goes_on.items() if is_still} - set(under_way)
    return "" if left else COMPLETED


def ended(tree: Mapping[str, Any], *, status: str, at: datetime) -> dict[str, Any]:
    """The Task once it is answered."""
    return {**tree, "status": status, "lastModified": at.isoformat(timespec="seconds")}


def _which(found: Handover, time: int) -> str:
    return f"{found.id}/{time}" if time else found.id
