"""The looks that the doors take, each with what it needs and what it asks in one place, so that the two agree."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sharedcare.access import errands, gate, visibility
from sharedcare.access.rounds import Round, rounds
from sharedcare.access.types import Action, Actor, Need
from sharedcare.records import feed, finding
from sharedcare.records import history as histories
from sharedcare.records.everything import everything as everything_of
from sharedcare.records.history import HistoryPage
from sharedcare.records.search.query import Query
from sharedcare.records.search.run import Found
from sharedcare.records.search.run import search as run
from sharedcare.records.storage import reading
from sharedcare.records.types import Stored


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a long answer: how many at most, from where on (a cursor), and since when."""

    count: int
    cursor: str | None = None
    since: datetime | None = None


def read(*, by: Actor, type: str, id: str, at: datetime) -> Stored | None:
    """The current version of a resource, or its deletion; None when there never was one."""
    look = gate.look(by=by, errand=errands.of_read(type=type, id=id), at=at)
    return look(reading.by_id(type=type, id=id))


def version(*, by: Actor, type: str, id: str, version: int, at: datetime) -> Stored | None:
    """One version of a resource."""
    errand = errands.of_read(type=type, id=id, action=Action.READ_VERSION, version=version)
    return gate.look(by=by, errand=errand, at=at)(reading.version(type=type, id=id, version=version))


def history(
    *, by: Actor, type: str, id: str, part: Part, as_of: datetime | None, at: datetime
) -> HistoryPage:
    """The versions of a resource, the newest first; or, with `as_of`, the one that was current at a moment."""
    look = gate.look(by=by, errand=errands.of_history(type=type, id=id, as_of=as_of), at=at)
    return look(
        histories.of_instance(
            type=type, id=id, count=part.count, cursor=part.cursor, since=part.since, at=as_of
        )
    )


def search(*, by: Actor, query: Query, patient: str | None = None, at: datetime) -> Found:
    """A search, of a patient's compartment if one is named."""
    return run(query, ask=gate.look(by=by, errand=errands.of_search(query, patient=patient), at=at))


@contextmanager
def overview(
    *, by: Actor, patient: str, at: datetime, as_of: datetime | None = None
) -> Iterator[tuple[gate.Visit, tuple[str, ...]]]:
    """A visit to one patient for the one screen, and the types of resources that may be shown on it."""
    errand = errands.of_overview(patient=patient, as_of=as_of)
    with gate.visit(by=by, errand=errand, at=at) as visit:
        yield visit, tuple(name for name in errands.SHOWN if visit.permits(Need(Action.READ, name)))


def find(*, by: Actor, sought: finding.Sought, at: datetime) -> finding.Found:
    """The patients whom all of this holds for, with their programmes where the actor may see those."""
    programmes = _sees_programmes(by)
    look = gate.look(by=by, errand=errands.of_finding(sought, programmes=programmes), at=at)
    return look(finding.find(sought, among=visibility.among(by), programmes=programmes))


def cards(*, by: Actor, ids: Iterable[str], at: datetime) -> finding.Found:
    """The patients with these ids, as `find` shows them; whoever is not there, or not to be seen, is left out."""
    programmes = _sees_programmes(by)
    look = gate.look(by=by, errand=errands.of_finding(None, programmes=programmes), at=at)
    return look(finding.cards(ids, among=visibility.among(by), programmes=programmes))


@contextmanager
def listing(*, by: Actor, at: datetime) -> Iterator[Round]:
    """A round of what waits for the actor's team, of the types that the actor may search. Raises NotPermitted."""
    allowed = [name for name in errands.LISTED if gate.permits(by, Need(Action.SEARCH, name))]
    with rounds(by=by, errand=errands.of_list(allowed), at=at) as look:
        yield look


def counting(*, by: Actor, at: datetime) -> gate.Look:
    """A look that counts over everybody, for whoever may see values of their own patients. The question brings no patient: who
    asks it sees to that, and that no number is so small that it tells of one. Raises NotPermitted."""
    gate.look(by=by, errand=errands.of_count(), at=at)
    return gate.look(by=by.on_duty, errand=errands.of_count(), at=at)


def _sees_programmes(by: Actor) -> bool:
    return gate.permits(by, Need(Action.SEARCH, "EpisodeOfCare"))


def changes(
    *, by: Actor, after: feed.Position, until: feed.Position, types: Sequence[str], at: datetime
) -> list[feed.Change]:
    """What changed of these types in a stretch of the record's feed, the oldest first."""
    look = gate.look(by=by, errand=errands.of_feed(types=types), at=at)
    return look(feed.changes_within(after, until, types=types))


def everything(*, by: Actor, patient: str, types: Sequence[str] | None, part: Part, at: datetime) -> Found:
    """All that is known of a patient, in the types that the actor may search; `types` narrows it further."""
    look = gate.look(by=by, errand=errands.of_everything(patient=patient, types=types), at=at)
    wanted = errands.everything_types() if types is None else types
    allowed = [name for name in wanted if name == "Patient" or gate.permits(by, Need(Action.SEARCH, name))]
    return everything_of(
        patient=patient, types=allowed, since=part.since, count=part.count, cursor=part.cursor, ask=look
    )
