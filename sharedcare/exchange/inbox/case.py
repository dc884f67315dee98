"""A message on its way from bytes to resources."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.exchange.inbox.errors import CannotMatch, NumberUsedBefore, SentAgain
from sharedcare.exchange.inbox.models import Message, State
from sharedcare.exchange.inbox.types import Known, Partner, Partners, Place, Reading, Resource
from sharedcare.exchange.reasons import reason_of
from sharedcare.kernel.errors import Refusal

WRITTEN = (
    "partner",
    "kind",
    "sender",
    "sender_name",
    "sector",
    "number",
    "person",
    "person_system",
    "patient_id",
    "sent_at",
    "state",
    "reason",
    "settled_at",
)
"""The columns that settling a message writes."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a message: how many resources came to be or changed, and whether it had been taken before."""

    message: Message
    created: int = 0
    updated: int = 0
    repeated: bool = False

    def once_more(self) -> "Settled":
        """What is told when the same bytes come a second time."""
        done = self.message.state == State.STORED
        return replace(self, created=0, updated=0, repeated=True) if done else self


@dataclass(slots=True)
class Case:
    """What was understood of a message, what it has seen of the record, and why it cannot be stored, if so."""

    message: Message
    partner: Partner | None = None
    reading: Reading | None = None
    refusal: Exception | None = None
    known: Known = field(default_factory=lambda: Known("", ""))
    places: set[Place] = field(default_factory=set)
    resources: Sequence[Resource] = ()
    created: int = 0
    updated: int = 0
    matched_again: bool = False

    @property
    def name(self) -> tuple[str, str, str] | None:
        """What no two messages have in common: partner, sender and number; None when it was not understood."""
        if self.partner is None or self.reading is None:
            return None
        return self.partner.name, self.reading.sender[:255], self.reading.number[:255]

    @property
    def said(self) -> Reading:
        """What was understood. Only for what was."""
        if self.reading is None:
            raise LookupError("Nothing was understood of this message.")
        return self.reading

    def begin_again(self) -> None:
        """Forget what was seen of the record, which may be different now."""
        self.known, self.places, self.resources = replace(self.known, standing={}), set(), ()
        self.created = self.updated = 0

    def compare(self, earlier: Message, partners: Partners, zone: tzinfo) -> None:
        """Refuse what came under the number of an earlier message: sent again if it says the same, else a mistake."""
        partner, form = partners(bytes(earlier.raw))
        if partner.read(form, zone) == self.reading:
            self.refusal = SentAgain(earlier.patient_id)
        else:
            self.refusal = NumberUsedBefore(
                "Another message with this number came from this sender before. Send it under a number of its own."
            )

    def conclude(self, at: datetime) -> None:
        """Note on the message what became of it."""
        message = self.message
        if self.partner is not None:
            message.partner, message.kind = self.partner.name, self.partner.kind
        if self.reading is not None:
            sender = self.reading.organisation
            message.sender, message.number = self.reading.sender[:255], self.reading.number[:255]
            message.sender_name, message.sector = sender.name[:255], sender.sector
            message.person_system, message.person = self.reading.person
            message.sent_at = self.reading.sent_at
        message.patient_id = (
            self.refusal.patient if isinstance(self.refusal, SentAgain) else self.known.patient
        )
        message.state = self._state()
        message.reason = "" if self.refusal is None else reason_of(self.refusal)
        message.settled_at = at

    def row(self) -> list[Any]:
        """What is written of the message, in the order of WRITTEN, and which it is."""
        return [*(getattr(self.message, column) for column in WRITTEN), self.message.id]

    def _state(self) -> State:
        if self.refusal is None:
            return State.STORED
        if isinstance(self.refusal, CannotMatch):
            return State.HELD
        return State.REPEATED if isinstance(self.refusal, SentAgain) else State.REFUSED


def understood(message: Message, partners: Partners, zone: tzinfo) -> Case:
    """A kept message, read; what cannot be read carries the reason."""
    case = Case(message)
    try:
        case.partner, form = partners(bytes(message.raw))
        case.reading = case.partner.read(form, zone)
        _refuse_nul(case.reading)
    except Refusal as refusal:
        case.refusal, case.reading = refusal, None
    except Exception as error:  # noqa: BLE001  (what others send must not stop us, whatever it does to us)
        case.refusal, case.reading = error, None
    return case


def _refuse_nul(reading: Reading) -> None:
    if "\0" in f"{reading.sender}{reading.number}{reading.organisation.name}":
        raise Refusal("There is a NUL character in the name or number of the sender. Send it without.")
