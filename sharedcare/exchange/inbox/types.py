"""What a partner's folder offers, so that a new partner is a new folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, NamedTuple, Protocol

from sharedcare.exchange.forms.opening import Opened
from sharedcare.exchange.parties.types import Identifier, Organisation, Party

Resource = dict[str, Any]
Place = tuple[str, str]
"""A resource type and a logical id."""


class Kept(NamedTuple):
    """What may be told of a message to whoever looks after them: all but what it says, and whom it is about."""

    id: str
    received_at: datetime
    kind: str
    sector: str
    sender: str
    sender_name: str
    number: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the inbox knows when a message is to become resources.

    `patient` is a logical id; `references` leads from each person and organisation that the message names to the
    record; `standing` is what stands in the places that the message asked to see; `source` goes into meta.source.
    """

    patient: str
    source: str
    references: Mapping[Party, str] = field(default_factory=dict)
    standing: Mapping[Place, Resource] = field(default_factory=dict)


class Reading(Protocol):
    """A message that was understood. Pure: what is stored already is given to it.

    Two readings are equal when they say the same: a message that was sent again is known by that.
    """

    @property
    def sender(self) -> str:
        """Who sent it, by the number that no one else has."""

    @property
    def number(self) -> str:
        """The sender's own number for the message."""

    @property
    def sent_at(self) -> datetime:
        """When it was sent."""

    @property
    def person(self) -> Identifier:
        """The number of the person it is about."""

    @property
    def organisation(self) -> Organisation:
        """The organisation that sent it."""

    @property
    def parties(self) -> Sequence[Party]:
        """The people and organisations it names."""

    def places(self, known: Known) -> Sequence[Place]:
        """What it has to see of the record. Asked again with what stood there, until it names nothing new."""

    def resources(self, known: Known) -> Sequence[Resource]:
        """What is to be stored, given what stands."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A kind of message. `recognises` tells whether it is meant to be one; `read` understands it, taking times
    without an offset in a time zone, and raises a Refusal that says what is wrong. `kind` names the standard."""

    name: str
    kind: str
    recognises: Callable[[Opened], bool]
    read: Callable[[Opened, tzinfo], Reading]


Partners = Callable[[bytes], tuple[Partner, Opened]]
"""From the bytes to the partner whose message it is. Raises a Refusal that says what else it is."""
