"""Reading a tree of FHIR that nobody has checked: what has the wrong shape is as if it were not there."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.exchange.forms.errors import BadBundle

Tree = Mapping[str, Any]

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(T.+)?\Z")


def text(tree: Tree, name: str) -> str:
    """A text without blanks around it; empty where there is none."""
    found = tree.get(name)
    return found.strip() if isinstance(found, str) else ""


def one(tree: Tree, name: str) -> Tree:
    """An element; empty where there is none."""
    found = tree.get(name)
    return found if isinstance(found, dict) else {}


def many(tree: Tree, name: str) -> list[Tree]:
    """The elements under a name."""
    found = tree.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def texts(tree: Tree, name: str) -> list[str]:
    """The texts under a name."""
    found = tree.get(name)
    return [each.strip() for each in found if isinstance(each, str)] if isinstance(found, list) else []


def codes(concept: Tree, *systems: str) -> list[str]:
    """The codes that a CodeableConcept has in any of these systems."""
    return [text(each, "code") for each in many(concept, "coding") if text(each, "system") in systems]


def identifiers(tree: Tree, systems: Sequence[str]) -> list[str]:
    """The values of a resource's identifiers in any of these systems."""
    found = [text(each, "value") for each in many(tree, "identifier") if text(each, "system") in systems]
    return [value for value in found if value]


def moment(tree: Tree, name: str, place: str, zone: tzinfo) -> datetime:
    """A time, always with an offset; a date alone is its first moment. Raises BadBundle when it is none."""
    year, month, day, clock = _parts(text(tree, name))
    try:
        read = datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}{clock or ''}")
        aware = read if read.tzinfo is not None else read.replace(tzinfo=zone)
        aware.timestamp()
    except (ValueError, OverflowError):
        raise BadBundle(
            place, "This is no time, or it is missing. One is written like 2026-06-10T07:30:00+02:00."
        ) from None
    return aware


def _parts(written: str) -> tuple[str | None, ...]:
    found = _MOMENT.match(written)
    return found.groups() if found is not None else ("", None, None, None)
