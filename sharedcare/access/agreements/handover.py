"""Which patients have to be handed over, since an agreement about their programme ends or has ended.

For staff who treat: whom of them the reader may see is for the record's own look to say. While notice runs that is
everybody; after the end those who are still open to the reader, since another organisation has lost them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sharedcare.access import gate
from sharedcare.access.agreements.queries import every
from sharedcare.access.agreements.reach import effect, patients_of
from sharedcare.access.agreements.rules import successor
from sharedcare.access.agreements.types import Agreement, Stage
from sharedcare.access.grants.queries import neighbourhood
from sharedcare.access.types import Action, Actor, Need, Post
from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection

SOON, LATE = timedelta(days=30), timedelta(days=90)
"""From how long before its last day, and until how long after, an agreement's patients are listed."""

_TREATS = Need(Action.SEARCH, "Patient")


@dataclass(frozen=True, slots=True)
class Ending:
    """An agreement that ends, or has ended, and the ids of the patients whom somebody loses by it. `closed` is how many
    of them the reader's own organisation loses, who are no longer shown to it after the end."""

    title: str
    last_day: date
    is_over: bool
    patients: tuple[str, ...]
    closed: int


def endings(*, by: Actor, at: datetime) -> list[Ending]:
    """The agreements of the actor's organisation that end or have ended, the first to end first; none for those who have
    nothing to do with patients."""
    if by.post is None or not gate.permits(by, _TREATS):
        return []
    around = neighbourhood(raw_connection(), post=by.post)
    mine = around.below | around.above
    today = at.astimezone(here().zone).date()
    found = every(by=by.on_duty, at=at)
    return sorted(
        (
            Ending(
                one.terms.title,
                last,
                last < today or one.stage is Stage.ENDED,
                patients_of(one, at=at),
                _closed(one, by.post, at),
            )
            for one in found
            if one.terms.organizations & mine and (last := _ends(one, found, today)) is not None
        ),
        key=lambda ending: ending.last_day,
    )


def _closed(one: Agreement, post: Post, at: datetime) -> int:
    losses = effect(one, at=at).losses
    return sum(loss.patients for loss in losses if key64(f"Organization/{loss.organization}") in post.own)


def _ends(one: Agreement, others: list[Agreement], today: date) -> date | None:
    """The last day, when it is near and nothing signed goes on after it."""
    until, follower = one.terms.until, successor(one, others)
    if one.stage not in (Stage.EXECUTED, Stage.ENDED) or until is None:
        return None
    if follower is not None and follower.stage is Stage.EXECUTED:
        return None
    return until if today - LATE <= until <= today + SOON else None
