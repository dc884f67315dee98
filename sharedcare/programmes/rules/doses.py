"""Target doses: of drugs of their own group, in a unit of an amount, none that never counts; and goals that some of them show."""

from collections.abc import Iterator

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Drugs
from sharedcare.programmes.types.goals import Dosed
from sharedcare.terminology.ucum import conversion_of
from sharedcare.terminology.units import vocabulary
from sharedcare.terminology.written_units import meant


def impossible(programme: Programme) -> Iterator[Problem]:
    """Target doses that no patient can be held against, and goals that ask for more groups than they name."""
    for number, group in enumerate(programme.drugs):
        yield from _of_group(group, ("drugs", number, "target-doses"))
    for number, goal in enumerate(programme.goals):
        target = goal.target
        if isinstance(target, Dosed) and (target.at_least or 0) > len(target.drugs):
            yield Problem(
                ("goals", number, "target", "at-least"),
                f"`{goal.key}` asks for {target.at_least} groups of drugs and names {len(target.drugs)}.",
                f"Write {len(target.drugs)} or less, or name more under `drugs`.",
            )


def untold(programme: Programme) -> Iterator[Problem]:
    """Groups of which a goal wants the target dose, and the file says none."""
    groups = {one.key: one for one in programme.drugs}
    for number, goal in enumerate(programme.goals):
        if not isinstance(goal.target, Dosed):
            continue
        for place, key in enumerate(goal.target.drugs):
            if key in groups and not groups[key].target_doses:
                yield Problem(
                    ("goals", number, "target", "drugs", place),
                    f"Nothing says what the target doses of `{key}` are, so only a person can say that `{goal.key}` is reached.",
                    "Write them under `target-doses` of that group.",
                    is_warning=True,
                )


def _of_group(group: Drugs, path: Path) -> Iterator[Problem]:
    always: set[str] = set()
    for number, one in enumerate(group.target_doses):
        where: Path = (*path, number)
        if not one.atc.startswith(group.atc):
            yield Problem(
                (*where, "atc"),
                f"`{one.atc}` is no drug of `{group.key}`, which is {', '.join(group.atc)}.",
                "Put it into the group that it belongs to, or add its code to `atc`.",
            )
        yield from _unit(one.unit, (*where, "unit"))
        if one.atc in always:
            yield Problem(
                (*where, "atc"),
                f"This target dose of `{one.atc}` never counts: the one before it is for every patient.",
                "Put the one with `applies-if` first, or remove one of them.",
            )
        if not one.applies_if:
            always.add(one.atc)


def _unit(unit: str, path: Path) -> Iterator[Problem]:
    found = conversion_of(unit, vocabulary())
    if found is None:
        likely = meant(unit)
        yield Problem(
            path,
            f"`{unit}` is not a unit of UCUM.",
            f"Did you mean `{likely}`?" if likely else "Write it as ucum.org does: mg, g, ug.",
        )
    elif not found.dimension or "/" in unit:
        yield Problem(
            path,
            f"`{unit}` is not how much of a drug there is.",
            "Write an amount such as `mg`: that it is in a day is meant already.",
        )
