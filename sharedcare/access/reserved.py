"""What somebody who sees a part of the record stores by an action of the house alone, which has a rule of its own. Pure.

Each of these decides something when it is stored: who is responsible, who is told, what is looked for, what nobody has to look
at any more. Who could store it through a door would do so without what the action asks for.
"""

from typing import Any

import orjson

_TASK, _FINDING, _PLANNED = "urn:sharedcare:task", "urn:sharedcare:finding", "urn:sharedcare:planned"
_OURS = b"urn:sharedcare:"
_WHOLE = {
    "handover": "A hand-over is proposed and answered on the pages for that: by them responsibility moves.",
    "pause": "A pause in measuring is set and ended on the page for that.",
    "looked-at": "That values have been looked at is noted in the worklist.",
}
"""Tasks that nobody stores, changes or deletes otherwise, by their code."""
_CANNOT_WAIT = "cannot-wait"
Tree = dict[str, Any]


def why_not(type: str, before: bytes | None, now: bytes | None) -> str | None:
    """Why a resource that was this (None: it was not there) does not become that (None: is deleted) through a door; None where
    it may."""
    if _OURS not in (before or b"") + (now or b""):
        return None
    old, new = _read(before), _read(now)
    if type == "DetectedIssue" and (_is_finding(old) or _is_finding(new)):
        return "What judging finds is made by judging, and closed with an outcome in the worklist."
    if type == "Task":
        codes = _codes(old), _codes(new)
        for code, reason in _WHOLE.items():
            if code in codes[0] | codes[1]:
                return reason
        if (_CANNOT_WAIT in codes[0]) is not (_CANNOT_WAIT in codes[1]):
            return "A task that cannot wait follows from answers. Change its status when it is done."
    if new and _planned(old) != _planned(new):
        return "What programmes have written into a plan is told by that mark. Leave it as you found it."
    return None


def _read(content: bytes | None) -> Tree:
    tree: Tree = orjson.loads(content or b"{}")
    return tree


def _codes(tree: Tree) -> set[str]:
    codings = tree.get("code", {}).get("coding", ())
    return {str(one.get("code")) for one in codings if one.get("system") == _TASK}


def _is_finding(tree: Tree) -> bool:
    return any(one.get("system") == _FINDING for one in tree.get("identifier", ()))


def _planned(tree: Tree) -> list[Any]:
    return [one for one in tree.get("extension", ()) if one.get("url") == _PLANNED]
