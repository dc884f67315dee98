"""How far the drugs of a programme have come towards their target doses, by what is known of the doses that are taken. Pure.

What the record says in words alone is not guessed at: then nobody knows it here, and a person says whether the goal is reached.
Neither is whose target it is: while one may be the patient's that stands before the others (their weight is not known, or not to
this reader), no share of another is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose

from sharedcare.programmes.facts import Dose, Facts
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Drugs, TargetDose
from sharedcare.programmes.types.goals import Dosed
from sharedcare.terminology import measures

_EXACT = 9
"""Digits after the point of a share: what comes of counting in twos and tens is no difference."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A drug of a group that is taken (its ATC code): how much in a day, None where that is not known; and what is aimed at of it, None
    where the file does not say or, if it `is_open`, where nobody can tell which of several targets is the patient's."""

    drug: str
    per_day: float | None
    target: TargetDose | None
    is_open: bool = False

    @property
    def percent(self) -> float | None:
        """The share of the target dose in percent; None where either is not known."""
        if self.per_day is None or self.target is None:
            return None
        return round(100 * self.per_day / self.target.per_day, _EXACT)


@dataclass(frozen=True, slots=True)
class Titrated:
    """A group of drugs: what of it is taken, by code, and whether somebody has said that no more is tolerated."""

    group: Drugs
    taken: tuple[Taken, ...]
    is_tolerated: bool = False

    @property
    def best(self) -> Taken | None:
        """Of what is taken that which has come furthest; without any whose dose is known the first."""
        return max(self.taken, key=lambda one: -1.0 if one.percent is None else one.percent, default=None)

    def has_come_to(self, percent: float) -> Holds:
        """Whether it has come to this share of the target dose."""
        shares = [one.percent for one in self.taken]
        if self.is_tolerated or any(each is not None and each >= percent for each in shares):
            return Holds.YES
        return Holds.UNKNOWN if None in shares else Holds.NO


def titrated(groups: Iterable[str], facts: Facts, programme: Programme) -> tuple[Titrated, ...]:
    """These groups (their keys), in this order."""
    by_key = {one.key: one for one in programme.drugs}
    return tuple(_titrated(by_key[key], facts, programme) for key in groups if key in by_key)


def dosed(target: Dosed, facts: Facts, programme: Programme) -> Holds:
    """Whether so many of the groups as the goal asks for have come to their share of the target dose."""
    groups = titrated(target.drugs, facts, programme)
    held = [one.has_come_to(target.percent) for one in groups]
    wanted = target.at_least or len(target.drugs)
    if held.count(Holds.YES) >= wanted:
        return Holds.YES
    return Holds.UNKNOWN if len(held) - held.count(Holds.NO) >= wanted else Holds.NO


def _titrated(group: Drugs, facts: Facts, programme: Programme) -> Titrated:
    codes = sorted(drug for drug in facts.drugs if drug.startswith(group.atc))
    taken = tuple(_taken(drug, group, facts, programme) for drug in codes)
    says = group.tolerated_if
    is_tolerated = bool(says) and all_hold(says, facts, programme).holds is Holds.YES
    return Titrated(group, taken, is_tolerated)


def _taken(drug: str, group: Drugs, facts: Facts, programme: Programme) -> Taken:
    aims = [one for one in group.target_doses if one.atc == drug]
    held = ((one, all_hold(one.applies_if, facts, programme).holds) for one in aims)
    first, holds = next(((one, each) for one, each in held if each is not Holds.NO), (None, Holds.NO))
    target = first if holds is Holds.YES else None
    doses = facts.doses.get(drug)
    per_day = None if target is None or doses is None else _per_day(doses, target)
    return Taken(drug, per_day, target, is_open=holds is Holds.UNKNOWN)


def _per_day(doses: Sequence[Dose], target: TargetDose) -> float | None:
    amounts = [_amount(one, target) for one in doses]
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None


def _amount(dose: Dose, target: TargetDose) -> float | None:
    """How much of it in a day, in the unit of the target; None where nobody can tell."""
    said = [measures.between(value, unit, target.unit) for value, unit in dose.each]
    amounts = [one for one in said if one is not None]
    if len(amounts) < len(said):
        return None
    if target.single_doses:
        amounts = list(_single(amounts, target.single_doses))
    return amounts[0] * dose.a_day if len(amounts) == 1 else None


def _single(amounts: Iterable[float], single_doses: Iterable[float]) -> Iterator[float]:
    """Those of the amounts that are taken at a time."""
    several = tuple(single_doses)
    return (each for each in amounts if any(isclose(each, one, rel_tol=1e-6) for one in several))
