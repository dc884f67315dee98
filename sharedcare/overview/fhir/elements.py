"""The elements of FHIR that every resource is made of, read with patience: what is missing or odd reads as nothing.

What was stored has passed validation, but R4 leaves nearly everything optional.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any

Tree = Mapping[str, Any]

_NOTHING: Tree = {}


def code_of(concept: Tree | None, *systems: str) -> str:
    """The code that a CodeableConcept has in the first of these systems that it has any in."""
    codings = (concept or _NOTHING).get("coding", ())
    for system in systems:
        for one in codings:
            if one.get("system") == system and one.get("code"):
                return str(one["code"])
    return ""


def has_code(concept: Tree | None, system: str, code: str) -> bool:
    """Whether a CodeableConcept holds this coding."""
    return any(
        one.get("system") == system and one.get("code") == code
        for one in (concept or _NOTHING).get("coding", ())
    )


def in_category(tree: Tree, system: str, code: str) -> bool:
    """Whether one of a resource's categories holds this coding."""
    return any(has_code(one, system, code) for one in tree.get("category", ()))


def status_of(tree: Tree, element: str) -> str:
    """The code of a status that FHIR keeps in a CodeableConcept, such as Condition.clinicalStatus."""
    return next((str(one.get("code", "")) for one in tree.get(element, _NOTHING).get("coding", ())), "")


def reference(element: Tree | None) -> str:
    """What a Reference points at, as `Type/id`; empty when it points at nothing of ours."""
    return str((element or _NOTHING).get("reference", ""))


def extension(tree: Tree, url: str) -> Any:
    """The value of the first extension with this url, whatever its type; None when there is none."""
    for one in tree.get("extension", ()):
        if one.get("url") == url:
            for name, value in one.items():
                if name.startswith("value"):
                    return value
            return None
    return None


def extensions(tree: Tree, url: str) -> Iterator[Tree]:
    """All extensions with this url."""
    return (one for one in tree.get("extension", ()) if one.get("url") == url)


def moment(text: str | None, zone: tzinfo) -> datetime | None:
    """The first moment that a FHIR date, dateTime or instant can mean; a date begins at midnight in the zone."""
    if not text:
        return None
    if len(text) > 10:
        return datetime.fromisoformat(text)
    found = day(text)
    return None if found is None else datetime.combine(found, time(), zone)


def day(text: str | None) -> date | None:
    """The first day that a FHIR date or dateTime can mean, where it was written."""
    if not text:
        return None
    if len(text) >= 10:
        return date.fromisoformat(text[:10])
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def local_day(text: str | None, zone: tzinfo) -> date | None:
    """The day on which a moment falls in the zone."""
    if not text or len(text) <= 10:
        return day(text)
    return datetime.fromisoformat(text).astimezone(zone).date()
