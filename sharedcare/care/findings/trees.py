"""Reads single elements of resources as we write them; what is not there, or not in that form, is None. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sharedcare.programmes.fhir.words import TRANSLATION
from sharedcare.programmes.types.words import Text
from sharedcare.records.indexing.dates import interval_of
from sharedcare.records.indexing.errors import DateNotUnderstood
from sharedcare.records.indexing.locality import here

Tree = dict[str, Any]
OURS = "urn:sharedcare:"


def moment(text: object) -> datetime | None:
    """When a date or dateTime begins, in the time zone of the house."""
    if not isinstance(text, str):
        return None
    zone = here().zone
    try:
        return interval_of(text, zone)[0].astimezone(zone)
    except DateNotUnderstood:
        return None


def extensions(tree: Tree, name: str) -> Iterator[Tree]:
    """The extensions of ours with this name, whole."""
    return (each for each in tree.get("extension", ()) if each.get("url") == OURS + name)


def part(extension: Tree, name: str, value: str) -> Any:
    """A part of a nested extension: `part(limit, "key", "valueString")`."""
    return next((each.get(value) for each in extension.get("extension", ()) if each.get("url") == name), None)


def codings(concept: object) -> Iterator[tuple[str, str]]:
    """System and code of each coding of a CodeableConcept."""
    for each in concept.get("coding", ()) if isinstance(concept, dict) else ():
        if isinstance(each.get("code"), str):
            yield each.get("system") or "", each["code"]


def has_code(concepts: Iterable[object], system: str, code: str) -> bool:
    """Whether one of these CodeableConcepts has this code."""
    return any((system, code) == each for concept in concepts for each in codings(concept))


def identifier(tree: Tree, system: str) -> str | None:
    """The value of the identifier under this system of ours."""
    found = (each for each in tree.get("identifier", ()) if each.get("system") == OURS + system)
    return next((each.get("value") for each in found), None)


def text_of(tree: Tree, name: str) -> Text:
    """A text in both languages; without a translation both are the same."""
    danish = tree.get(name) or ""
    for each in tree.get(f"_{name}", {}).get("extension", ()):
        if each.get("url") == TRANSLATION and part(each, "lang", "valueCode") == "en":
            return Text(da=danish, en=part(each, "content", "valueString") or danish)
    return Text(da=danish, en=danish)
