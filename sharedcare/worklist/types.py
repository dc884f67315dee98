"""What waits for a team: kinds of reasons, patients with all their reasons, and the tabs that they stand in."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(IntEnum):
    """Why a patient stands on the list. The numbers are stored in `worklist_item` and never change their meaning; 13 was the newest
    value from home."""

    RED = 1
    YELLOW = 2
    MISSING = 3
    NOT_JUDGED = 4
    HANDOVER = 5
    MESSAGE = 6
    TASK = 7
    LOOKED = 8
    """No reason: that somebody looked at values on target, from when on others are new."""
    GREEN = 9
    """New values, each judged green by a limit in force. Never stored."""
    UNJUDGED = 10
    """New values, of which at least one was not judged green, and no finding says why. Never stored."""
    TO_AGREE = 11
    """The value that others are held against was never agreed: a finding that says nothing of how the patient is."""
    AGREED = 12
    """A hand-over that was accepted for a day ahead: it moves by itself, and presses nobody."""
    HELD = 14
    """One whose day is past, and that has not moved: the sender is still responsible, and both press. Never stored."""


FINDINGS = frozenset({Kind.RED, Kind.YELLOW, Kind.MISSING, Kind.NOT_JUDGED, Kind.TO_AGREE})
TELLING = FINDINGS - {Kind.TO_AGREE}
"""Findings of how the patient is: where one stands, the newest value is no reason beside it."""
VALUES = frozenset({Kind.GREEN, Kind.UNJUDGED})
"""Reasons that are a value itself."""


class Tab(StrEnum):
    """The parts of the list, in the order in which they stand."""

    ALL = "all"
    ACT = "act"
    WATCH = "watch"
    MISSING = "missing"
    NOT_JUDGED = "not-judged"
    ON_TARGET = "on-target"
    HANDOVERS = "handovers"
    TASKS = "tasks"
    MESSAGES = "messages"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    SNOOZED = "snoozed"
    UNSEEN = "unseen"


class Item(NamedTuple):
    """One reason: the resource it is read from (type and key), since when it waits, when it is due.

    `is_ours` is whether it is for the reader's team, `is_mine` for the reader. `assigned` is the key of whom it is assigned to,
    0 for nobody. `topic` is by what findings are one matter, and `sign` by what they say the same: of the answers to
    one questionnaire each is a sign of its own; 0 where nothing tells.
    """

    kind: Kind
    key: int
    since: datetime
    due: datetime | None = None
    assigned: int = 0
    snoozed: datetime | None = None
    is_ours: bool = False
    is_mine: bool = False
    topic: int = 0
    sign: int = 0

    @property
    def matter(self) -> int:
        """What is one with it: what a rule finds again and again is one matter."""
        return self.topic or self.key

    @property
    def is_at_once(self) -> bool:
        """Whether it is a finding of which the patient was told at once what to do: of findings only such are due at all."""
        return self.due is not None and self.kind in FINDINGS

    @property
    def is_handover(self) -> bool:
        """Whether it is a hand-over itself that waits or is agreed, and not a task that tells what became of one: of these alone somebody
        is to have done something by a time."""
        return self.kind in (Kind.AGREED, Kind.HELD) or (self.kind is Kind.HANDOVER and self.due is None)

    @property
    def type(self) -> str:
        """The type of the resource."""
        return _TYPES.get(self.kind, "DetectedIssue")


_TYPES = {
    Kind.HANDOVER: "Task",
    Kind.AGREED: "Task",
    Kind.HELD: "Task",
    Kind.TASK: "Task",
    Kind.LOOKED: "Task",
    Kind.MESSAGE: "Communication",
    Kind.GREEN: "Observation",
    Kind.UNJUDGED: "Observation",
}


class Standing(NamedTuple):
    """One patient of the team with every reason that counts now, the most urgent first, and those that are put off.

    `key` is the patient's; `rank` is how urgent the first reason is, 0 for the most; `is_responsible` is whether the
    reader is the one who is responsible now.
    """

    key: int
    items: tuple[Item, ...]
    snoozed: tuple[Item, ...]
    rank: int
    is_responsible: bool
    is_unseen: bool

    @property
    def top(self) -> Item | None:
        """The most urgent reason."""
        return self.items[0] if self.items else None


class Told(NamedTuple):
    """What the record tells of one patient of the team, before it is judged: `items` are reasons as stored, and the newest
    values taken at home, which need not be told beside a finding."""

    key: int
    is_responsible: bool
    items: list[Item]
