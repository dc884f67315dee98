"""Handing a follower the next changes, and remembering that it has them."""

from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.following.models import Bookmark
from sharedcare.following.types import Follower
from sharedcare.records import feed
from sharedcare.records.storage.connection import raw_connection, run

_AT_ONCE = 1000
"""Changes that are handed on together: enough to share the costs, few enough to be done again after a kill."""


def advance(*, follower: Follower, by: Actor, at: datetime) -> bool:
    """Hand the next changes on, if there are any; whether there may be more at once.

    The bookmark moves when the follower has done its work: whatever ends it in between, nothing is left out. Changes
    that are not of its types are passed by without a look, so that the trail does not tell of one. One process at a
    time may do this for a follower.
    """
    after = _position_of(follower)
    question = feed.stretch_after(after, types=follower.types, count=_AT_ONCE)
    # Not through the gate: how far the feed goes tells of nobody, and is asked every moment.
    stretch = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    if stretch is None:
        return False
    if stretch.matters:
        changes = looks.changes(by=by, after=after, until=stretch.until, types=follower.types, at=at)
        follower.follow(changes, by=by, at=at)
    place = {**stretch.until._asdict(), "reached_at": at}
    Bookmark.objects.update_or_create(follower=follower.name, defaults=place)
    return stretch.count == _AT_ONCE


def _position_of(follower: Follower) -> feed.Position:
    kept = Bookmark.objects.filter(follower=follower.name).values_list("tx", "key", "version").first()
    return feed.BEGINNING if kept is None else feed.Position(*kept)
