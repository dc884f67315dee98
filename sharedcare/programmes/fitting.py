"""How a programme fits a patient: its criteria and warnings with what was found, and the levels that it proposes. Pure.

Nothing here forbids anything: a person reads it and decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.holding import Held, Holds, all_hold, held, is_ruled_out
from sharedcare.programmes.types import Programme, course
from sharedcare.programmes.types.coming import WithConditions
from sharedcare.programmes.types.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Conditions,
    Judged,
    Named,
    NoneOf,
    Sexed,
)
from sharedcare.programmes.types.content import Drugs
from sharedcare.programmes.types.course import Criterion, Level, Stratification
from sharedcare.programmes.types.goals import Dosed


@dataclass(frozen=True, slots=True)
class Criterial:
    """A criterion, and whether it holds."""

    criterion: Criterion
    found: Held


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that applies, or of which it is not known."""

    warning: course.Warning
    found: Held


@dataclass(frozen=True, slots=True)
class Proposed:
    """The level that a stratification proposes, and what that rests on; `by_default`: since no other does. `unsure`: a level
    before it could hold, if more were known."""

    stratification: Stratification
    level: Level
    found: Held
    by_default: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How a programme fits. `statements` are those that somebody has to judge, each once, in the order of the file."""

    criteria: tuple[Criterial, ...]
    warnings: tuple[Warned, ...]
    levels: tuple[Proposed, ...]
    statements: tuple[Judged, ...]

    @property
    def holds(self) -> Holds:
        """Whether all criteria hold."""
        answers = {each.found.holds for each in self.criteria}
        return next((each for each in (Holds.NO, Holds.UNKNOWN) if each in answers), Holds.YES)


def fit(programme: Programme, facts: Facts) -> Fit:
    """How a programme fits a patient. A level that was set already counts as it is; one that is only proposed counts for the
    stratifications after it."""
    warnings = (
        Warned(each, all_hold(each.applies_if, facts, programme)) for each in programme.eligibility.warnings
    )
    return Fit(
        criteria=tuple(
            Criterial(each, held(each.needs, facts, programme)) for each in programme.eligibility.criteria
        ),
        warnings=tuple(each for each in warnings if each.found.holds is not Holds.NO),
        levels=tuple(_levels(programme, facts)),
        statements=tuple(statements(programme, facts)),
    )


def statements(programme: Programme, facts: Facts) -> Iterator[Judged]:
    """What only a clinician can judge and enrolment asks of this patient: statements of criteria, warnings and levels, each once.
    One that stands beside a sex that the patient is not of is not asked."""
    several: list[Conditions] = [(each.needs,) for each in programme.eligibility.criteria]
    several += [warning.applies_if for warning in programme.eligibility.warnings]
    levels = (level for one in programme.stratifications for level in one.levels)
    several += [(AnyOf(of=level.rule),) for level in levels if level.rule]
    yield from _each_once(several, programme, facts)


def asked_everywhere(programme: Programme, facts: Facts) -> list[Judged]:
    """All statements of a programme that somebody may have to judge of this patient: of eligibility and levels, of everything
    that is for some patients alone, of doses that count as tolerated, and of the moments that come with a judgement. Each once, in the order of the file."""
    parts: tuple[Iterable[Conditions], ...] = (
        (part.applies_if for part in programme.tasks),
        (part.after for part in programme.tasks),
        (part.applies_if for part in programme.measurements),
        (part.applies_if for part in programme.goals),
        (part.applies_if for part in programme.questionnaires),
        # Asked of whoever is to come to a target dose.
        (part.tolerated_if for part in _dosed(programme)),
        # Each thing that a moment comes with is enough.
        (
            coming.conditions
            for anchor in programme.anchors
            for coming in anchor.comes_with
            if isinstance(coming, WithConditions)
        ),
        # Any of them is enough, so that each is asked by itself.
        ((one,) for one in (programme.resting.when if programme.resting is not None else ())),
    )
    found = {each.key: each for each in statements(programme, facts)}
    for statement in _each_once((each for part in parts for each in part), programme, facts):
        found.setdefault(statement.key, statement)
    return list(found.values())


def _dosed(programme: Programme) -> list[Drugs]:
    keys = {key for one in programme.goals if isinstance(one.target, Dosed) for key in one.target.drugs}
    return [one for one in programme.drugs if one.key in keys]


def _each_once(several: Iterable[Conditions], programme: Programme, facts: Facts) -> Iterator[Judged]:
    told = set()
    for conditions in several:
        for statement in _of_all(conditions, programme, facts):
            if statement.key not in told:
                told.add(statement.key)
                yield statement


def _of_all(conditions: Conditions, programme: Programme, facts: Facts) -> Iterator[Judged]:
    """Of conditions that hold together; none where the sex alone keeps them from it, which is no matter of what is known yet."""
    if any(isinstance(each, Sexed) and is_ruled_out(each, facts) for each in _named(conditions, programme)):
        return
    for each in conditions:
        yield from _judged(each, programme, facts)


def _judged(condition: Condition, programme: Programme, facts: Facts) -> Iterator[Judged]:
    match condition:
        case Judged():
            yield condition
        case AllOf():
            yield from _of_all(condition.of, programme, facts)
        case AnyOf() | NoneOf():
            for each in condition.of:
                yield from _judged(each, programme, facts)
        case Named():
            for each in _named((condition,), programme):
                yield from _judged(each, programme, facts)


def _named(conditions: Conditions, programme: Programme) -> Iterator[Condition]:
    """What stands under a name in its place."""
    known = {each.key: each.holds for each in programme.conditions}
    for each in conditions:
        if isinstance(each, Named):
            yield from _named((known[each.condition],) if each.condition in known else (), programme)
        else:
            yield each


def _levels(programme: Programme, facts: Facts) -> Iterator[Proposed]:
    for one in programme.stratifications:
        proposed = _proposed(one, programme, facts)
        if proposed is not None:
            yield proposed
            if not any(level.key in facts.levels for level in one.levels):
                facts = replace(facts, levels=facts.levels | {proposed.level.key})


def _proposed(one: Stratification, programme: Programme, facts: Facts) -> Proposed | None:
    unsure = False
    for level in one.levels:
        if not level.rule:
            continue
        found = held(AnyOf(of=level.rule), facts, programme)
        if found.holds is Holds.YES:
            return Proposed(one, level, found, by_default=False, unsure=unsure)
        unsure = unsure or found.holds is Holds.UNKNOWN
    default = next((level for level in one.levels if not level.rule), None)
    return (
        None if default is None else Proposed(one, default, Held(Holds.YES), by_default=True, unsure=unsure)
    )
