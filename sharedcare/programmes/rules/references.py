"""Whatever one part names of another must be there, and be there once."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct

from sharedcare.programmes.errors import Path, Problem
from sharedcare.programmes.forms import form_of
from sharedcare.programmes.rules.walking import entries, parts
from sharedcare.programmes.times import Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Answered
from sharedcare.programmes.types.course import AskedOnce, Level
from sharedcare.programmes.types.people import Approval

LEADS_TO: Mapping[str, tuple[str, ...]] = {
    "by": ("roles",),
    "condition": ("conditions",),
    "document": ("documents",),
    "drugs": ("drugs",),
    "education": ("education",),
    "event": ("anchors",),
    "fallback": ("roles",),
    "followed-up-by": ("roles",),
    "goal": ("goals",),
    "goals": ("goals",),
    "hands-over-to": ("roles",),
    "level": ("levels",),
    "measurement": ("measurements",),
    "measurements": ("measurements", "questionnaires"),
    "organisation": ("organisations",),
    "phase": ("phases",),
    "place": ("organisations",),
    "questionnaire": ("questionnaires",),
    "receivers": ("roles",),
    "reference": ("references",),
    "responsibility": ("responsibilities",),
    "responsible": ("roles",),
    "schedule": ("schedules",),
    "sender": ("roles",),
    "set-by": ("roles",),
    "since": ("anchors",),
    "sources": ("sources",),
    "stratification": ("stratifications",),
    "task": ("tasks",),
    "tasks": ("tasks",),
}
"""By the key under which something is named: the lists that it may stand in."""


class Keys:
    """The keys that a file gives, by list. They are read from plain data: a task that is misspelt is there all the same."""

    def __init__(self, data: object) -> None:
        self._data = data if isinstance(data, dict) else {}

    def of(self, lists: tuple[str, ...]) -> list[str]:
        """All keys of these lists."""
        return [key for each in lists for key in self._keys(each)]

    def gives(self, name: str, key: str, field: str) -> bool:
        """Whether an entry of a list says this itself, be it what would be so without it."""
        return any(each.get("key") == key and field in each for each in _mappings(self._data.get(name)))

    def _keys(self, name: str) -> Iterator[str]:
        if name == "levels":
            for each in _mappings(self._data.get("stratifications")):
                yield from _own(each.get("levels"))
        else:
            yield from _own(self._data.get(name))


def missing(programme: Programme, keys: Keys) -> Iterator[Problem]:
    """Keys that are named and stand nowhere."""
    for path, part in parts(programme):
        for step, value in entries(part):
            for where, key, lists in _named(part, step, value):
                if key not in keys.of(lists):
                    yield _nowhere((*path, step, *where), key, lists, keys)
        if isinstance(part, Answered):
            yield from _question(path, part, part.answers, programme)
        if isinstance(part, AskedOnce):
            yield from _question(path, part, tuple(each.as_ for each in part.answers), programme)


def doubled(programme: Programme) -> Iterator[Problem]:
    """Keys that stand twice in one list, and levels that stand in two stratifications."""
    for path, part in parts(programme):
        for step, value in entries(part):
            if isinstance(value, tuple):
                listed: list[tuple[Path, object]] = [
                    ((*path, step, number), each) for number, each in enumerate(value)
                ]
                yield from _twice(f"`{step}`", listed)
    yield from _twice(
        "`levels`", [(path, part) for path, part in parts(programme) if isinstance(part, Level)]
    )


def _named(part: Struct, step: str, value: object) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """The keys of other parts that stand under a key of this part."""
    values = value if isinstance(value, tuple) else (value,)
    for number, each in enumerate(values):
        where: Path = (number,) if isinstance(value, tuple) else ()
        if isinstance(each, Window):
            yield where, each.anchor, ("anchors",)
        # Who approved is a person, not a role.
        elif isinstance(each, str) and step in LEADS_TO and not isinstance(part, Approval):
            yield where, each, LEADS_TO[step]


def _nowhere(path: Path, key: str, lists: tuple[str, ...], keys: Keys) -> Problem:
    known = keys.of(lists)
    near = get_close_matches(key, known, 1, 0.6)
    name = " or ".join(f"`{each}`" for each in lists)
    remedy = (
        f"Did you mean `{near[0]}`?"
        if near
        else f"Add it there, or name one of: {', '.join(known) or 'none yet'}."
    )
    return Problem(path, f"There is no `{key}` in {name}.", remedy)


def _question(
    path: Path, condition: Answered | AskedOnce, named_answers: tuple[str, ...], programme: Programme
) -> Iterator[Problem]:
    named = next((each for each in programme.questionnaires if each.key == condition.questionnaire), None)
    form = form_of(named) if named is not None else None
    if form is None or not form.questions:
        return  # not there at all, which is told elsewhere; or with a text that is not here
    found = next((each for each in form.questions if each.key == condition.question), None)
    if found is None:
        asked = ", ".join(each.key for each in form.questions)
        yield Problem(
            (*path, "question"), f"`{form.key}` does not ask `{condition.question}`.", f"It asks: {asked}."
        )
        return
    answers = [each.key for each in found.answers]
    for number, key in enumerate(named_answers):
        if key not in answers:
            yield Problem(
                (*path, "answers", number),
                f"`{found.key}` has no answer `{key}`.",
                f"It has: {', '.join(answers)}.",
            )


def _twice(where: str, listed: list[tuple[Path, object]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, each in listed:
        key = getattr(each, "key", None)
        if not isinstance(key, str):
            continue
        if key in seen:
            yield Problem(
                (*path, "key"),
                f"`{key}` stands a second time in {where}.",
                "Give one of them another key, or remove it.",
            )
        seen.add(key)


def _own(listed: object) -> Iterator[str]:
    for each in _mappings(listed):
        key = each.get("key")
        if isinstance(key, str):
            yield key


def _mappings(listed: object) -> list[dict[str, object]]:
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
