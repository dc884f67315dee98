"""What is known of a hand-over, and what one can do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sharedcare.care.team.types import Absent
from sharedcare.programmes.types.words import Text


class Stand(StrEnum):
    """Where a hand-over stands. Until it is accepted the sender is responsible."""

    OFFERED = "offered"
    ASKED = "asked"
    """The receiver has asked something, and waits for the answer."""
    AGREED = "agreed"
    """The receiver has said yes for a day that lies ahead: until that day the sender is responsible."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"
    LAPSED = "lapsed"
    """On the day it could not move any more: the sender has kept it."""


class Lapse(StrEnum):
    """Why an agreed one did not move on its day."""

    OVER = "over"
    """What was handed over has ended."""
    ROLE = "role"
    """Whoever said yes is not in that role any more."""
    PLACE = "place"
    """They are not of the receiver who was asked."""
    MANDATE = "mandate"
    """By the programme their role takes over nothing any more."""
    CLOSED = "closed"
    """The record is not open to them any more."""


class Held(StrEnum):
    """Why an agreed one has not moved although its day has come: the sender is still responsible."""

    RESTS = "rests"
    """The programme is on hold: it moves when that goes on."""
    LATE = "late"
    """Its day is past, and nothing that the record tells of keeps it: it is tried again and again."""


class Unfit(StrEnum):
    """Why nothing can be handed over from a day on."""

    PAST = "past"
    FAR = "far"
    WHOLE = "whole"
    """The whole patient goes at once: what each programme is on that day nobody knows."""


class Step(StrEnum):
    """What can be done with one that stands."""

    ACCEPT = "accept"
    ASK = "ask"
    ANSWER = "answer"
    DECLINE = "decline"
    TAKE_BACK = "take-back"
    KEEP = "keep"
    """To answer what became of it: responsibility stays where it is."""


class Side(StrEnum):
    """Whose turn a step is."""

    SENDER = "sender"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the receiver's or an answer of the sender's; `by` is a reference."""

    is_question: bool
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A hand-over as it is proposed. `focus` is the EpisodeOfCare or Task (`Type/id`) whose responsibility is to move, `phase` the
    key of the phase that begins with it, if one does; `receiver` a PractitionerRole or an Organization. `starts` is the day from which
    the receiver is responsible, None for at once; `due` by when a partner would like it to have happened, which moves nothing. `called` is
    the text in both languages, where it is ours and not the sender's, and `items_called` those of the open items that are.
    `also` are the other EpisodesOfCare where the whole patient is handed over: all of them move together, or none."""

    focus: str
    receiver: str
    text: str
    reason: str
    phase: str = ""
    open_items: tuple[str, ...] = ()
    starts: date | None = None
    due: date | None = None
    called: Text | None = None
    items_called: Mapping[str, Text] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    @property
    def foci(self) -> tuple[str, ...]:
        """All that is handed over."""
        return (self.focus, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One hand-over. `sender` and `receiver` are references; `ended_by` and `because` say who ended it and why, where it has ended
    (`lapse`: why it did not move; `lost_phase`: that it moved, and the phase that was to begin with it did not); of one that is agreed `ended_by` is who takes over.
    `programme` is the code of the programme of the episode, as far as it is known."""

    id: str
    version: int
    patient: str
    wanted: Wanted
    sender: str
    asked: datetime
    stand: Stand
    turns: tuple[Turn, ...] = ()
    ended: datetime | None = None
    ended_by: str = ""
    because: str = ""
    lapse: Lapse | None = None
    lost_phase: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to move: unanswered, or agreed for a day ahead."""
        return self.is_waiting or self.stand is Stand.AGREED

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be answered."""
        return self.stand in (Stand.OFFERED, Stand.ASKED)

    @property
    def last_moved(self) -> datetime:
        """When somebody did something about it last."""
        return max((self.asked, *(turn.at for turn in self.turns)))


class Level(StrEnum):
    """How long nobody has moved."""

    WAITS = "waits"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How a waiting hand-over stands on a day: from which day on it is red, and working days left until then (0 on the day and
    after it)."""

    level: Level
    red_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody whom responsibility can go to: an organisation to which the record is open, or one of the team in it.

    `reference` is what it is proposed to, `organization` the id of the organisation. `joins` is the agreement (`Contract/id`) by which
    an organisation that is not on the team yet would get the record; empty for those who have it. `lacks` is what nobody there decides
    by the programme (`mandates.rules.DECIDES`), whoever takes over: it stays as it is set until somebody else changes it.
    """

    reference: str
    organization: str
    name: str
    sector: str
    joins: str = ""
    lacks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """To whom something can be handed over, and why others are not there."""

    receivers: tuple[Receiver, ...]
    absent: tuple[Absent, ...] = ()
