"""What the record is asked, told and answers with. Frozen shapes that the doors may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from sharedcare.records.document import Document

Answer = TypeVar("Answer")


class Stored(NamedTuple):
    """One version of one resource as it lies in the store.

    `content` is the exact JSON text in UTF-8, `id` and `meta` included, ready to be sent;
    None says that this version is a deletion.
    """

    type: str
    id: str
    version: int
    updated: datetime
    content: bytes | None
    patient: int
    key: int


@dataclass(frozen=True, slots=True)
class Question(Generic[Answer]):
    """One look into the record: a single SQL SELECT that is not run yet.

    The first two columns of every row are the patient key (NO_PATIENT where there is none) and the
    resource key, so that whoever runs it can write down who was looked at, in the same statement.
    `params` are positional (`%s`). `read` turns the rows into the answer. `otherwise` is the wider and
    dearer question to ask when the answer is None: the id led to a shard, and nothing was there.
    """

    sql: str
    params: tuple[Any, ...]
    read: Callable[[Sequence[tuple[Any, ...]]], Answer]
    otherwise: "Question[Answer] | None" = None


class Window(NamedTuple):
    """What of the record may be seen: definitions that stand in for its tables in front of a question's SQL.

    `sql` is a list of common table expressions called `resource`, `resource_version`, `series` and so on, each a part of
    the table of that name, and `params` are its values. Whatever a question asks, by chain, by count or by order, it
    asks of those parts.
    """

    sql: str
    params: tuple[Any, ...]

    def around(self, question: str) -> str:
        """The question, asked through this window. The window's values come before the question's own."""
        return f"WITH {self.sql} SELECT * FROM ({question}) seen"  # noqa: S608  (our own words)


class Writer(NamedTuple):
    """For whom something is stored: the key of the Organization that it is entered for, if for one, and what of the
    record the writer may see; no window means all of it."""

    organization: int | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Create:
    """Store a new resource under an id of our own making.

    `if_none_exist` holds search parameters as in the header If-None-Exist: when exactly one resource
    matches, that one is the answer and nothing is stored. `full_url` is how other changes of the same
    commit refer to this one. `author` is the key of the Organization that said it, where that is not the writer's.
    """

    document: Document
    if_none_exist: str | None = None
    full_url: str | None = None
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """Store a new version under a known id, or the first one under an id the client chose.

    `if_match` is the version that the client has seen: any other current version is a conflict. 0 says that
    the client knows of none, so that only what is not there yet is stored.
    """

    document: Document
    id: str
    if_match: int | None = None
    full_url: str | None = None
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """End a resource. Its versions stay readable in its history."""

    type: str
    id: str
    if_match: int | None = None


Change = Create | Update | Delete


def type_of(change: Change) -> str:
    """The resource type a change is about."""
    return change.type if isinstance(change, Delete) else change.document.type


@dataclass(frozen=True, slots=True)
class Committed:
    """What became of one change: `outcome` is created, updated, unchanged, existing, deleted or absent.

    `existing` answers a conditional create that found its match; `unchanged` an update that said nothing
    new (no version is spent on it); `absent` the deletion of what was not there. `stored` is the version
    now current, or the deletion; None only for `absent`.
    """

    outcome: str
    stored: Stored | None

    @property
    def kept(self) -> Stored:
        """What stands of what was created or updated, where there is always something."""
        if self.stored is None:
            raise AssertionError("What was created is there.")
        return self.stored


class References(Enum):
    """Whether what a reference points at has to be in the store, or in the same commit."""

    MUST_EXIST = "must exist"
    MAY_DANGLE = "may dangle"
