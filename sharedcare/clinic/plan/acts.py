"""What one act changed in the plan, told together: who enrols a patient adds forty things at once. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.ui.markup import Said


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that is another than before: who made it so, when and why; `changes` are (label, from, to), and `since` what
    became of what came, and who, when and why. `href` is empty where there is no page of it any more."""

    href: str
    kind: str
    text: Said
    what: str
    look: str
    who: str
    when: SafeString
    why: str
    changes: tuple[tuple[str, str, str], ...]
    whose: str = ""
    """Who has it, where that is not among the changes."""
    several: str = ""
    """What more than one of its kind are called, where that is not what one is."""
    since: tuple[str, str, SafeString, str] | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Things of one kind to which the same was done in the same minute, by the same person and for the same reason: the
    first tells all of that, and each has its own name, and whose it is."""

    things: tuple[Changed, ...]

    @property
    def first(self) -> Changed:
        """The one that is told at length."""
        return self.things[0]


def acts(several: Iterable[Changed]) -> tuple[Act, ...]:
    """These in their order, what belongs together at the place of its first. What was made another than before stands alone."""
    found: dict[object, list[Changed]] = {}
    for place, one in enumerate(several):
        same = (one.kind, one.what, one.look, one.who, one.when, one.why, one.since)
        found.setdefault((place,) if one.changes else same, []).append(one)
    return tuple(Act(tuple(things)) for things in found.values())
