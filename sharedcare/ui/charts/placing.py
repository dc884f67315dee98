"""Which mark of a lane lies where, and which label beside, in or left of it, so that nothing lies on anything else.

Marks that would overlap go to a second track below the first; the like ones that stand close are one run. A label
that finds no room is shortened, then left out: `told` still says all.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple, Protocol

from sharedcare.ui.charts.lettering import shortened, width

NARROWEST = 490.0
"""Pixels that the chart is never narrower than."""
SIZE = 11.0
_RADIUS, _CLOSE, _GAP = 6.0, 9.0, 6.0
_LEAST = 34.0
"""Pixels below which a shortened label says too little."""


class _Mark(Protocol):
    @property
    def starts(self) -> datetime: ...
    @property
    def ends(self) -> datetime | None: ...
    @property
    def text(self) -> str: ...
    @property
    def told(self) -> str: ...
    @property
    def is_planned(self) -> bool: ...
    @property
    def href(self) -> str: ...
    @property
    def brief(self) -> str: ...
    @property
    def language(self) -> str: ...


class _Span(Protocol):
    def share(self, moment: datetime) -> float: ...


class Placed(NamedTuple):
    """A mark where it is drawn: left and right in hundredths of the width, `y` in pixels from the lane's middle."""

    mark: _Mark
    left: float
    right: float
    told: str
    many: int = 1
    y: int = 0
    half: int = 9
    label: str = ""
    label_at: float = 0.0
    label_shift: int = 0
    is_inside: bool = False
    is_left: bool = False


def placed(marks: Sequence[_Mark], span: _Span) -> tuple[list[Placed], int]:
    """The marks of one lane in order of time, and how many there was no room for."""
    runs = _runs([_raw(mark, span) for mark in sorted(marks, key=lambda mark: mark.starts)])
    tracks, left_out = _tracks(runs)
    is_split = len(tracks) > 1
    found = []
    for number, track in enumerate(tracks):
        y, half = ((-8, 8)[number], 7) if is_split else (0, 9)
        found += _labelled([each._replace(y=y, half=half) for each in track])
    return found, left_out


def _raw(mark: _Mark, span: _Span) -> Placed:
    left = span.share(mark.starts)
    return Placed(mark, left, left if mark.ends is None else span.share(mark.ends), mark.told)


def _runs(marks: list[Placed]) -> list[Placed]:
    """The same thing again and again, close by, as one."""
    found: list[Placed] = []
    for each in marks:
        last = found[-1] if found else None
        if last is not None and _continues(last, each):
            found[-1] = last._replace(right=each.right, many=last.many + 1, told=_told(last, each))
        else:
            found.append(each)
    return found


def _continues(last: Placed, each: Placed) -> bool:
    return (
        last.mark.ends is None
        and each.mark.ends is None
        and (last.mark.text, last.mark.is_planned) == (each.mark.text, each.mark.is_planned)
        and _px(each.left - last.right) < _CLOSE
    )


def _told(last: Placed, each: Placed) -> str:
    return f"{last.mark.told} \N{EN DASH} {each.mark.told} ({last.many + 1})"


def _tracks(marks: list[Placed]) -> tuple[list[list[Placed]], int]:
    """On one track when nothing overlaps there, else on two; what finds no room on either is left out and counted."""
    if not any(_left(after) < _right(before) for before, after in pairwise(marks)):
        return [marks], 0
    tracks: list[list[Placed]] = [[], []]
    left_out = 0
    for each in marks:
        free = [track for track in tracks if not track or _right(track[-1]) <= _left(each)]
        if free:
            free[0].append(each)
        else:
            left_out += each.many
    return [track for track in tracks if track], left_out


def _labelled(track: list[Placed]) -> list[Placed]:
    found: list[Placed] = []
    taken = 0.0
    for place, each in enumerate(track):
        following = _left(track[place + 1]) if place + 1 < len(track) else NARROWEST
        said = _with_label(each, taken, following)
        taken = max(_right(each), _label_ends(said)) + _GAP
        found.append(said)
    return found


def _with_label(each: Placed, taken: float, following: float) -> Placed:
    """With its text, else with its brief one, as far as there is room."""
    said = _saying(each.mark.text, each, taken, following)
    is_whole = said.label == each.mark.text or not each.mark.brief
    return said if is_whole else _saying(each.mark.brief, each, taken, following)


def _saying(text: str, each: Placed, taken: float, following: float) -> Placed:
    inner = _px(each.right - each.left) - 9
    if each.mark.ends is not None and width(text, SIZE) <= inner:
        return each._replace(label=text, label_at=each.left, label_shift=5, is_inside=True)
    room = 0.0 if each.many > 1 else following - _right(each) - 2 * _GAP
    if width(text, SIZE) <= room:
        return each._replace(label=text, label_at=each.right, label_shift=_shift(each))
    before = _left(each) - taken - _GAP
    if width(text, SIZE) <= before:
        return each._replace(label=text, label_at=each.left, label_shift=-_shift(each), is_left=True)
    if each.mark.ends is not None and inner >= max(_LEAST, room):
        return each._replace(
            label=shortened(text, SIZE, inner), label_at=each.left, label_shift=5, is_inside=True
        )
    if room >= _LEAST:
        return each._replace(label=shortened(text, SIZE, room), label_at=each.right, label_shift=_shift(each))
    return each


def _label_ends(each: Placed) -> float:
    if not each.label or each.is_inside or each.is_left:
        return 0.0
    return _px(each.label_at) + each.label_shift + width(each.label, SIZE)


def _shift(each: Placed) -> int:
    return 5 if each.mark.ends is not None else 9


def _px(share: float) -> float:
    return share / 100 * NARROWEST


def _left(each: Placed) -> float:
    return _px(each.left) - (_RADIUS if each.mark.ends is None else 0)


def _right(each: Placed) -> float:
    return _px(each.right) + (_RADIUS if each.mark.ends is None else 0)
