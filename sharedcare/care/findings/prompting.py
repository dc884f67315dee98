"""What a patient is asked to do about a value that they have just sent: to measure again, and how, before anybody is alarmed; and what the
programme says to them of one that is red all the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import Tree, codings, extensions, moment, part, text_of
from sharedcare.programmes.types.words import Text
from sharedcare.records.search.parse import parse

_OPEN, _RED = "preliminary", "high"
_TOLD_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the programme says to the patient, how to measure well (may be empty), and until when another value counts instead; `codes`
    are those of what was measured, whatever their systems. `of` is when the value was measured that is red, where nothing is left to wait
    for: what is said of it holds until a later value has come. None where the patient is to measure again."""

    says: Text
    technique: Text
    until: datetime
    codes: frozenset[str] = frozenset()
    of: datetime | None = None


def prompts(*, patient: str, by: Actor, at: datetime) -> list[Prompt]:
    """What the patient is asked at this moment, the latest first. A red value of the last day that nobody has handled is told of too: the
    programme's words ("call if it is still so") must not go away with the second measurement. Raises NotPermitted or NotVisible."""
    query = parse("DetectedIssue", [("patient", patient), ("_sort", "-identified"), ("_count", "20")])
    found = looks.search(by=by, query=query, at=at).matches
    told = (_prompt(orjson.loads(one.content), at) for one in found if one.content)
    return [one for one in told if one is not None and one.until > at]


def _prompt(tree: Tree, at: datetime) -> Prompt | None:
    says = next(extensions(tree, "citizen-text"), None)
    if says is None or tree.get("status") != _OPEN:
        return None
    asked: Tree = next(extensions(tree, "ask-again"), {})
    until = moment(part(asked, "until", "valueInstant")) if asked else None
    how: Tree = next((one for one in asked.get("extension", ()) if one.get("url") == "technique"), {})
    measured = frozenset(code for _, code in codings(tree.get("code")))
    text, technique = text_of(says, "valueString"), text_of(how, "valueString")
    if until is not None and until > at:
        return Prompt(text, technique, until, measured)
    made = moment(tree.get("identifiedDateTime"))
    if tree.get("severity") != _RED or not measured or made is None:
        return None
    return Prompt(text, technique, made + _TOLD_FOR, measured, made)
