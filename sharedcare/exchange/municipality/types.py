"""What a municipality says, freed from the bundle it says it in."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sharedcare.exchange.forms.tree import Tree
from sharedcare.exchange.parties.types import Identifier, Organisation, Professional


class Activity(Enum):
    """Why the message was sent: something new, a correction of an earlier message, or its withdrawal."""

    NEW = "new-message"
    MODIFIED = "modified-message"
    RETRACTED = "retract-message"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One thing that was measured: the sender's number for it, and the elements of an Observation that say it."""

    number: str
    says: Tree


@dataclass(frozen=True, slots=True)
class Report:
    """One message. `number` is the id of its header, `replaces` those of the messages that it corrects or withdraws.

    What identifies the transport, the bundle's own id and time, is left out: it differs each time a message is sent.
    """

    number: str
    activity: Activity
    replaces: tuple[str, ...]
    sent_at: datetime
    issued: datetime
    person: Identifier
    producer: Organisation
    nurse: Professional | None
    requester: Organisation | None
    says: Tree
    measurements: tuple[Measurement, ...]
    pictures: tuple[Measurement, ...]
    results: tuple[str, ...]
