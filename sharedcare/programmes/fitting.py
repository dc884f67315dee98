"""How a programme fits a patient: its criteria and warnings with what was found, and the levels that it proposes. Pure.

Nothing here forbids anything: a person reads it and decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.holding import Held, Holds, all_hold, held
from sharedcare.programmes.types import Programme, course
from sharedcare.programmes.types.conditions import AllOf, AnyOf, Condition, Judged, Named, NoneOf
from sharedcare.programmes.types.course import Criterion, Level, Stratification


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
        statements=tuple(statements(programme)),
    )


def statements(programme: Programme) -> Iterator[Judged]:
    """What only a clinician can judge and enrolment asks: statements of criteria, warnings and levels, each once."""
    conditions: list[Condition] = [each.needs for each in programme.eligibility.criteria]
    conditions += [each for warning in programme.eligibility.warnings for each in warning.applies_if]
    conditions += [each for one in programme.stratifications for level in one.levels for each in level.rule]
    told = set()
    for condition in conditions:
        for statement in _judged(condition, programme):
            if statement.key not in told:
                told.add(statement.key)
                yield statement


def asked_everywhere(programme: Programme) -> list[Judged]:
    """All statements of a programme that somebody may have to judge: of eligibility and levels, and of everything that is for
    some patients alone. Each once, in the order of the file."""
    parts: tuple[Iterable[Condition], ...] = (
        *(part.applies_if for part in programme.tasks),
        *(part.after for part in programme.tasks),
        *(part.applies_if for part in programme.measurements),
        *(part.applies_if for part in programme.goals),
        *(part.applies_if for part in programme.questionnaires),
    )
    found = {each.key: each for each in statements(programme)}
    for condition in (condition for part in parts for condition in part):
        for statement in _judged(condition, programme):
            found.setdefault(statement.key, statement)
    return list(found.values())


def _judged(condition: Condition, programme: Programme) -> Iterator[Judged]:
    match condition:
        case Judged():
            yield condition
        case AnyOf() | AllOf() | NoneOf():
            for each in condition.of:
                yield from _judged(each, programme)
        case Named():
            for named in programme.conditions:
                if named.key == condition.condition:
                    yield from _judged(named.holds, programme)


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
