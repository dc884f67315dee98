"""A resource as it was before one of its versions, with what came since: what undoing makes of it. Pure.

The fields of a form are not all that a version says. Words are dropped with what they mean in another language, and a task that is
done with when it was: whoever undoes gets that back too.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.care.elements import when_done

Tree = dict[str, Any]
Part = tuple[str, str]
_OF_THE_STORE = ("id", "meta")
_MOVED = ("status", "executionPeriod", "lastModified")
"""Of a Task. Which of the others are other says nothing of when: from that a task that only says that it is done would be counted anew."""


def restored(
    current: Mapping[str, Any], *, undone: Mapping[str, Any], was: Mapping[str, Any], at: datetime
) -> Tree:
    """`current` without what `undone` changed of the version before it (`was`), element by element. An element that somebody has
    changed since stays as they made it. A Task that stands otherwise by that was modified now (`at`), and says when it was done of old.
    https://hl7.org/fhir/R4/task-definitions.html#Task.lastModified
    """
    found = _restored(current, undone, was)
    if found.get("resourceType") != "Task" or all(found.get(one) == current.get(one) for one in _MOVED):
        return found
    done = when_done(was) if found.get("status") == was.get("status") else None
    period = found.get("executionPeriod", {})
    when = {} if done is None else {"executionPeriod": {"end": done.isoformat(), **period}}
    return {**found, **when, "lastModified": at.isoformat()}


def _restored(current: Mapping[str, Any], undone: Mapping[str, Any], was: Mapping[str, Any]) -> Tree:
    kept = {name: one for name, one in current.items() if name in _OF_THE_STORE}
    now, then, before = (_parts(one) for one in (current, undone, was))
    if now == then:
        return {**{name: one for name, one in was.items() if name not in _OF_THE_STORE}, **kept}
    back = {
        name
        for name in {*then, *before}
        if then.get(name) != before.get(name) and now.get(name) == then.get(name)
    }
    names = dict.fromkeys((*now, *before))
    chosen = {name: before.get(name) if name in back else now.get(name) for name in names}
    return {**_whole({name: one for name, one in chosen.items() if one is not None}), **kept}


def _parts(tree: Mapping[str, Any]) -> dict[Part, Any]:
    """Its elements, each extension one of its own: one may have been changed since and another not. Words are one with what they mean in
    another language: nobody reads them beside the translation of others."""
    found: dict[Part, Any] = {}
    for name, one in tree.items():
        if name not in (*_OF_THE_STORE, "extension"):
            found.setdefault((name.removeprefix("_"), ""), {})[name] = one
    for one in tree.get("extension", ()):
        found.setdefault(("extension", str(one.get("url"))), []).append(one)
    return found


def _whole(parts: Mapping[Part, Any]) -> Tree:
    extensions = [one for (name, _), several in parts.items() if name == "extension" for one in several]
    found = {
        each: one
        for (name, _), several in parts.items()
        if name != "extension"
        for each, one in several.items()
    }
    return {**found, "extension": extensions} if extensions else found
