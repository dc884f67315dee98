"""What programmes say about the drugs that a patient takes: what may harm, and what to do with them on sick days, as one list. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharedcare.programmes.combining.tasks import source
from sharedcare.programmes.combining.types import Followed, Source, Warned
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.types.content import Drugs
from sharedcare.programmes.types.words import Text

_WARN = "warn"


@dataclass(frozen=True, slots=True)
class OnSickDays:
    """A group of drugs, what the patient does with it on sick days, and which of it is known to be taken, by code."""

    title: Text
    says: Text
    taken: tuple[str, ...]
    sources: tuple[Source, ...]


def warned(followed: Iterable[Followed]) -> tuple[Warned, ...]:
    """What the patient takes that any of the programmes warns of."""
    return tuple(
        Warned(group.title, group.says, (source(each, group.key),))
        for each in sorted(followed, key=lambda one: one.programme.key)
        for group in each.programme.drugs
        if group.use == _WARN
        and _is_taken(group, each)
        and all_hold(group.applies_if, each.facts, each.programme).holds is not Holds.NO
    )


def on_sick_days(followed: Iterable[Followed]) -> tuple[OnSickDays, ...]:
    """One list of what is done with drugs on sick days: each group once, whichever programmes name it. Of a patient of whom no drug is
    known it is all that could be taken, else what is."""
    groups: list[list[tuple[Followed, Drugs]]] = []
    for each in sorted(followed, key=lambda one: one.programme.key):
        for group in each.programme.drugs:
            if group.when_ill is not None:
                alike = [one for one in groups if any(_overlap(group.atc, other.atc) for _, other in one)]
                apart = [one for one in groups if one not in alike]
                groups = [*apart, [member for one in alike for member in one] + [(each, group)]]
    told = [_one(members) for members in groups]
    taken = [one for one in told if one.taken]
    is_known = any(each.facts.drugs for members in groups for each, _ in members)
    return tuple(sorted(taken if is_known else told, key=lambda one: one.sources))


def _one(members: Sequence[tuple[Followed, Drugs]]) -> OnSickDays:
    """Groups that are about the same drugs, in the words of the first of what the patient takes."""
    ordered = sorted(
        members, key=lambda one: (not _is_taken(one[1], one[0]), one[0].programme.key, one[1].key)
    )
    first = ordered[0][1]
    if first.when_ill is None:
        raise AssertionError("Only what is said for sick days stands on their list.")
    sources = sorted(source(each, group.key) for each, group in members)
    taken = tuple(sorted({code for each, group in members for code in _taken(group, each)}))
    return OnSickDays(first.title, first.when_ill, taken, tuple(sources))


def _is_taken(group: Drugs, followed: Followed) -> bool:
    return bool(_taken(group, followed))


def _taken(group: Drugs, followed: Followed) -> list[str]:
    return [drug for drug in followed.facts.drugs if any(drug.startswith(code) for code in group.atc)]


def _overlap(some: Iterable[str], others: Iterable[str]) -> bool:
    others = tuple(others)
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)
