"""What is read out of the trail. Frozen shapes that the doors may use."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sharedcare.access.types import Action, Ground


class Named(NamedTuple):
    """A resource that an entry is about. `id` is None when nothing in the record is known under its key; `type` too
    when nothing tells it. `name` is what a patient is called, where that was asked for."""

    key: int
    type: str | None = None
    id: str | None = None
    version: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the trail, with the names that belong to its numbers.

    Whoever acted is a person (`account`), a system (`client` above 0) or a command (`client` 0, named by `what`).
    `organization` is a SOR code. `ground` None says that it was refused, and `refusal` why. `patients` are those whose
    data were shown or changed, or the first of them: `met` is how many there were. `subject` is what was asked for, and
    `changed` what was changed.
    """

    tx: int
    id: int
    at: datetime
    request: int | None
    client: int
    client_name: str
    account: int | None
    username: str
    display: str
    role: str | None
    role_name: str
    organization: str | None
    organization_name: str
    source: str | None
    action: Action
    ground: Ground | None
    refusal: str | None
    type: str | None
    what: str | None
    as_of: datetime | None
    subject: Named | None
    patients: tuple[Named, ...]
    met: int
    changed: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are meant: all of these hold, and None holds for every one. `since` is included, `until` is not.

    `patient` is a logical id, `account` and `client` are numbers, `role` is a code of `urn:sharedcare:role`,
    `organization` is a SOR code. `entry` is the number of one entry, which is quickly found among those of a patient.
    """

    since: datetime | None = None
    until: datetime | None = None
    patient: str | None = None
    account: int | None = None
    client: int | None = None
    role: str | None = None
    organization: str | None = None
    actions: tuple[Action, ...] | None = None
    ground: Ground | None = None
    refused: bool | None = None
    entry: int | None = None


class After(NamedTuple):
    """Where a page goes on: behind this entry, in the order in which they are read."""

    at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, the newest first, and where the next page begins; None behind the last one."""

    entries: tuple[Told, ...]
    after: After | None


class Manner(StrEnum):
    """What was done: looked, changed something, found in a list among others, or tried and was refused."""

    LOOKED = "looked"
    CHANGED = "changed"
    FOUND = "found"
    REFUSED = "refused"


class Part(StrEnum):
    """At what part of a record, in the words in which a patient thinks of it."""

    ALL = "all"
    ABOUT = "about"
    MEASUREMENTS = "measurements"
    PLAN = "plan"
    MEDICINES = "medicines"
    ILLNESSES = "illnesses"
    CONTACTS = "contacts"
    MESSAGES = "messages"
    ANSWERS = "answers"
    DOCUMENTS = "documents"
    TRAIL = "trail"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at a patient, as the patient is told of it. `who` is a person, or a system when `is_system`; it is a
    command of ours, named whole, when `is_command`.

    `sector` is a code of `urn:sharedcare:sector`, empty where the record does not say. `is_first` says that this
    person, or this system, had never met the patient here before. `account` is that of a person.
    """

    id: int
    at: datetime
    who: str
    role: str
    organization: str
    sector: str
    is_system: bool
    is_command: bool
    manner: Manner
    part: Part
    ground: Ground | None
    as_of: datetime | None
    is_first: bool
    account: int | None = None


class Day(NamedTuple):
    """The looks of one day, the newest first."""

    on: date
    looks: tuple[Seen, ...]


class Opening(NamedTuple):
    """Somebody opened one patient: an entry of an account, not refused, that met exactly one."""

    account: int
    at: datetime
    patient: int


class Burst(NamedTuple):
    """Many different patients, opened by one account in a short time. `patients` is the most there were at once."""

    account: int
    since: datetime
    until: datetime
    patients: int


class Acquaintance(StrEnum):
    """What somebody may have to do with a patient besides work."""

    SELF = "self"
    COLLEAGUE = "colleague"
    NAME = "name"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Acquainted:
    """An account that opened a patient whom the person behind it may know: from when to when, and how often."""

    why: Acquaintance
    account: int
    patient: Named
    since: datetime
    until: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Stranger:
    """A patient whom accounts of an organisation opened, though it had nothing to do with them shortly before or
    after."""

    organization: str
    accounts: tuple[int, ...]
    patient: Named
    since: datetime
    until: datetime
    times: int


class Period(NamedTuple):
    """From a moment on, until another that is not included."""

    since: datetime
    until: datetime
