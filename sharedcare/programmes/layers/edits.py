"""One change of a layer, as an edit of the plain data of a programme: where, what has to stand there, what is put there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sharedcare.programmes.shape import plain
from sharedcare.programmes.types.layer import (
    Change,
    Changes,
    GoalChange,
    LimitChange,
    OverdueChange,
    ScheduleChange,
    TaskChange,
    WordingChange,
)

Tree = dict[str, Any]
Steps = tuple[tuple[str, str], ...]
"""The way to a part: in which list, under which key; then in which of its lists."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of the part at the end of `steps`: `standard` are the fields as the layer says the programme has them, `new`
    what they become. Below the part, `inside` leads to the piece whose fields these are."""

    steps: Steps
    standard: Tree
    new: Tree
    inside: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """The list of the file, or the key at its top."""
        return self.steps[0][0] if self.steps else next(iter(self.new), "")

    @property
    def key(self) -> str:
        """The keys that lead to the part."""
        return "/".join(key for _, key in self.steps)

    @property
    def fields(self) -> tuple[str, ...]:
        """What changes in the part, as a Difference names it."""
        if self.inside:
            return (".".join(self.inside),)
        return tuple(self.new) or ("",)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why a change does not fit the standard: at which field of the change, and what to do."""

    field: str
    says: str
    remedy: str


def changes_of(changes: Changes) -> Iterator[tuple[str, int, Change]]:
    """All changes, each with the list that it stands in and its place there."""
    for name in ("limits", "schedules", "overdue", "wording", "tasks", "goals"):
        for number, each in enumerate(getattr(changes, name)):
            yield name, number, each


def edit_of(change: Change, standard: Tree) -> Edit:
    """What a change does to the programme whose plain data are the `standard`. A task's `on` and `off` edit nothing here."""
    match change:
        case LimitChange():
            owner, _, limit = change.of.partition("/")
            name = "questionnaires" if owner in _keys(standard, "questionnaires") else "measurements"
            bands = {"yellow": change.yellow, "red": change.red}
            said = plain(change.instead_of)
            return Edit(
                ((name, owner), ("limits", limit)),
                {each: said.get(each) for each in bands},
                {each: plain(one) for each, one in bands.items() if one is not None},
            )
        case ScheduleChange():
            steps = {"steps": plain(change.instead_of)}
            return Edit((("schedules", change.of),), steps, {"steps": plain(change.steps)})
        case OverdueChange():
            where = (("tasks", change.of),) if change.of is not None else ()
            return Edit(where, {"overdue": plain(change.instead_of)}, {"overdue": plain(change.overdue)})
        case GoalChange():
            target = {"target": plain(change.instead_of)}
            return Edit((("goals", change.of),), target, {"target": plain(change.target)})
        case WordingChange():
            return _of_wording(change, standard)
        case TaskChange():
            return Edit((("tasks", change.of),), {}, {})


def mismatch(edit: Edit, standard: Tree) -> Mismatch | None:
    """Why an edit does not fit this programme; None when it does."""
    node: Any = standard
    for name, key in edit.steps:
        keys = _keys(node, name)
        if key not in keys:
            near = get_close_matches(key, keys, 1, 0.6)
            return Mismatch(
                "of",
                f"There is no `{key}` in `{name}` of the programme.",
                f"Did you mean `{near[0]}`?" if near else "Look it up in the programme's file.",
            )
        node = _entry(node, name, key)
    for step in edit.inside:
        node = node.get(step) if isinstance(node, dict) else None
    if not isinstance(node, dict) or (edit.inside and node.keys() != {"da", "en"}):
        return Mismatch(
            "of", "This does not lead to a text of the programme.", "Write it as `tasks/KEY/title/citizen`."
        )
    stands = {name: _effective(node, name, standard) for name in edit.standard}
    if stands == edit.standard:
        return None
    return Mismatch(
        "instead-of",
        f"The standard is not this, but {_written(stands)}.",
        "Write under `instead-of` what the programme says, and look whether the change is still right.",
    )


def apply(edit: Edit, tree: Tree) -> None:
    """Put what is new into the tree. The edit fits it."""
    node: Any = tree
    for name, key in edit.steps:
        node = _entry(node, name, key)
    for step in edit.inside:
        node = node[step]
    node.update(edit.new)


def _of_wording(change: WordingChange, standard: Tree) -> Edit:
    """`measurements/weight/limits/rise/action/citizen`: pairs of list and key as far as there are lists, then fields."""
    words = change.of.split("/")
    steps: list[tuple[str, str]] = []
    node: Any = standard
    while len(words) > 1 and (not steps or _is_list(node, words[0])):
        name, key = words[0], words[1]
        steps.append((name, key))
        words = words[2:]
        node = _entry(node, name, key) if key in _keys(node, name) else {}
    return Edit(tuple(steps), plain(change.instead_of), plain(change.text), tuple(words))


def _effective(node: Mapping[str, Any], name: str, standard: Tree) -> Any:
    if name != "overdue":
        return node.get(name)
    # A task that says nothing of it is late when the programme says so. On what that rests is not what holds.
    late = node.get(name, standard["overdue"])
    return {each: late[each] for each in ("yellow", "red")}


def _is_list(node: Any, name: str) -> bool:
    return isinstance(node, dict) and isinstance(node.get(name), list | tuple)


def _keys(node: Any, name: str) -> list[str]:
    found: Iterable[Any] = node.get(name, ()) if _is_list(node, name) else ()
    return [each["key"] for each in found if isinstance(each, dict) and "key" in each]


def _entry(node: Any, name: str, key: str) -> Any:
    return next(each for each in node[name] if each.get("key") == key)


def _written(value: Any) -> str:
    """As one writes it in the file on one line."""
    if isinstance(value, dict):
        told = (f"{key}: {_written(one)}" for key, one in value.items() if one is not None)
        return f"{{{', '.join(told)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    return f"{value:g}" if isinstance(value, float) else str(value)
