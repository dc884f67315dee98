"""Goals of several programmes for one measure: the strictest where they point the same way, a conflict where they oppose. Pure.

What was agreed with the patient goes before what a programme proposes, where the programme allows another target.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sharedcare.programmes.cautions import cautions
from sharedcare.programmes.combining.bands import common, strictest
from sharedcare.programmes.combining.grouping import sharing_codes
from sharedcare.programmes.combining.measuring import coded
from sharedcare.programmes.combining.tasks import source
from sharedcare.programmes.combining.types import (
    Agreed,
    Aside,
    Conflict,
    Followed,
    GoalWanted,
    Side,
    Source,
    Why,
    Yielding,
)
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.types.course import Alongside
from sharedcare.programmes.types.goals import Goal, ScoreIn, Target, ValueIn
from sharedcare.programmes.types.words import Band, Code, Text

_DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class _One:
    """One goal of one programme; `codes` and `band` where it is one that can be compared with others."""

    followed: Followed
    goal: Goal
    codes: tuple[Code, ...] = ()
    unit: str = ""
    band: Band | None = None

    @property
    def source(self) -> Source:
        return source(self.followed, self.goal.key)


@dataclass(slots=True)
class Goals:
    """What the goals of the programmes come to."""

    wanted: list[GoalWanted] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    yielding: list[Yielding] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)


def goals(followed: Sequence[Followed], agreed: Sequence[Agreed]) -> Goals:
    """The goals that stand, the conflicts, and what gives way to what was agreed (`agreed`)."""
    told = Goals()
    ones: list[_One] = []
    for each in followed:
        for goal in each.programme.goals:
            found = all_hold(goal.applies_if, each.facts, each.programme)
            if found.holds is Holds.YES:
                ones.append(_one(each, goal))
            else:
                why = Why.NOT_FOR_PATIENT if found.holds is Holds.NO else Why.NOT_KNOWN
                told.aside.append(Aside("goal", source(each, goal.key), goal.title, why, found.to_judge))
    for alike in _alike([each for each in ones if each.band is None]):
        told.wanted.append(_uncompared(alike))
    measured = (each for each in ones if each.band is not None)
    for group in sharing_codes(measured, codes=_name, order=lambda each: each.source):
        _settle(group, agreed, told)
    told.wanted.sort(key=lambda each: (each.key, each.sources))
    told.conflicts.sort(key=lambda each: [side.sources for side in each.sides])
    told.yielding.sort(key=lambda each: (each.side.sources, each.agreed))
    return told


def _one(followed: Followed, goal: Goal) -> _One:
    match goal.target:
        case ValueIn():
            [what] = [each for each in followed.programme.measurements if each.key == goal.target.measurement]
            return _One(followed, goal, what.codes, what.unit, goal.target.value)
        case ScoreIn():
            [form] = [
                each for each in followed.programme.questionnaires if each.key == goal.target.questionnaire
            ]
            return _One(followed, goal, form.codes, "{score}", goal.target.score)
        case _:
            return _One(followed, goal)


def _name(one: _One) -> set[tuple[str, str]]:
    """What is compared: the codes, or the questionnaire where its score has none."""
    if isinstance(one.goal.target, ScoreIn):
        return coded(one.codes) | {("questionnaire", one.goal.target.questionnaire)}
    return coded(one.codes)


def _alike(ones: list[_One]) -> list[list[_One]]:
    """What cannot be compared is one goal only where it says the very same under the same key."""
    groups: dict[tuple[str, Target], list[_One]] = {}
    for one in sorted(ones, key=lambda each: each.source):
        groups.setdefault((one.goal.key, one.goal.target), []).append(one)
    return list(groups.values())


def _uncompared(alike: list[_One]) -> GoalWanted:
    goal = alike[0].goal
    return GoalWanted(
        goal.key,
        goal.title,
        (),
        "",
        None,
        goal.target,
        tuple(each.source for each in alike),
        (),
        _cautions(alike),
    )


def _cautions(several: Iterable[_One]) -> tuple[Text, ...]:
    told = (
        cautions(each.followed.programme, each.goal, on=each.followed.facts.at.date()) for each in several
    )
    return tuple(dict.fromkeys(chain.from_iterable(told)))


def _settle(group: list[_One], agreed: Sequence[Agreed], told: Goals) -> None:
    codes = {code for each in group for code in _name(each)}
    standing = sorted((each for each in agreed if each.codes & codes), key=lambda each: each.id)
    if standing:
        for one in (each for each in group if each.goal.individual):
            told.yielding.append(Yielding(_side([one]), standing[0].id))
        group = [each for each in group if not each.goal.individual]
        if not group:
            return
    bands = [each.band for each in group if each.band is not None]
    kept = strictest(bands)
    together = common([*kept, *(each.band for each in standing)])
    if together is None:
        told.conflicts.append(_conflict(group, kept, standing))
        return
    by_band = [one for one in group if one.band in kept]
    first = by_band[0]
    band = together if not standing else common(kept)
    told.wanted.append(
        GoalWanted(
            key=first.goal.key,
            title=first.goal.title,
            measure=(*_codes(group), *_codes_of_goals(group)),
            unit=first.unit,
            band=band,
            target=first.goal.target,
            sources=tuple(each.source for each in group),
            wins_over=tuple(_sides([each for each in group if each.band not in kept])),
            cautions=_cautions(group),
        )
    )


def _conflict(group: list[_One], kept: list[Band], standing: list[Agreed]) -> Conflict:
    opposed = [each for each in group if each.band in kept]
    sides = _sides(opposed)
    for each in standing:
        sides.append(Side(each.band, group[0].goal.title, (), each.id))
    told = _said_about(opposed)
    proposed = list(dict.fromkeys(each.proposes for each in told if each.proposes is not None))
    return Conflict(
        _codes(group),
        group[0].goal.title,
        group[0].unit,
        tuple(sides),
        tuple(dict.fromkeys(each.says for each in told)),
        # Of two that propose different things neither is proposed.
        proposed[0] if len(proposed) == 1 else None,
    )


def _said_about(opposed: list[_One]) -> list[Alongside]:
    """What the programmes of these goals say to whoever decides between them."""
    programmes = {each.followed.programme.key for each in opposed}
    return [
        item
        for each in sorted({id(one.followed): one.followed for one in opposed}.values(), key=_programme)
        for item in each.programme.alongside
        if item.rule == _DECIDE
        and item.programme in programmes
        and (not item.goals or any(one.followed is each and one.goal.key in item.goals for one in opposed))
    ]


def _programme(followed: Followed) -> str:
    return followed.programme.key


def _sides(ones: list[_One]) -> list[Side]:
    groups: dict[Band, list[_One]] = {}
    for one in ones:
        if one.band is not None:
            groups.setdefault(one.band, []).append(one)
    return [_side(group) for group in groups.values()]


def _side(ones: list[_One]) -> Side:
    band, title = ones[0].band, ones[0].goal.title
    if band is None:
        raise AssertionError("Only goals with a band are compared.")
    return Side(band, title, tuple(each.source for each in ones))


def _codes_of_goals(group: list[_One]) -> tuple[Code, ...]:
    """The codes that the goals have themselves: they mean the measure as a goal, and no value comes under them."""
    return tuple({(code.system, code.code): code for each in group for code in each.goal.codes}.values())


def _codes(group: list[_One]) -> tuple[Code, ...]:
    return tuple({(code.system, code.code): code for each in group for code in each.codes}.values())
