"""Many changes to the record at once, all of them or none.

The caller has opened a transaction, unless `is_one_statement` says that none is needed. A commit takes a handful of
statements, however many changes it holds: lock, look at what stands, resolve conditions, check references, write each
table once. Where the caller has opened a pipeline too, no statement waits for the one before, unless its answer is
needed. What makes nothing but a few first versions checks references and writes all tables in one statement.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import psycopg

from sharedcare.kernel.cpr import contains_cpr
from sharedcare.kernel.errors import Refusal
from sharedcare.kernel.ids import key64
from sharedcare.records.document import Links
from sharedcare.records.errors import (
    ChangedTwice,
    IdMismatch,
    InvalidResource,
    NotHere,
    PersonalId,
)
from sharedcare.records.storage import at_once, identity, standing, writing
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.referring import Referred, referred_to, refuse_dangling
from sharedcare.records.storage.tables import Insertion
from sharedcare.records.storage.versions import Draft, next_version
from sharedcare.records.types import (
    Change,
    Committed,
    Create,
    Delete,
    References,
    Stored,
    Update,
    Window,
    Writer,
    type_of,
)
from sharedcare.records.validation import problems

FEW_CHANGES = 2
"""Changes for which it pays to spare round trips."""

EVERYTHING = Writer()
"""Stores for nobody in particular, and sees all of the record."""


def is_one_statement(changes: Sequence[Change]) -> bool:
    """Whether all that these changes write is written in one statement, and nothing has to be locked for it."""
    return len(changes) <= FEW_CHANGES and all(
        isinstance(change, Create) and change.if_none_exist is None for change in changes
    )


def commit(
    connection: psycopg.Connection,
    changes: Sequence[Change],
    *,
    at: datetime,
    writer: Writer = EVERYTHING,
    references: References = References.MUST_EXIST,
    trace: Callable[[Sequence[Committed]], Insertion | None] = lambda _: None,
) -> list[Committed]:
    """Carry out the changes and answer what became of each, in their order.

    What the `writer` cannot see is for this commit not there: no condition finds it, no reference leads to it, and it
    cannot be changed (NotHere). `trace` says how to write down what they were: in the same transaction, and in the same statement where there is one.
    Raises any of the refusals in `records.errors`; `index` on it tells the position of the change at
    fault. The caller's transaction must then be rolled back.
    """
    for position, change in enumerate(changes):
        with _refusals_at(position):
            _check(change)
    standing.lock(connection, changes)
    existing = _existing(connection, changes, writer.window)
    links = _resolved(connection, changes, writer.window)
    names = identity.name(changes, existing, links, at=at)
    changes = [_with_links(change, links) for change in changes]
    _refuse_unresolved(changes)
    keys = [key64(f"{type_of(change)}/{names[position]}") for position, change in enumerate(changes)]
    _refuse_second_change(keys, existing)
    places = referred_to(changes, keys) if references is References.MUST_EXIST else {}
    changed = _changed(changes, keys)
    _refuse_unseen(connection, changes, keys, changed, writer.window)
    before = standing.standing(connection, changed)
    drafts = []
    for position, (change, key) in enumerate(zip(changes, keys, strict=True)):
        with _refusals_at(position):
            draft = _draft(change, existing.get(position), names[position], key, before.get(key), at)
            drafts.append(_signed(draft, change, writer))
    committed = [draft.committed for draft in drafts]
    referred = Referred({key: name for key, (_, _, name) in places.items()}, writer.window)
    missing = _write(connection, drafts, trace(committed), referred)
    refuse_dangling(places, missing)
    return committed


@contextmanager
def _refusals_at(position: int) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.index = position
        raise


def _check(change: Change) -> None:
    if isinstance(change, Delete):
        return
    found = problems(change.document.tree)
    if found:
        raise InvalidResource(found)
    if isinstance(change, Update) and change.document.id != change.id:
        raise IdMismatch("The id in the resource must be there and be the id it is sent to.")
    if isinstance(change, Update) and contains_cpr(change.id):
        raise PersonalId("The id looks like a CPR number. Let the server choose one, and use an identifier.")


def _existing(
    connection: psycopg.Connection, changes: Sequence[Change], window: Window | None
) -> dict[int, Stored]:
    """What conditional creates find, by position."""
    found = {}
    coming: set[tuple[str, str]] = set()
    going = {(change.type, change.id) for change in changes if isinstance(change, Delete)}
    for position, change in enumerate(changes):
        if isinstance(change, Create) and change.if_none_exist is not None:
            asked = (change.document.type, change.if_none_exist)
            with _refusals_at(position):
                match = standing.matching(connection, *asked, window)
                if match is None and asked in coming:
                    raise ChangedTwice("The same resource is to be created twice, under one condition.")
            # Deletions come first, whatever their place (R4 http.html 3.1.0.11.2).
            if match is not None and (match.type, match.id) not in going:
                found[position] = match
            coming.add(asked)
    return found


def _refuse_unresolved(changes: Sequence[Change]) -> None:
    for position, change in enumerate(changes):
        if not isinstance(change, Delete):
            with _refusals_at(position):
                identity.refuse_unresolved(change.document)


def _resolved(connection: psycopg.Connection, changes: Sequence[Change], window: Window | None) -> Links:
    """What conditional references stand for, each distinct one looked up once."""
    links = Links()
    for position, change in enumerate(changes):
        if isinstance(change, Delete):
            continue
        for reference in sorted(change.document.conditional_references()):
            if reference not in links:
                with _refusals_at(position):
                    links[reference] = standing.resolve(connection, reference, window)
    return links


def _with_links(change: Change, links: Links) -> Change:
    return (
        change if isinstance(change, Delete) else replace(change, document=change.document.with_links(links))
    )


def _refuse_second_change(keys: Sequence[int], existing: Mapping[int, Stored]) -> None:
    seen: set[int] = set()
    for position, key in enumerate(keys):
        if key in seen and position not in existing:
            refusal = ChangedTwice("The same resource is changed twice at once. Send one change for it.")
            refusal.index = position
            raise refusal
        seen.add(key)


def _changed(changes: Sequence[Change], keys: Sequence[int]) -> dict[int, str]:
    """The keys that may stand already, with their types; a new resource's cannot."""
    return {
        key: type_of(change)
        for change, key in zip(changes, keys, strict=True)
        if not isinstance(change, Create)
    }


