"""Values of a programme as a sentence shows them: bands with their unit, times in words, keys as what they are called."""

from typing import Any

import msgspec

from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.shape import plain
from sharedcare.programmes.telling import band, duration, looks_at, rhythm, said, unit_in, windows
from sharedcare.programmes.times import Duration, Share, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Happened, Judged, TaskIsDone
from sharedcare.programmes.types.goals import ValueIn
from sharedcare.programmes.types.measuring import Limit, Measurement
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.schedules import Overdue, Repeat, Step
from sharedcare.programmes.types.words import Band, Part, Text, Wording

_NOTHING = {"da": "(intet)", "en": "(nothing)"}
_BOOLEAN = {"da": {True: "ja", False: "nej"}, "en": {True: "yes", False: "no"}}
_WORDS = {
    "da": {
        "for": "i",
        "late": "mangler efter",
        "done": "er gjort",
        "while": "så længe",
        "programme": "til forløbet slutter",
        "phase": "til fasen slutter",
    },
    "en": {
        "for": "for",
        "late": "missing after",
        "done": "is done",
        "while": "while",
        "programme": "until the programme ends",
        "phase": "until the phase ends",
    },
}
_OF = {"da": "ud af", "en": "of"}
_TOLD = ("every", "for", "late-after", "ends-with", "while")
_LONGEST = 160
_KEYS_OF = {
    "phase": "phases",
    "by": "roles",
    "responsible": "roles",
    "set-by": "roles",
    "hands-over-to": "roles",
    "schedule": "schedules",
    "measurements": "measurements",
    "measurement": "measurements",
    "reference": "references",
    "task": "tasks",
    "education": "education",
}
"""Fields that hold keys, and the list in which those stand."""


def title_of(part: Any, language: str) -> str:
    """What a part is called, with its key: the clinician's words where there are two."""
    key = getattr(part, "key", "")
    told = getattr(part, "title", None)
    if isinstance(told, Wording):
        told = told.clinician
    if isinstance(told, Text):
        return f"{said(told, language)} [{key}]"
    sentence = getattr(part, "text", None) or getattr(part, "says", None)
    if isinstance(sentence, Text):
        return f"“{said(sentence, language).rstrip('.')}” [{key}]"
    return f"{told} [{key}]" if isinstance(told, str) else f"[{key}]"


class Values:
    """Says values of two versions in one language. What both have is called as the newer calls it."""

    def __init__(self, old: Programme, new: Programme, language: str) -> None:
        self._language = language
        self._titles = {
            name: {each.key: title_of(each, language) for one in (old, new) for each in getattr(one, name)}
            for name in set(_KEYS_OF.values())
        }
        self._units = {
            each.key: unit_in(each.unit, language) for one in (old, new) for each in one.measurements
        }
        self._anchors = {each.key: said(each.title, language) for one in (old, new) for each in one.anchors}
        # A rhythm has no name but what it says.
        self._titles["schedules"] = {
            each.key: f"[{each.key}] {self._several(each.steps, ())}"
            for one in (old, new)
            for each in one.schedules
        }

    def told(self, value: Any, field: str, owners: tuple[tuple[str, Part], ...]) -> str:
        """One value, of a field, in a part that lies in these others."""
        if value is None or value == () or value is msgspec.UNSET:
            return _NOTHING[self._language]
        if isinstance(value, bool):
            return _BOOLEAN[self._language][value]
        if field == "looks-at" and owners and isinstance(limit := owners[-1][1], Limit):
            against = self._titles["references"].get(getattr(value, "reference", ""), "")
            return looks_at(msgspec.structs.replace(limit, looks_at=value), against, self._language)
        if field in _KEYS_OF and not _holds_parts(value):
            return self._called(value, _KEYS_OF[field])
        return self._worded(value, owners)

    def _called(self, value: Any, name: str) -> str:
        keys = value if isinstance(value, tuple) else (value,)
        return ", ".join(self._titles[name].get(key, f"[{key}]") for key in keys)

    def _worded(self, value: Any, owners: tuple[tuple[str, Part], ...]) -> str:
        language = self._language
        match value:
            case Window():
                return windows((value,), self._anchors, language)
            case Share():
                return f"{value.beyond} {_OF[language]} {value.of}"
            case TaskIsDone() | Happened() | Judged():
                return self._condition(value)
            case Text():
                return f"“{_short(said(value, language))}”"
            case Band():
                return band(value, self._unit(owners), language)
            case ValueIn():
                measured = self._called(value.measurement, "measurements")
                return f"{measured} {band(value.value, self._units.get(value.measurement, ''), language)}"
            case tuple():
                return self._several(value, owners)
        return self._timed(value)

    def _condition(self, one: TaskIsDone | Happened | Judged) -> str:
        match one:
            case TaskIsDone():
                return f"{self._called(one.task, 'tasks')} {_WORDS[self._language]['done']}"
            case Happened():
                return self._anchors.get(one.event, f"[{one.event}]")
            case Judged():
                return f"“{_short(said(one.says, self._language))}”"

    def _timed(self, value: Any) -> str:
        match value:
            case Duration():
                return duration(value, self._language)
            case Rhythm():
                return rhythm(value, self._language)
            case Step() | Repeat():
                return self._again(value)
            case Overdue():
                return f"{duration(value.yellow, self._language)} / {duration(value.red, self._language)}"
            case Approval():
                return f"{value.by} {value.on.isoformat()} (“{said(value.of, self._language)}”)"
            case Part():
                return _short(_json(plain(value)))
        return _short(str(value))

    def _several(self, those: tuple[Any, ...], owners: tuple[tuple[str, Part], ...]) -> str:
        if all(isinstance(each, Window) for each in those):
            return windows(those, self._anchors, self._language)
        return "; ".join(self._worded(each, owners) for each in those)

    def _again(self, one: Step | Repeat) -> str:
        words = _WORDS[self._language]
        told = rhythm(one.every, self._language)
        if one.lasts is not None:
            told += f" {words['for']} {duration(one.lasts, self._language)}"
        if isinstance(one, Step) and one.late_after is not None:
            told += f" ({words['late']} {duration(one.late_after, self._language)})"
        if isinstance(one, Step) and one.while_:
            told += f" {words['while']}: {self._several(one.while_, ())}"
        if isinstance(one, Repeat) and one.ends_with is not None:
            told += f", {words[one.ends_with]}"
        rest = {key: value for key, value in plain(one).items() if key not in _TOLD}
        return f"{told} {_short(_json(rest))}" if rest else told

    def _unit(self, owners: tuple[tuple[str, Part], ...]) -> str:
        limit = owners[-1][1] if owners else None
        if isinstance(limit, Limit) and getattr(limit.quantity, "in_", "unit") == "percent":
            return "%"
        measured = next((part.key for _, part in owners if isinstance(part, Measurement)), "")
        return self._units.get(measured, "")


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(each, Part) for each in value)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode().replace('"', "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
