"""Codes and extensions between a programme's file and FHIR. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types.words import Text
from sharedcare.terminology.systems import called

Tree = dict[str, Any]
OURS = "urn:sharedcare:"


def codes(concept: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    """The codes of a concept as programmes write them: system and code."""
    for one in (concept or {}).get("coding", ()):
        found = called(one.get("system", ""), str(one.get("code", "")))
        if found is not None and one.get("code"):
            yield found


def our_codes(concepts: Iterable[Mapping[str, Any]], system: str) -> list[str]:
    """The codes of one of our own systems in several concepts or codings."""
    return [
        str(one["code"])
        for concept in concepts
        for one in concept.get("coding", ())
        if one.get("system") == OURS + system and one.get("code")
    ]


def concept(text: Text, *codings: Tree) -> Tree:
    """A concept in Danish, with its translation."""
    found: Tree = {**element("text", text)}
    if codings:
        found["coding"] = list(codings)
    return found


def extension(name: str, **values: Any) -> Tree:
    """An extension of ours with parts, each named by its part and its type: `at_valueInstant`. What is None is left out."""
    parts = []
    for key, value in values.items():
        part, _, kind = key.rpartition("_")
        if value is not None:
            parts.append({"url": part.replace("_", "-"), kind: value})
    return {"url": OURS + name, "extension": parts}


def parts_of(tree: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The parts of each extension of ours with this name: their values, by their url."""
    for one in tree.get("extension", ()):
        if one.get("url") == OURS + name:
            yield {
                str(part["url"]): next(
                    (value for key, value in part.items() if key.startswith("value")), None
                )
                for part in one.get("extension", ())
            }


def values_of(tree: Mapping[str, Any], name: str) -> list[Any]:
    """The values of the extensions of ours with this name."""
    return [
        value
        for one in tree.get("extension", ())
        if one.get("url") == OURS + name
        for key, value in one.items()
        if key.startswith("value")
    ]


def identifiers(tree: Mapping[str, Any], name: str) -> list[str]:
    """The values of the identifiers of one of our own systems."""
    found = tree.get("identifier", ())
    return [str(one["value"]) for one in found if one.get("system") == OURS + name and one.get("value")]


def moment(text: Any, zone: tzinfo) -> datetime | None:
    """A FHIR date or dateTime in the zone that days are counted in: of a date its beginning, of a month its first day. None
    where nothing, or no date, is written."""
    written = str(text or "")
    if len(written) in (4, 7):
        written += "-01-01" if len(written) == 4 else "-01"
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)
