"""Whom a message is about: from a person's number to the patients here who have it."""

from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse

_CPR = "urn:oid:1.2.208.176.1.2"
_SEVERAL = 2
"""Nobody is matched with several, however many they are."""


def patients_with(person: str, *, by: Actor, at: datetime) -> list[str]:
    """The logical ids of the patients with this CPR number: none, one, or the first of several."""
    query = parse("Patient", [("identifier", f"{_CPR}|{person}"), ("_count", str(_SEVERAL))])
    return [one.id for one in looks.search(by=by, query=query, at=at).matches]
