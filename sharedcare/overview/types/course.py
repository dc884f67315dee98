"""What happened: the time line, messages and notes, and what is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sharedcare.overview.types.parties import Party, Ref, Sector
from sharedcare.overview.types.texts import Text


class Event(NamedTuple):
    """Something on the time line: a moment, or with `ends` a stretch. `kind` is that of the resource it was read
    from: admission, emergency, contact, home-visit, telephone, appointment, service, measurements, answers, handover.
    `text` is empty where the kind says all."""

    lane: Sector
    kind: str
    text: Text
    starts: datetime
    ends: datetime | None
    is_planned: bool
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class Note:
    """A message between people, or with `is_message` false a note that one of them left for all. `is_to_patient`: it is the patient
    who has to read it, and nobody of those who treat."""

    text: Text
    topic: Text
    sender: Party | None
    sent: datetime
    is_message: bool
    is_unread: bool
    ref: Ref
    is_new: bool
    is_to_patient: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came or changed: who, what, when. `kind` is the type of the resource, `tile` where it shows."""

    tile: str
    kind: str
    text: Text
    by: Party | None
    at: datetime
    is_first: bool
    ref: Ref


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the reader last looked; `since` is None for who never did."""

    since: datetime | None
    changes: tuple[Change, ...]
