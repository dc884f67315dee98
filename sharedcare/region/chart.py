"""One person's chart while it is being written: resources for the record, and messages that partners send.

The courses and the cast write into it through the modules of `entries` and `sent`; each entry gets an id that a
reader can guess, such as `demo-poul-weight-3`, and that is the same in every run.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sharedcare.region.bilingual import LANGUAGE
from sharedcare.region.calendar import Calendar
from sharedcare.region.citizen import Citizen
from sharedcare.region.systems import Resource


@dataclass(frozen=True, slots=True)
class Message:
    """What a partner sends: `name` is the file it travels in, which says nothing of who the person is by number, `sent`
    the moment at which it went out."""

    partner: str
    name: str
    raw: bytes
    sent: str


@dataclass(slots=True)
class Chart:
    """Everything known of a person so far. `chance` is the person's own, so that nobody else's story moves theirs."""

    citizen: Citizen
    calendar: Calendar
    chance: Random
    resources: list[Resource] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    earlier: dict[str, list[tuple[str, Resource]]] = field(default_factory=dict)
    """What a resource (`Type/id`) said before, by members that were different: from which moment, and which."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def patient(self) -> Resource:
        """A Reference to the person."""
        return {"reference": self.citizen.reference}

    def add(self, type: str, kind: str, /, **members: Any) -> str:
        """Write a resource; the answer is the reference to it, `Type/id`."""
        return self.named(type, self.number(kind), **members)

    def named(self, type: str, name: str, /, **members: Any) -> str:
        """Write a resource that bears a name of its own after the person's."""
        full = f"{self.citizen.id}-{name}"
        self.resources.append({"resourceType": type, "id": full, "language": LANGUAGE, **members})
        return f"{type}/{full}"

    def was(self, reference: str, day: int, **members: Any) -> None:
        """Tell what a resource said from a day on, until it was changed."""
        self.earlier.setdefault(reference, []).append((self.calendar.date(day), members))

    def number(self, kind: str) -> str:
        """The next name of a kind, such as `weight-3`."""
        self.counts[kind] += 1
        return f"{kind}-{self.counts[kind]}"
