"""Who may do what with the plan, and what can be stored in it. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

from sharedcare.care.mandates.rules import CHANGE_PLAN, SET_GOALS, WRITE
from sharedcare.care.plan.types import FIELDS, PROPOSED, STATUSES, Kind

_OF_OWNER = frozenset({"status", "because", "shown"})
"""What whoever owns a task or offer says of it, whatever else the role may."""
_LONGEST = {"topic": 200, "text": 2000, "because": 500, "shown": 500}


def needed(kind: Kind, changes: Collection[str], *, is_own: bool) -> frozenset[str]:
    """Which rights it takes to change these fields of a thing; `is_own` says whether it is of one's own organisation."""
    if not changes:
        return frozenset()
    if kind in (Kind.NOTE, Kind.AGREEMENT) or set(changes) == {"attainment"}:
        return frozenset({WRITE})
    if kind in (Kind.WISH, Kind.TARGET, Kind.AIM):
        return frozenset({SET_GOALS})
    return frozenset() if is_own and set(changes) <= _OF_OWNER else frozenset({CHANGE_PLAN})


def amiss(kind: Kind, values: Mapping[str, str]) -> list[str]:
    """The fields that cannot be stored as they are."""
    found = []
    for name in FIELDS[kind]:
        value = values.get(name, "")
        if not _fits(kind, name, value):
            found.append(name)
    low, high = values.get("low", ""), values.get("high", "")
    if (
        kind is Kind.TARGET
        and not found
        and (not (low or high) or (low and high and float(low) > float(high)))
    ):
        found.append("high")
    if "due" not in found and values.get("start", "") > values.get("due", "") > "":
        found.append("due")
    if (
        values.get("status") in ("cancelled", "not-relevant")
        and "because" in FIELDS[kind]
        and not values.get("because")
    ):
        found.append("because")
    return found


def is_proposed(kind: Kind, status: str) -> bool:
    """Whether nobody who may has decided yet."""
    return kind is not Kind.OFFER and PROPOSED.get(kind) == status


def _fits(kind: Kind, name: str, value: str) -> bool:
    if name == "text":
        return bool(value.strip()) and len(value) <= _LONGEST["text"]
    if not value:
        return name != "status"
    if name in ("start", "due"):
        return _is_day(value)
    if name in ("low", "high"):
        return _is_number(value)
    if name == "attainment":
        return value in ("-2", "-1", "0", "1", "2")
    if name == "status":
        return value in STATUSES[kind]
    if name == "owner":
        return value.partition("/")[0] in ("PractitionerRole", "Organization", "Patient", "RelatedPerson")
    return len(value) <= _LONGEST.get(name, 200)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < 1e9 and len(text) <= 12
    except ValueError:
        return False
