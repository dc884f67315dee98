"""Tasks that programmes want one team to do: which of them belong together, and where they are done. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sharedcare.programmes.combining.people import doers
from sharedcare.programmes.combining.types import Doer, Followed
from sharedcare.programmes.types.tasks import Task

_ONE_TEAM = "one-team"
_Part = tuple[str, str]
"""A task: the key of its programme, and its own."""


@dataclass(frozen=True, slots=True)
class Team:
    """Tasks of several programmes that one team does. `place`: kinds of organisations, that for the highest risk first."""

    name: str
    place: tuple[str, ...]


def teams(followed: Sequence[Followed]) -> dict[_Part, Team]:
    """The team of each task that has one, by what any of the followed programmes says about another."""
    known = {(each.programme.key, task.key) for each in followed for task in each.programme.tasks}
    groups: list[set[_Part]] = []
    places: dict[_Part, set[tuple[str, ...]]] = {}
    for each in followed:
        for item in each.programme.alongside:
            for shared in item.tasks if item.rule == _ONE_TEAM else ():
                pair = {(each.programme.key, shared.task), (item.programme, shared.theirs)}
                if not pair <= known:
                    continue
                for part in pair:
                    places.setdefault(part, set()).add(item.place)
                apart = [group for group in groups if not group & pair]
                groups = [*apart, pair.union(*(group for group in groups if group & pair))]
    found: dict[_Part, Team] = {}
    for group in groups:
        said = sorted({place for part in group for place in places[part] if place})
        team = Team(":".join(min(group)), said[0] if said else ())
        found |= dict.fromkeys(group, team)
    return found


def doers_of(team: Team, wanted: Iterable[tuple[Followed, Task]], *, on: date) -> tuple[Doer, ...]:
    """Who of those that the tasks of a team name does all of them: where the highest risk belongs. All, where no place is said."""
    found = list(
        dict.fromkeys(
            doer
            for followed, task in sorted(wanted, key=lambda one: (one[0].programme.key, one[1].key))
            for doer in doers(followed.programme, task.by, on=on)
        )
    )
    named = {doer.organisation for doer in found}
    first = next((kind for kind in team.place if kind in named), None)
    return tuple(doer for doer in found if first is None or doer.organisation == first)
