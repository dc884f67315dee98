"""Two who wrote from the same version: what merges by itself, and what somebody has to decide. Pure.

A thing of the plan is edited field by field, and a form carries the version it was filled in from. Fields that only one of the two
changed merge; a field that both changed, to different words, is a clash, in which both are kept until somebody chooses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Fields = Mapping[str, str]
"""What a thing says, field by field; what is not said is empty or left out."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed: what it said before, and what each of the two wrote."""

    field: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What the two come to. A field that clashes says what stands, which is theirs."""

    values: dict[str, str]
    clashes: tuple[Clash, ...]


def merge(*, base: Fields, mine: Fields, theirs: Fields) -> Merged:
    """What stands (`theirs`) with what I have changed since `base`."""
    values: dict[str, str] = {}
    clashes = []
    for name in sorted({*base, *mine, *theirs}):
        was, my, their = (one.get(name, "") for one in (base, mine, theirs))
        if my in (was, their):
            values[name] = their
        elif their == was:
            values[name] = my
        else:
            values[name] = their
            clashes.append(Clash(name, was, my, their))
    return Merged(values, tuple(clashes))


def changed(before: Fields, after: Fields) -> tuple[str, ...]:
    """The fields that say something else."""
    return tuple(name for name in sorted({*before, *after}) if before.get(name, "") != after.get(name, ""))
