"""What is going to happen, by how near it is: what the patient does, this week, this month, and the rest in few lines; and of many goals
those with a number first. Pure.

A programme's tasks run for years. Whoever reads the plan on a telephone asks what to do now, and what comes next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.safestring import SafeString

from sharedcare.portal.plan.words import Words
from sharedcare.ui.markup import Said

_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)
_FEW = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what, by whom, when, and how it stands. `ticks` names the task where the patient ticks it off; `at` is the day
    alone, as it stands in a row of days."""

    chip: SafeString | str
    text: Said
    who: str
    when: str = ""
    state: str = ""
    ticks: str = ""
    at: str = ""


class Coming(NamedTuple):
    """One thing with its day (None: nobody has said when), and whether the patient does it."""

    day: date | None
    line: Line
    is_own: bool


@dataclass(frozen=True, slots=True)
class Comes:
    """`near` are headings, each with its lines; `later` is each thing once with all of its days, and `folded` says how many."""

    near: tuple[tuple[str, tuple[Line, ...]], ...]
    later: tuple[Line, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Aims:
    """`first` are the goals that have a number now, or that are not agreed yet; `more` are those without, where they are many, and
    `folded` says how many."""

    first: tuple[Line, ...]
    more: tuple[Line, ...]
    folded: str


def aims(lines: Iterable[Line], *, words: Words) -> Aims:
    """The goals, those that tell the patient something now first: two programmes together make thirty of them."""
    every = tuple(lines)
    first, more = (
        tuple(one for one in every if one.who or one.state),
        tuple(one for one in every if not one.who and not one.state),
    )
    if len(more) <= _FEW:
        return Aims((*first, *more), (), "")
    return Aims(first, more, words.more_aims.format(count=len(more)))


def split(coming: Iterable[Coming], *, today: date, words: Words) -> Comes:
    """What comes, in the order of time, by how near it is. What is late is near."""
    own, week, month, later = [], [], [], []
    for one in coming:
        if one.is_own and (one.day is None or one.day <= today + _MONTH):
            own.append(one.line)
        elif one.day is not None and one.day <= today + _WEEK:
            week.append(one.line)
        elif one.day is not None and one.day <= today + _MONTH:
            month.append(one.line)
        else:
            later.append(one.line)
    near = ((words.own, own), (words.week, week), (words.month, month))
    rows = _together(later)
    return Comes(
        near=tuple((title, tuple(lines)) for title, lines in near if lines),
        later=rows,
        folded=words.later.format(count=len(later)) if later else "",
    )


def _together(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Each thing of the same person once, with its days in a row."""
    found: dict[tuple[str, str], list[Line]] = {}
    for one in lines:
        found.setdefault((one.text.words, one.who), []).append(one)
    return tuple(
        Line(
            some[0].chip,
            some[0].text,
            some[0].who,
            " · ".join(each.at or each.when for each in some if each.at or each.when),
        )
        for some in found.values()
    )
