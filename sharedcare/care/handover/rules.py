"""Who may do what with a hand-over, and when one that nobody answers presses. Pure."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from sharedcare.access.rights import TREATING
from sharedcare.access.types import Post
from sharedcare.care.handover.types import Countdown, Held, Level, Side, Stand, Step, Unfit
from sharedcare.programmes import working_days
from sharedcare.programmes.times import Duration, Unit

STEPS: dict[tuple[Stand, Step], tuple[Side, Stand]] = {
    (Stand.OFFERED, Step.ACCEPT): (Side.RECEIVER, Stand.ACCEPTED),
    (Stand.OFFERED, Step.ASK): (Side.RECEIVER, Stand.ASKED),
    (Stand.OFFERED, Step.DECLINE): (Side.RECEIVER, Stand.DECLINED),
    (Stand.OFFERED, Step.TAKE_BACK): (Side.SENDER, Stand.TAKEN_BACK),
    (Stand.ASKED, Step.ANSWER): (Side.SENDER, Stand.OFFERED),
    # Who has asked may decide without the answer.
    (Stand.ASKED, Step.ACCEPT): (Side.RECEIVER, Stand.ACCEPTED),
    (Stand.ASKED, Step.DECLINE): (Side.RECEIVER, Stand.DECLINED),
    (Stand.ASKED, Step.TAKE_BACK): (Side.SENDER, Stand.TAKEN_BACK),
    # Until the day has come nothing has moved, and either side can think better of it.
    (Stand.AGREED, Step.DECLINE): (Side.RECEIVER, Stand.DECLINED),
    (Stand.AGREED, Step.TAKE_BACK): (Side.SENDER, Stand.TAKEN_BACK),
}
"""Whose turn a step is, and where it leads."""


class Terms(NamedTuple):
    """So long after somebody moved last a hand-over turns yellow and red, in working days."""

    yellow: Duration
    red: Duration


USUAL = Terms(Duration(1, Unit.DAY), Duration(3, Unit.DAY))
"""Where the programme says nothing."""
FARTHEST = timedelta(days=90)
"""What is to move later than that is proposed when it is nearer: who is there then nobody knows."""


def is_of_receiver(post: Post | None, *, receiver: int) -> bool:
    """Whether somebody at this post may answer for the receiver: the key of an Organization at or above which they work."""
    return _treats(post) and post is not None and receiver in post.chain


def is_of_sender(post: Post | None, *, responsible: Collection[int]) -> bool:
    """Whether somebody at this post may propose for whoever is responsible: `responsible` are the keys of the organisations, as
    they treat, for which that one stands."""
    return _treats(post) and post is not None and post.treating in responsible


def steps_of(stand: Stand, sides: Collection[Side]) -> frozenset[Step]:
    """What somebody on these sides may do now."""
    return frozenset(step for (at, step), (side, _) in STEPS.items() if at is stand and side in sides)


def waits_for_its_day(starts: date | None, *, today: date) -> bool:
    """Whether one that is accepted today moves on a day that lies ahead; without one, and of a day that has come, it moves at once."""
    return starts is not None and starts > today


def held(stand: Stand, starts: date | None, *, rests: bool, today: date) -> Held | None:
    """Why one that is agreed has not moved, although its day has come (`rests`: what it is about is on hold); None where it has its
    time: on the day itself it still moves."""
    if stand is not Stand.AGREED or starts is None or waits_for_its_day(starts, today=today):
        return None
    if rests:
        return Held.RESTS
    return Held.LATE if starts < today else None


def why_not_from(starts: date | None, *, today: date) -> Unfit | None:
    """Why nothing can be handed over from this day on; None where it can."""
    if starts is None or today <= starts <= today + FARTHEST:
        return None
    return Unfit.PAST if starts < today else Unfit.FAR


def countdown(*, last_moved: date, today: date, terms: Terms) -> Countdown:
    """How a hand-over stands on which somebody moved last on that day."""
    yellow, red = (working_days.after(last_moved, length) for length in terms)
    level = Level.RED if today >= red else Level.YELLOW if today >= yellow else Level.WAITS
    return Countdown(level, red, max(working_days.between(today, red), 0))


def _treats(post: Post | None) -> bool:
    return post is not None and post.code in TREATING
