"""One version of a thing of the plan, as its history shows it: who, when, why, and what was changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.care.plan.merging import changed
from sharedcare.care.plan.types import Thing, Told
from sharedcare.clinic.plan.asking import Asked
from sharedcare.clinic.plan.form import Filling


@dataclass(frozen=True, slots=True)
class Step:
    """A version: who made it, when and why, and what it changed (label, from, to)."""

    version: int
    who: str
    when: SafeString
    why: str
    changes: tuple[tuple[str, str, str], ...]
    is_first: bool
    can_undo: bool


def step(one: Told, found: Asked, filling: Filling) -> Step:
    """It, with whether the reader may undo it."""
    names = changed(one.before, one.after) if one.before else ()
    # The first version is undone by taking the thing out of the plan.
    is_let = not set(names or ("status",)) & set(filling.fixed)
    changes = tuple(
        (
            found.words.fields[name],
            filling.said(name, one.before.get(name, "")),
            filling.said(name, one.after.get(name, "")),
        )
        for name in names
    )
    calendar = found.calendar
    local = calendar.local(one.at)
    return Step(
        one.version,
        found.called(one.by) or found.words.by_unknown,
        calendar.tag(f"{calendar.day(local.date())} {local:%H:%M}", one.at),
        one.why,
        changes,
        not one.before,
        is_let and (bool(changes) or not one.before),
    )


def named(told: Iterable[Told], thing: Thing) -> set[str]:
    """All whom the history of a thing names: who changed it, and whose it was."""
    owners = (fields.get("owner", "") for one in told for fields in (one.before, one.after))
    return {thing.fields.get("owner", ""), *(one.by for one in told), *owners}
