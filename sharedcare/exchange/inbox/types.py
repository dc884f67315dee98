"""What a partner's folder offers, so that a new partner is a new folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, NamedTuple, Protocol

Resource = dict[str, Any]
Place = tuple[str, str]
"""A resource type and a logical id."""


class Kept(NamedTuple):
    """What may be told of a message to whoever looks after them: all but what it says, and whom it is about."""

    id: str
    received_at: datetime
    sender: str
    number: str
    state: str
    reason: str


class Reading(Protocol):
    """A message that was understood. Pure: what is stored already is given to it."""

    @property
    def sender(self) -> str:
        """Who sent it, as they call themselves."""

    @property
    def number(self) -> str:
        """The sender's own number for the message."""

    @property
    def sent_at(self) -> datetime:
        """When it was sent."""

    @property
    def person(self) -> str:
        """The CPR number of the person it is about."""

    def places(self, patient: str) -> Sequence[Place]:
        """What it may change, for the patient with this logical id."""

    def resources(
        self, patient: str, standing: Mapping[Place, Resource], *, source: str
    ) -> Sequence[Resource]:
        """What is to be stored, given what stands in these places."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A kind of message. `recognises` tells from the first bytes whether it is meant to be one; `read` understands
    it, taking times without an offset in a time zone, and raises a Refusal that says what is wrong."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, tzinfo], Reading]
