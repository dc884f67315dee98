"""What a limit looks at, reckoned from the series: the value, a change, the distance from what was agreed, a mean. Pure.

Days are counted by the calendar: who weighs himself at seven one day and at six on the third day after has weighed himself
within three days. Hours are counted exactly.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, time
from itertools import takewhile

from sharedcare.programmes import calendar
from sharedcare.programmes.bounds import Bound, opposite, together
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.judging.types import Agreed, Compared, Unjudged
from sharedcare.programmes.times import Duration, Unit
from sharedcare.programmes.types.measuring import Average, Change, FromReference, Quantity

_DIGITS = 9
"""Beyond these 86.1 - 84.1 would be less than 2."""


def first_moment(moment: datetime, within: Duration) -> datetime:
    """Where so long a time before a moment begins."""
    there = calendar.before(moment, within)
    return there if within.unit is Unit.HOUR else datetime.combine(there.date(), time(), there.tzinfo)


def compared(
    quantity: Quantity, reading: Reading, series: Sequence[Reading], agreed: Sequence[Agreed]
) -> Compared:
    """What a quantity is as of a reading. `series` are the readings up to and with it, the newest first.

    With nothing to compare with there is no amount, and nothing wrong either; that no value has been agreed is told.
    """
    match quantity:
        case Change():
            return _change(quantity, reading, series)
        case FromReference():
            return _from_reference(quantity, reading, agreed)
        case Average():
            return _average(quantity, reading, series)
        case _:
            return Compared(reading.value, (reading,), bound=reading.bound)


def _change(quantity: Change, reading: Reading, series: Sequence[Reading]) -> Compared:
    start = first_moment(reading.at, quantity.within)
    near = _since(series, start)
    if not near or near[-1].at >= reading.at:
        return Compared(None, (reading,))
    first = _first(near)
    amount = _difference(reading.value, first.value, quantity.in_)
    return Compared(amount, (reading, first), bound=_bound(_side(reading), _side(first), quantity.in_))


def _from_reference(quantity: FromReference, reading: Reading, agreed: Sequence[Agreed]) -> Compared:
    in_force = [each for each in agreed if each.key == quantity.reference and each.at <= reading.at]
    if not in_force:
        return Compared(None, (reading,), Unjudged.NO_REFERENCE)
    reference = max(in_force, key=lambda each: each.at).value
    amount = _difference(reading.value, reference, quantity.in_)
    return Compared(amount, (reading,), bound=_bound(_side(reading), (reference, Bound.EXACT), quantity.in_))


def _average(quantity: Average, reading: Reading, series: Sequence[Reading]) -> Compared:
    start = first_moment(reading.at, quantity.over)
    near = _since(series, start)
    mean = _mean(near)
    if quantity.baseline is None:
        return Compared(mean, near, bound=_sides(near))
    before = first_moment(start, quantity.baseline)
    far = _since(series, before)[len(near) :]
    if not far:
        return Compared(None, near)
    other = _mean(far)
    bound = _bound((mean, _sides(near)), (other, _sides(far)), quantity.in_)
    return Compared(_difference(mean, other, quantity.in_), (*near, *far), bound=bound)


def _first(near: Sequence[Reading]) -> Reading:
    """The oldest; of an Observation that says it twice what it says first."""
    oldest = near[-1]
    twice = takewhile(lambda each: (each.at, each.id) == (oldest.at, oldest.id), reversed(near))
    return tuple(twice)[-1]


def _since(series: Sequence[Reading], start: datetime) -> tuple[Reading, ...]:
    return tuple(series[: bisect_left(series, x=True, key=lambda each: each.at < start)])


def _mean(readings: Sequence[Reading]) -> float:
    return round(sum(each.value for each in readings) / len(readings), _DIGITS)


def _side(reading: Reading) -> tuple[float, Bound]:
    return reading.value, reading.bound


def _sides(readings: Sequence[Reading]) -> Bound:
    return together(each.bound for each in readings)


def _bound(one: tuple[float, Bound], other: tuple[float, Bound], unit: str) -> Bound:
    """That of a difference. Of a share it is only known where both are above nought, as all that is measured so is."""
    (value, bound), (against, other_bound) = one, other
    if bound is other_bound is Bound.EXACT:
        return Bound.EXACT
    if unit == "percent" and (value < 0 or against <= 0):
        return Bound.UNKNOWN
    return together((bound, opposite(other_bound)))


def _difference(value: float, other: float, unit: str) -> float | None:
    if unit == "percent":
        return round((value - other) / other * 100, _DIGITS) if other else None
    return round(value - other, _DIGITS)
