"""Whether a condition is taken to hold when something has to be judged now: what is not known is taken as not so. Pure.

Enrolment waits for an answer; a value cannot. Of a patient of whom nobody has said that there is oxygen at home the usual
limit counts, and not none at all. `holding` answers the same conditions with yes, no and not known.
"""

from collections.abc import Iterable, Iterator

from sharedcare.programmes.facts import Facts
from sharedcare.programmes.holding import Holds, held
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import AllOf, AnyOf, Condition, Named, NoneOf


def assumed(conditions: Iterable[Condition], facts: Facts, programme: Programme) -> bool:
    """Whether all of these are taken to hold."""
    return all(_assumed(each, facts, programme) for each in conditions)


def leaves(conditions: Iterable[Condition], programme: Programme) -> Iterator[Condition]:
    """The conditions that others are made of."""
    for each in conditions:
        match each:
            case Named():
                yield from leaves((_named(each, programme),), programme)
            case AnyOf() | AllOf() | NoneOf():
                yield from leaves(each.of, programme)
            case _:
                yield each


def _assumed(condition: Condition, facts: Facts, programme: Programme) -> bool:
    match condition:
        case Named():
            return _assumed(_named(condition, programme), facts, programme)
        case AnyOf():
            return any(_assumed(each, facts, programme) for each in condition.of)
        case AllOf():
            return all(_assumed(each, facts, programme) for each in condition.of)
        case NoneOf():
            return not any(_assumed(each, facts, programme) for each in condition.of)
        case _:
            return held(condition, facts, programme).holds is Holds.YES


def _named(condition: Named, programme: Programme) -> Condition:
    return next(each.holds for each in programme.conditions if each.key == condition.condition)
