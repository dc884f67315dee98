"""What a patient is asked to do about a value that they have just sent: to measure again, and how, before anybody is alarmed."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import Tree, codings, extensions, moment, part, text_of
from sharedcare.programmes.types.words import Text
from sharedcare.records.search.parse import parse

_OPEN = "preliminary"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the programme says to the patient, how to measure well (may be empty), and until when another value counts instead; `codes`
    are those of what was measured, whatever their systems."""

    says: Text
    technique: Text
    until: datetime
    codes: frozenset[str] = frozenset()


def prompts(*, patient: str, by: Actor, at: datetime) -> list[Prompt]:
    """What the patient is asked at this moment, the latest first. Raises NotPermitted or NotVisible."""
    query = parse("DetectedIssue", [("patient", patient), ("_sort", "-identified"), ("_count", "20")])
    found = looks.search(by=by, query=query, at=at).matches
    told = (_prompt(orjson.loads(one.content)) for one in found if one.content)
    return [one for one in told if one is not None and one.until > at]


def _prompt(tree: Tree) -> Prompt | None:
    asked = next(extensions(tree, "ask-again"), None)
    says = next(extensions(tree, "citizen-text"), None)
    until = None if asked is None else moment(part(asked, "until", "valueInstant"))
    if asked is None or says is None or until is None or tree.get("status") != _OPEN:
        return None
    how: Tree = next((one for one in asked.get("extension", ()) if one.get("url") == "technique"), {})
    measured = frozenset(code for _, code in codings(tree.get("code")))
    return Prompt(text_of(says, "valueString"), text_of(how, "valueString"), until, measured)
