"""What to think of before aiming at a goal: what its programme says of it, and that what it rests on has run out. Pure."""

from collections.abc import Iterator
from datetime import date

from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.goals import Goal
from sharedcare.programmes.types.words import Text


def cautions(programme: Programme, goal: Goal, *, on: date) -> tuple[Text, ...]:
    """All of it for one goal of a programme, as it stands on a day; nothing where there is nothing to think of."""
    told = [] if goal.caution is None else [goal.caution]
    return tuple(dict.fromkeys((*told, *_rests_on(programme, goal, on), *_to_be_looked_at(goal, on))))


def _rests_on(programme: Programme, goal: Goal, on: date) -> Iterator[Text]:
    for source in programme.sources:
        until = source.valid_until
        if source.key in goal.sources and until is not None and until < on:
            yield Text(
                da=f"Bygger på en retningslinje, der ikke længere gælder: {source.title} (til {until:%d.%m.%Y}).",
                en=f"Rests on a guideline that is no longer in force: {source.title} (until {until:%d.%m.%Y}).",
            )


def _to_be_looked_at(goal: Goal, on: date) -> Iterator[Text]:
    until = goal.valid_until
    if until is not None and until < on:
        yield Text(
            da=f"Målet skulle have været vurderet igen senest {until:%d.%m.%Y}.",
            en=f"The goal was to be looked at anew by {until:%d.%m.%Y}.",
        )