def _refuse_unseen(
    connection: psycopg.Connection,
    changes: Sequence[Change],
    keys: Sequence[int],
    changed: Mapping[int, str],
    window: Window | None,
) -> None:
    """Refuse to change what the window does not show. Hence nothing is created under an id of a narrowed writer's
    choosing either: whether the id is taken would tell of what is behind the window."""
    if window is None or not changed:
        return
    unseen = standing.missing(connection, changed, window)()
    for position, (change, key) in enumerate(zip(changes, keys, strict=True)):
        if key in unseen:
            with _refusals_at(position):
                raise NotHere(
                    f"There is no such {type_of(change)} that you may change. "
                    "A new one is created without an id; this server chooses it."
                )


def _signed(draft: Draft, change: Change, writer: Writer) -> Draft:
    """The draft with the organisation that it is entered for; of what stands already, the store keeps the first one."""
    author = None if isinstance(change, Delete) else change.author or writer.organization
    if author is None or draft.row is None:
        return draft
    return replace(draft, row=replace(draft.row, author=author))


def _draft(
    change: Change,
    existing: Stored | None,
    logical_id: str,
    key: int,
    before: standing.Standing | None,
    at: datetime,
) -> Draft:
    if existing is not None:
        return Draft(Committed("existing", existing))
    return next_version(change, logical_id=logical_id, key=key, before=before, at=at)


def _write(
    connection: psycopg.Connection,
    drafts: Sequence[Draft],
    trace: Insertion | None,
    referred: Referred,
) -> set[int]:
    """Write what has been drafted. The keys among those referred to (key to type) under which nothing stands then
    are the answer: when there are any, all of it must be undone, or has not been done."""
    new = [draft.row for draft in drafts if draft.row is not None and draft.committed.outcome == "created"]
    if len(new) == len(drafts) <= FEW_CHANGES:
        return at_once.store(connection, new, trace=trace, referred_to=referred.types, window=referred.window)
    changed = [
        draft.row for draft in drafts if draft.row is not None and draft.committed.outcome == "updated"
    ]
    ends = [draft.end for draft in drafts if draft.end is not None]
    # Asked first and read last, so that writing need not wait for the answer.
    missing = standing.missing(connection, referred.types, referred.window)
    writing.insert(connection, new)
    writing.replace(connection, changed)
    writing.remove(connection, ends)
    if trace is not None:
        run(connection, *trace)
    return missing() | {end.key for end in ends}
