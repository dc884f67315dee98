"""What a patient is told to do about a value that they have just sent: what the limit says to them, or to measure again, and how, before
anybody is alarmed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import Tree, codings, extensions, moment, part, text_of
from sharedcare.programmes.types.words import Text
from sharedcare.records.search.parse import parse

_OPEN = "preliminary"
_GRAVE = frozenset({"high", "moderate"})
_SAID = timedelta(days=1)
"""So long after a value it is said what to do about it: after that it is news of yesterday."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the programme says to the patient, how to measure well (may be empty), and until when it is said; `codes`
    are those of what was measured, whatever their systems. `is_again`: another value counts instead until then."""

    says: Text
    technique: Text
    until: datetime
    codes: frozenset[str] = frozenset()
    is_again: bool = True


def prompts(*, patient: str, by: Actor, at: datetime) -> list[Prompt]:
    """What the patient is told at this moment, the latest first: of values past a limit, until somebody has looked at them or a day has
    gone. Raises NotPermitted or NotVisible."""
    query = parse("DetectedIssue", [("patient", patient), ("_sort", "-identified"), ("_count", "20")])
    found = looks.search(by=by, query=query, at=at).matches
    told = (_prompt(orjson.loads(one.content)) for one in found if one.content)
    return [one for one in told if one is not None and one.until > at]


def _prompt(tree: Tree) -> Prompt | None:
    asked = next(extensions(tree, "ask-again"), None)
    says = next(extensions(tree, "citizen-text"), None)
    until = _said_until(tree) if asked is None else moment(part(asked, "until", "valueInstant"))
    if says is None or until is None or tree.get("status") != _OPEN:
        return None
    measured = frozenset(code for _, code in codings(tree.get("code")))
    if asked is None:
        return Prompt(text_of(says, "valueString"), Text(da="", en=""), until, measured, is_again=False)
    how: Tree = next((one for one in asked.get("extension", ()) if one.get("url") == "technique"), {})
    return Prompt(text_of(says, "valueString"), text_of(how, "valueString"), until, measured)


def _said_until(tree: Tree) -> datetime | None:
    """Of a value past a limit; of what is missing, or was not judged, there is nothing to say."""
    is_of_value = any(
        str(one.get("reference", "")).startswith("Observation/") for one in tree.get("implicated", ())
    )
    at = moment(tree.get("identifiedDateTime"))
    return at + _SAID if at is not None and is_of_value and tree.get("severity") in _GRAVE else None
