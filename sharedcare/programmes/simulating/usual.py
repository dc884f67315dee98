"""Where the values of a measurement lie among made-up patients: by its code, so that no limit of the file moves them. Pure.

Of a code of which nothing is known here, only the file tells the scale: its values lie in the middle of what is green, and move with
the limits. That is said wherever a simulation is told (`follows_limits`).
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharedcare.programmes.types.measuring import Average, Change, FromReference, Limit, Measurement, Value
from sharedcare.terminology import measures
from sharedcare.terminology.measures import DIASTOLIC, SYSTOLIC, Measurable
from sharedcare.terminology.systems import written

_PAIR = {"systolic": SYSTOLIC, "diastolic": DIASTOLIC}
_NOWHERE = 75.0
"""Where neither a code nor a limit tells what is usual."""
_WIDE = 0.1
_PEOPLE, _DAYS, _TURN = 0.2, 0.18, 2.0
"""Of the way from the middle to yellow: how far patients lie apart, how far values scatter, how far it goes when it gets worse."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Where a measurement lies for the middle patient, how far patients lie from each other, how far one's values scatter, and how
    far it goes for whoever gets worse, up, down or (`ways`) either. `follows_limits`: only the limits of the file tell."""

    level: float
    people: float
    days: float
    turn: float
    ways: tuple[int, ...] = (-1, 1)
    least: float | None = None
    most: float | None = None
    follows_limits: bool = False


def usual(one: Measurement) -> Usual:
    """What is usual for a measurement, in its unit."""
    for code in one.codes:
        found = measures.measurable(written(code.system), code.code)
        row = _TABLE.get(_name(found, code.code)) if found is not None else None
        if found is not None and row is not None:
            known = _in_unit(found, row, one.unit)
            if known is not None:
                return known
    return _by_limits(one)


def _name(found: Measurable, code: str) -> str:
    return next((name for name, sets in _PAIR.items() if any(code in each for each in sets)), found.key)


def _in_unit(found: Measurable, row: Mapping[str, Any], unit: str) -> Usual | None:
    """A row of the table in the unit that the programme measures in."""
    line = _line(found, unit)
    if line is None:
        return None
    slope, start = line
    ends = {name: (row[name] - start) / slope for name in ("least", "most") if name in row}
    return Usual(
        level=(row["level"] - start) / slope,
        people=row["people"] / slope,
        days=row["days"] / slope,
        turn=row["turn"] / slope,
        ways={"up": (1,), "down": (-1,)}.get(row.get("towards", ""), (-1, 1)),
        **ends,
    )


def _line(found: Measurable, unit: str) -> tuple[float, float] | None:
    """How values in a unit lie on the scale of the table: slope and start. None where they do not."""
    nought, one = (measures.into(found, value, unit) for value in (0.0, 1.0))
    if nought is None or one is None or one <= nought:
        return None
    return one - nought, nought


def _by_limits(one: Measurement) -> Usual:
    lows, highs = [], []
    absolute = [each for each in one.limits if isinstance(each.quantity, Value | Average)]
    # What is for some patients alone tells what is usual only where nothing is for all.
    for limit in absolute:
        if not limit.applies_if or all(each.applies_if for each in absolute):
            for band in filter(None, (limit.yellow, limit.red)):
                lows += [] if band.low is None else [band.low]
                highs += [] if band.high is None else [band.high]
    low, high = max(lows, default=None), min(highs, default=None)
    most = 100.0 if one.unit == "%" else None
    if low is not None and high is None:
        high = most if most is not None and most > low else low * 1.4
    if high is not None and low is None:
        low = high * 0.6
    level, room = (
        (_NOWHERE, _NOWHERE * _WIDE) if low is None or high is None else ((low + high) / 2, (high - low) / 2)
    )
    room = min([room, *_relative(one.limits, level)])
    return Usual(
        level, room * _PEOPLE, room * _DAYS, room * _TURN, most=most, follows_limits=bool(one.limits)
    )


def _relative(limits: Sequence[Limit], level: float) -> Iterator[float]:
    """How far it may change before it is yellow."""
    for limit in limits:
        quantity = limit.quantity
        if isinstance(quantity, Change | FromReference):
            for band in filter(None, (limit.yellow, limit.red)):
                for edge in filter(None, (band.low, band.high)):
                    yield abs(edge) * (level / 100 if quantity.in_ == "percent" else 1.0)


_TABLE: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("usual.toml").read_text(encoding="utf-8")
)
