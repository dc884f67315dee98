"""The things that a plan is made of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a thing is."""

    WISH = "wish"
    """A goal in the patient's own words."""
    TARGET = "target"
    """A goal for something that is measured."""
    AIM = "aim"
    """A goal that a programme sets and no one value shows: nobody's own words."""
    TASK = "task"
    OFFER = "offer"
    """What a municipality, or somebody else, offers: training, a course, home nursing."""
    NOTE = "note"
    AGREEMENT = "agreement"
    """What was agreed with the patient, in words."""


FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.WISH: ("text", "attainment", "due", "owner", "status"),
    Kind.TARGET: ("text", "low", "high", "attainment", "due", "owner", "status"),
    Kind.AIM: ("text", "attainment", "due", "owner", "status"),
    Kind.TASK: ("text", "owner", "start", "due", "status", "because", "shown"),
    Kind.OFFER: ("text", "owner", "start", "due", "status", "because"),
    Kind.NOTE: ("topic", "text", "status"),
    Kind.AGREEMENT: ("topic", "text", "status"),
}
"""What can be edited of each, in the order of a form. `shown` is what showed that a task was done."""

STATUSES: dict[Kind, tuple[str, ...]] = {
    Kind.WISH: ("proposed", "active", "on-hold", "completed", "cancelled"),
    Kind.TARGET: ("proposed", "active", "on-hold", "completed", "cancelled"),
    Kind.AIM: ("proposed", "active", "on-hold", "completed", "cancelled"),
    Kind.TASK: ("draft", "requested", "accepted", "in-progress", "on-hold", "completed", "cancelled"),
    Kind.OFFER: ("offered", "applied", "under-way", "done", "not-relevant"),
    Kind.NOTE: ("completed", "entered-in-error"),
    Kind.AGREEMENT: ("completed", "entered-in-error"),
}

PROPOSED = {
    Kind.WISH: "proposed",
    Kind.TARGET: "proposed",
    Kind.AIM: "proposed",
    Kind.TASK: "draft",
    Kind.OFFER: "offered",
}
"""What stands in `status` until somebody who may decide has decided."""
DECIDED = {
    Kind.WISH: "active",
    Kind.TARGET: "active",
    Kind.AIM: "active",
    Kind.TASK: "requested",
    Kind.OFFER: "offered",
}
TAKEN_OUT = {
    Kind.WISH: "cancelled",
    Kind.TARGET: "cancelled",
    Kind.AIM: "cancelled",
    Kind.TASK: "cancelled",
    Kind.OFFER: "not-relevant",
    Kind.NOTE: "entered-in-error",
    Kind.AGREEMENT: "entered-in-error",
}
OVER = frozenset({"completed", "cancelled", "done", "not-relevant", "entered-in-error", "rejected", "failed"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them: its kind, the reference (`Type/id`) and version of the resource, what it says field by field, and the resource."""

    kind: Kind
    reference: str
    version: int
    updated: datetime
    fields: dict[str, str]
    tree: dict[str, Any]

    @property
    def is_over(self) -> bool:
        """Whether it belongs to the past."""
        return self.fields.get("status", "") in OVER


@dataclass(frozen=True, slots=True)
class Edit:
    """A change as somebody wishes for it: of which thing, from which version, and why."""

    reference: str
    base: int
    values: dict[str, str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that is to come into the plan. `measured` is the `measure` and the `unit` of a target, as FHIR."""

    kind: Kind
    values: dict[str, str]
    why: str = ""
    measured: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One version of a thing: who made it, why, and what it changed of the one before. `by` is a reference, empty where nobody
    is named."""

    version: int
    at: datetime
    by: str
    why: str
    before: dict[str, str]
    after: dict[str, str]
