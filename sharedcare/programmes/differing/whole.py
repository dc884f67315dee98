"""What a part says that came or went as a whole: who, when, how often, from where on. So a reader need not open the file. Pure."""

from collections.abc import Iterator
from typing import Any

from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.differing.words import FIELDS, PARTS
from sharedcare.programmes.types.words import Part

_TELLS: dict[str, tuple[str, ...]] = {
    "measurements": ("by", "schedule", "unit", "limits"),
    "limits": ("looks-at", "yellow", "red", "readings"),
    "tasks": ("by", "when", "repeat", "meets", "phase", "after", "hands-over-to"),
    "goals": ("target",),
    "schedules": ("starts", "steps"),
    "questionnaires": ("by", "schedule", "limits"),
    "education": ("phase",),
    "references": ("measurement", "set-by"),
    "combinations": ("measurements", "within", "yellows"),
    "roles": ("profession", "responsibility"),
    "phases": ("responsible", "length"),
    "drugs": ("atc", "use"),
    "conditions": ("holds",),
}
"""Of each list: the fields that matter to somebody who reads what changed."""
_LABELS = {"phase": {"da": "fase", "en": "phase"}}
"""Fields that are called otherwise where they have not changed."""


def tells(owners: tuple[tuple[str, Part], ...], values: Values, language: str) -> str:
    """What the last of these parts says, as a sentence; empty where its name says it all."""
    told = "; ".join(_told(owners, values, language))
    return f" {told[:1].upper()}{told[1:]}." if told else ""


def _told(owners: tuple[tuple[str, Part], ...], values: Values, language: str) -> Iterator[str]:
    name, part = owners[-1]
    for field in _TELLS.get(name, ()):
        value = getattr(part, _attribute(part, field), None)
        if not value:
            continue
        if field == "limits":
            for limit in value:
                inside = "; ".join(_told((*owners, (field, limit)), values, language))
                yield f"{PARTS[field][language][0]} {values.title(limit)} ({inside})"
        else:
            yield f"{_LABELS.get(field, FIELDS[field])[language]}: {values.told(value, field, owners)}"


def _attribute(part: Any, field: str) -> str:
    """The field of a part by its name in the file."""
    names = dict(zip(type(part).__struct_encode_fields__, part.__struct_fields__, strict=True))
    return str(names.get(field, field))
