"""Lays local layers over a programme, in the order nation, region, organisation, and remembers what departs."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from sharedcare.programmes.differing import Difference, differences
from sharedcare.programmes.layers.edits import Edit, Mismatch, Tree, apply, changes_of, edit_of, mismatch
from sharedcare.programmes.rules.references import Keys, missing
from sharedcare.programmes.shape import plain, programme_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Change, Layer, TaskChange
from sharedcare.programmes.types.words import Text

_LEVELS = ("nation", "region", "organisation")
_FOLLOWS = ("resting", "alongside")
"""Parts that name a task and lose it with the task, which is what is told."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that is done otherwise than the standard: which part, in which words, by whom and why.

    `part` and `key` are those of a Difference: `measurements` and `weight/rise`.
    """

    part: str
    key: str
    layer: Layer
    why: Text
    said: tuple[Text, ...]
    keyed: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A change that was not made, because the standard is no longer the one that it departs from."""

    layer: Layer
    change: Change
    mismatch: Mismatch


@dataclass(frozen=True, slots=True)
class Layered:
    """A programme as it holds in one place. `standard` is what was published, and `programme` what holds."""

    standard: Programme
    programme: Programme
    departures: tuple[Departure, ...] = field(default=())
    left_out: tuple[LeftOut, ...] = field(default=())


def layered(programme: Programme, layers: Sequence[Layer]) -> Layered:
    """What holds where these layers do. Layers of one level are laid in the order given.

    A change that does not fit the programme is left out and told of, and so is one without which it would not hold
    together: what is published stays safe when a later version moves under a layer.
    """
    work = _Work(plain(programme))
    for layer in sorted(layers, key=lambda one: _LEVELS.index(one.level)):
        for _, _, change in changes_of(layer.changes):
            work.make(layer, change)
    work.turn_off()
    result = programme_of(work.tree)
    return Layered(programme, result, work.departures(differences(programme, result)), tuple(work.left_out))


class _Work:
    def __init__(self, standard: Tree) -> None:
        self.standard = standard
        self.tree = deepcopy(standard)
        self.left_out: list[LeftOut] = []
        self._made: dict[tuple[str, str, str], tuple[Layer, Change]] = {}
        self._off: dict[str, tuple[Layer, TaskChange]] = {}

    def make(self, layer: Layer, change: Change) -> None:
        """One change, unless it does not fit. A later one of the same part takes its place."""
        edit = edit_of(change, self.standard)
        unfit = mismatch(edit, self.standard)
        if unfit is not None:
            self.left_out.append(LeftOut(layer, change, unfit))
        elif isinstance(change, TaskChange):
            self._off.pop(change.of, None)
            if change.is_ == "off":
                self._off[change.of] = (layer, change)
        else:
            apply(edit, self.tree)
            self._remember(edit, layer, change)

    def turn_off(self) -> None:
        """Take out the tasks that are off; but not those that other parts would miss."""
        for key, (layer, change) in self._off.items():
            less = {**self.tree, "tasks": [one for one in self.tree["tasks"] if one["key"] != key]}
            less = _without_rest(less, key)
            if any(True for _ in missing(programme_of(less), Keys(less))):
                says = f"Other parts of the programme wait for the task `{key}`."
                unfit = Mismatch("is", says, "Leave it on, or change the programme.")
                self.left_out.append(LeftOut(layer, change, unfit))
            else:
                self.tree = less
                self._remember(edit_of(change, self.standard), layer, change)

    def departures(self, found: tuple[Difference, ...]) -> tuple[Departure, ...]:
        """What became of the changes: one after which nothing differs is no departure."""
        grouped: dict[tuple[str, str, int], Departure] = {}
        for one in found:
            made = self._made.get((one.part, one.key, one.field))
            if made is None and one.part in _FOLLOWS:
                continue
            if made is None:
                raise AssertionError(f"Something differs that no layer has changed: {one.said.en}")
            layer, change = made
            place = (one.part, one.key, id(change))
            said, keyed = (grouped[place].said, grouped[place].keyed) if place in grouped else ((), ())
            grouped[place] = Departure(
                one.part, one.key, layer, change.why, (*said, one.said), (*keyed, one.keyed)
            )
        return tuple(grouped.values())

    def _remember(self, edit: Edit, layer: Layer, change: Change) -> None:
        for each in edit.fields:
            self._made[edit.part, edit.key, each] = (layer, change)


def _without_rest(tree: Tree, key: str) -> Tree:
    """The programme without what only says of a task that it can rest, or is one with another programme's: that waits for nothing. When
    it is to rest is said of the tasks of other programmes too."""
    found = {**tree}
    if resting := tree.get("resting"):
        tasks = [one for one in resting.get("tasks", ()) if one != key]
        found["resting"] = {**resting, "tasks": tasks}
        if not tasks and not resting.get("when"):
            del found["resting"]
    found["alongside"] = [
        {**one, "tasks": [each for each in one.get("tasks", ()) if each["task"] != key]}
        for one in tree.get("alongside", ())
    ]
    return found
