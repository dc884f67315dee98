"""The forms of a literal reference (R4 section 2.3.0.1) and the resource type each of them names."""

import re
from dataclasses import dataclass

from sharedcare.records.definitions.resource_types import is_resource_type
from sharedcare.records.validation.formats import PATTERNS

ID = PATTERNS["id"]
VERSION = f"(?:/_history/{ID})?"
_RELATIVE = re.compile(rf"([A-Z][A-Za-z]*)/{ID}{VERSION}")
_CONDITIONAL = re.compile(r"([A-Z][A-Za-z]*)\?[^\x00-\x20]+")
_ABSOLUTE = re.compile(rf"https?://[^\x00-\x20?#]+/([A-Z][A-Za-z]*)/{ID}{VERSION}")
_OTHER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20]+")
_LOCAL = re.compile(rf"#(?:{ID})?")


@dataclass(frozen=True, slots=True)
class Literal:
    """A reference as it is written: the type it names, if it does, or the contained resource it leads to."""

    type: str | None
    contained: str | None  # the id after `#`; empty for the containing resource itself


def read_literal(text: str) -> Literal | None:
    """What a reference says. None when it has none of the forms of a reference."""
    if _LOCAL.fullmatch(text):
        return Literal(type=None, contained=text[1:])
    found = _RELATIVE.fullmatch(text) or _CONDITIONAL.fullmatch(text)
    if found:
        return Literal(type=found[1], contained=None) if is_resource_type(found[1]) else None
    found = _ABSOLUTE.fullmatch(text)
    if found and is_resource_type(found[1]):
        return Literal(type=found[1], contained=None)
    return Literal(type=None, contained=None) if _OTHER.fullmatch(text) else None
