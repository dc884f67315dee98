"""What a part says that came or went as a whole: who, when, how often, from where on. So a reader need not open the file. Pure."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.differing.words import PARTS, field_called
from sharedcare.programmes.types.course import Anchor
from sharedcare.programmes.types.words import Part

_TELLS: dict[str, tuple[str, ...]] = {
    "sources": ("evidence", "valid-until", "caution"),
    "responsibilities": ("periods",),
    "roles": ("profession", "responsibility", "may"),
    "criteria": ("needs",),
    "warnings": ("applies-if",),
    "conditions": ("holds", "assumed-no"),
    "stratifications": ("levels",),
    "levels": ("rule", "effect"),
    "phases": ("responsible", "begins", "ends", "length"),
    "tasks": (
        "by", "when", "repeat", "meets", "phase", "applies-if", "after", "done-when", "hands-over-to", "covers", "overdue", "education",
    ),
    "references": ("measurement", "set-by"),
    "schedules": ("starts", "steps", "until", "ends-with"),
    "measurements": ("by", "schedule", "unit", "codes", "applies-if", "limits", "missing"),
    "limits": (
        "looks-at", "yellow", "red", "readings", "red-with", "applies-if", "ask-again", "set-by", "action.citizen", "action.clinician",
    ),
    "combinations": ("measurements", "within", "yellows", "when", "action.citizen", "action.clinician"),
    "goals": ("target", "applies-if", "set-by", "caution"),
    "questionnaires": ("by", "licence", "schedule", "applies-if", "limits", "missing", "questions"),
    "questions": ("asked-if", "answers"),
    "answers": ("finding", "points", "shown-at-once"),
    "education": ("phase", "format", "about", "followed-up-by"),
    "documents": ("sent", "sender", "receivers", "standard", "contents"),
    "drugs": ("atc", "use", "says", "when-ill", "applies-if"),
    "alongside": ("programme", "rule", "goals", "proposes", "tasks", "questions", "monitoring", "place"),
}  # fmt: skip
"""Of each list: the fields that matter to somebody who reads what changed."""
_NESTED = frozenset({"limits", "levels", "questions", "answers", "contents"})
"""Lists of parts that lie in a part; `questions` of `alongside` are none."""
_BESIDE_KEYS = frozenset({"codes"})
"""Fields for whoever has the file open; a page about a patient says what comes without them."""
_LABELS = {"phase": {"da": "fase", "en": "phase"}}
"""Fields that are called otherwise where they have not changed."""


def tells(owners: tuple[tuple[str, Part], ...], values: Values, language: str) -> str:
    """What the last of these parts says, as a sentence; empty where its name says it all."""
    told = "; ".join(_told(owners, values, language))
    return f" {told[:1].upper()}{told[1:]}." if told else ""


def _told(owners: tuple[tuple[str, Part], ...], values: Values, language: str) -> Iterator[str]:
    name, part = owners[-1]
    if isinstance(part, Anchor):
        yield values.comes(part)
    for field in _TELLS.get(name, ()):
        value = _value(part, field)
        if value is None or value == _default(part, field) or (field in _BESIDE_KEYS and not values.is_keyed):
            continue
        if field in _NESTED and all(hasattr(each, "key") for each in value):
            for each in value:
                inside = "; ".join(_told((*owners, (field, each)), values, language))
                yield f"{PARTS[field][language][0]} {values.title(each)}{f' ({inside})' if inside else ''}"
        else:
            called = _LABELS.get(field, {}).get(language) or field_called(field, language, within=name)
            yield f"{called}: {values.told(value, field, owners)}"


def _default(part: Any, field: str) -> Any:
    """What a field is where the file does not say it."""
    return next(
        each.default
        for each in msgspec.structs.fields(type(part))
        if each.encode_name == field.partition(".")[0]
    )


def _value(part: Any, field: str) -> Any:
    """The value of a field by its name in the file; of two wordings one."""
    field, _, reader = field.partition(".")
    names = dict(zip(type(part).__struct_encode_fields__, part.__struct_fields__, strict=True))
    value = getattr(part, str(names.get(field, field)), None)
    return getattr(value, reader, None) if reader else value
