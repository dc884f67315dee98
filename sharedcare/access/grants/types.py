"""What relations are made of: facts as resources tell them, and what follows from them. Frozen."""

from datetime import datetime
from typing import NamedTuple

from sharedcare.records.indexing.dates import EARLIEST, LATEST


class Span(NamedTuple):
    """From when until when something counts; `until` is the first moment at which it does not."""

    since: datetime = EARLIEST
    until: datetime = LATEST

    def within(self, other: "Span") -> "Span | None":
        """What this and another span have in common; None when that is nothing."""
        both = Span(max(self.since, other.since), min(self.until, other.until))
        return both if both.since < both.until else None


ALWAYS = Span()


class Enrolment(NamedTuple):
    """The patient takes part in a programme. EpisodeOfCare."""

    programme: str
    span: Span


class Seat(NamedTuple):
    """Somebody has a place on the patient's team: the key of a PractitionerRole or an Organization. CareTeam."""

    member: int
    span: Span


class Permission(NamedTuple):
    """The patient agrees to sharing in a programme. Consent."""

    programme: str
    span: Span


class Prohibition(NamedTuple):
    """The patient says no: to some organisations or (none named) all, of everything, of some entries or of some kinds
    of entries. `source` is the key of the Consent that says so."""

    source: int
    organizations: tuple[int, ...]
    entries: tuple[int, ...]
    kinds: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it is about the record as a whole."""
        return not self.entries and not self.kinds


class Wishes(NamedTuple):
    """What the patient has decided."""

    permissions: tuple[Permission, ...]
    prohibitions: tuple[Prohibition, ...]


NO_WISHES = Wishes((), ())


class Whole(NamedTuple):
    """What a role or an organisation treats as (the key of the organisation as a whole), and while it does."""

    organization: int
    span: Span


class Relation(NamedTuple):
    """An organisation treats the patient in a programme, as far as the patient has a say in it."""

    organization: int
    programme: str
    span: Span


class Treating(NamedTuple):
    """An organisation to whom a patient's record is open, for a programme and under an agreement, since when; `key` and
    `id` are of the Organization, `sector` is a code, empty where nobody says it."""

    key: int
    id: str
    name: str
    sector: str
    programme: str
    agreement: int
    since: datetime


class Hidden(NamedTuple):
    """An entry (`key`) or a kind of entries (`type`, key 0) kept from an organisation, or (0) from all but its author."""

    key: int
    type: int
    organization: int
    source: int
    level: int


class Proxy(NamedTuple):
    """A relative or guardian, by the key of the RelatedPerson, and how far they may go: 1 to 3."""

    person: int
    level: int
    span: Span


class Emergency(NamedTuple):
    """A role looks into the record in an emergency. `task` is the key of the Task that tells why."""

    task: int
    role: int
    span: Span


class Agreement(NamedTuple):
    """Organisations work together in a programme, as long as the agreement is in force. Contract."""

    programme: str
    organizations: tuple[int, ...]
    span: Span


class Organisation(NamedTuple):
    """An organisation as it stands: `part_of` is the key of the one above it, None for the topmost."""

    key: int
    id: str
    name: str
    sector: str
    sor: str | None
    part_of: int | None


class Role(NamedTuple):
    """What a person is, where, and for how long. PractitionerRole."""

    key: int
    id: str
    practitioner: int | None
    organization: int | None
    code: str
    title: str
    span: Span
