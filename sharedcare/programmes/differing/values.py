"""Values of a programme as a sentence shows them: bands with their unit, times in words, keys as what they are called."""

from typing import Any

import msgspec

from sharedcare.programmes.differing.choices import ANY_OF, CHOICES, KEYS_OF, UNITS
from sharedcare.programmes.differing.coded import naming
from sharedcare.programmes.differing.conditions import InWords, unit_of
from sharedcare.programmes.differing.words import field_called
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.telling import (
    band,
    duration,
    looks_at,
    number,
    quoted,
    rhythm,
    said,
    unit_in,
    windows,
)
from sharedcare.programmes.times import Duration, Share, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import BY_ITSELF, ENROLMENT
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.course import Anchor, Resting
from sharedcare.programmes.types.measuring import Limit, Measurement
from sharedcare.programmes.types.people import Approval, Monitoring, Period
from sharedcare.programmes.types.schedules import Overdue, Repeat, Schedule, Step
from sharedcare.programmes.types.words import Band, Code, Part, Text, Wording

_NOTHING = {"da": "(intet)", "en": "(nothing)"}
_BOOLEAN = {"da": {True: "ja", False: "nej"}, "en": {True: "yes", False: "no"}}
_WORDS = {
    "da": {
        "for": "i",
        "late": "mangler efter",
        "while": "så længe",
        "until": "indtil",
        "times": "gange",
        "programme": "til forløbet slutter",
        "phase": "til fasen slutter",
        "below": "og alt derunder",
        "when": "kommer, når",
        "by-itself": "kommer af sig selv",
        "by-hand": "sættes af den, der behandler",
        "from": "fra",
        "to": "til",
    },
    "en": {
        "for": "for",
        "late": "missing after",
        "while": "while",
        "until": "until",
        "times": "times",
        "programme": "until the programme ends",
        "phase": "until the phase ends",
        "below": "and all below it",
        "when": "comes when",
        "by-itself": "comes by itself",
        "by-hand": "set by whoever treats",
        "from": "from",
        "to": "to",
    },
}
_OF = {"da": "ud af", "en": "of"}
_LISTS: dict[type[Part], str] = {Monitoring: "monitoring", Resting: "resting"}
"""Parts at the top of a file that are no lists, and what they are called there."""
_TITLED = (
    *KEYS_OF.values(),
    "goals",
    "drugs",
    "anchors",
    "conditions",
    "questionnaires",
    "documents",
    "stratifications",
)


class Values:
    """Says values of two versions in one language. What both have is called as the newer calls it; `is_keyed`: each with its key of
    the file, for whoever has that open."""

    def __init__(self, old: Programme, new: Programme, language: str, *, is_keyed: bool) -> None:
        self.language = self._language = language
        self.is_keyed = is_keyed
        self._used_by = _users(old, language) | _users(new, language)
        self._titles = {
            name: {each.key: self.title(each) for one in (old, new) for each in getattr(one, name)}
            for name in set(_TITLED)
        }
        self._conditions = InWords((old, new), language, self._call)
        self._units = {each.key: unit_of(each, language) for one in (old, new) for each in one.measurements}
        self._anchors = {each.key: said(each.title, language) for one in (old, new) for each in one.anchors}
        # A rhythm has no name but what it says.
        self._titles["schedules"] = {
            each.key: f"{f'[{each.key}] ' if is_keyed else ''}{self._several(each.steps, ())}"
            for one in (old, new)
            for each in one.schedules
        }

    def title(self, part: Any) -> str:
        """What a part is called: the clinician's words where there are two. A rhythm has no name, and is that of what it is for."""
        key, told = getattr(part, "key", ""), getattr(part, "title", None)
        told = told.clinician if isinstance(told, Wording) else told
        sentence = getattr(part, "text", None) or getattr(part, "says", None)
        if isinstance(told, Text):
            called = said(told, self._language)
        elif isinstance(sentence, Text):
            called = quoted(said(sentence, self._language).rstrip("."), self._language)
        else:
            called = told if isinstance(told, str) else ""
        if self.is_keyed and key:
            return f"{called} [{key}]".strip()
        return called or (self._used_by.get(key, "") if isinstance(part, Schedule) else "")

    def told(self, value: Any, field: str, owners: tuple[tuple[str, Part], ...]) -> str:
        """One value, of a field, in a part that lies in these others."""
        if value is None or value == () or value is msgspec.UNSET:
            return _NOTHING[self._language]
        if (chosen := self._chosen(value, field)) is not None:
            return chosen
        if isinstance(value, bool):
            return _BOOLEAN[self._language][value]
        if field == "looks-at" and owners and isinstance(limit := owners[-1][1], Limit):
            against = self._titles["references"].get(getattr(value, "reference", ""), "")
            return looks_at(msgspec.structs.replace(limit, looks_at=value), against, self._language)
        if field == "unit" and isinstance(value, str):
            return UNITS.get(value, {}).get(self._language) or unit_in(value, self._language)
        if field in KEYS_OF and not _holds_parts(value):
            return self._called(value, KEYS_OF[field])
        if isinstance(value, tuple) and value and self._conditions.told(value[0]) is not None:
            is_any = field in ANY_OF or (field == "when" and bool(owners) and owners[-1][0] == "resting")
            return self._all(value, "or" if is_any else "and")
        return self._worded(value, owners)

    def comes(self, one: Anchor) -> str:
        """What an anchor comes with, and whether it comes again."""
        words = _WORDS[self._language]
        told = words["by-itself"] if one.key in BY_ITSELF else words["by-hand"]
        if one.comes_with and one.key not in BY_ITSELF:
            told = f"{words['when']} {self.told(one.comes_with, 'comes-with', ())}"
        return told if one.key == ENROLMENT else f"{told}; {self.told(one.each_time, 'each-time', ())}"

    def _all(self, those: tuple[Part, ...], word: str = "and") -> str:
        """Several conditions, and how they belong together."""
        return (
            str(self._conditions.told(those[0])) if len(those) == 1 else self._conditions.joined(those, word)
        )

    def _chosen(self, value: Any, field: str) -> str | None:
        """One of a few words of the file, or several of them; None for what is something else."""
        meant = CHOICES.get(field, {})
        those = value if isinstance(value, tuple) else (value,)
        if not all(isinstance(each, str | bool) and each in meant for each in those):
            return None
        return ", ".join(meant[each][self._language] for each in those)

    def _called(self, value: Any, name: str) -> str:
        keys = value if isinstance(value, tuple) else (value,)
        told = [self._call(key, name) for key in keys]
        return ("; " if any(", " in each for each in told) else ", ").join(told)

    def _call(self, key: str, name: str) -> str:
        if name == "anchors":
            return self._anchors.get(key, f"[{key}]")
        # What belongs together may be measured or asked.
        among = (name, "questionnaires") if name == "measurements" else (name,)
        return next((self._titles[each][key] for each in among if key in self._titles[each]), f"[{key}]")

    def _worded(self, value: Any, owners: tuple[tuple[str, Part], ...]) -> str:
        language = self._language
        match value:
            case Window():
                return windows((value,), self._anchors, language)
            case Share():
                return f"{value.beyond} {_OF[language]} {value.of}"
            case Text():
                return quoted(said(value, language), language)
            case Band():
                return band(value, self._unit(owners), language)
            case tuple():
                return self._several(value, owners)
        return self._timed(value, owners)

    def _timed(self, value: Any, owners: tuple[tuple[str, Part], ...]) -> str:
        match value:
            case Duration():
                return duration(value, self._language)
            case Rhythm():
                return rhythm(value, self._language)
            case Step() | Repeat():
                return self._again(value)
            case Overdue():
                return f"{duration(value.yellow, self._language)} / {duration(value.red, self._language)}"
        return self._named(value, owners)

    def _named(self, value: Any, owners: tuple[tuple[str, Part], ...]) -> str:
        match value:
            case Approval():
                return f"{value.by} {value.on.isoformat()} ({quoted(said(value.of, self._language), self._language)})"
            case Code():
                below = f" {_WORDS[self._language]['below']}" if value.below else ""
                return f"{value.code}{below} ({naming(value, self._language)})"
            case float():
                return number(value, self._language)
            case Period():
                return self._period(value)
            case Part():
                return self._conditions.told(value) or self._field_by_field(value, owners)
        return str(value)

    def _period(self, one: Period) -> str:
        words, who = _WORDS[self._language], self._called(one.organisation, "organisations")
        until = f" {words['to']} {one.until.isoformat()}" if one.until is not None else ""
        return f"{who} {words['from']} {one.since.isoformat()}{until}"

    def _field_by_field(self, one: Part, owners: tuple[tuple[str, Part], ...]) -> str:
        """A part that nothing else says: what stands in it, each by the name of its field."""
        told = []
        within = _LISTS.get(type(one)) or (owners[-1][0] if owners else "")
        for field in msgspec.structs.fields(type(one)):
            value, name = getattr(one, field.name), field.encode_name
            if value not in (None, ()) and value is not msgspec.UNSET and name != "key":
                called = field_called(name, self._language, within=within)
                told.append(f"{called}: {self.told(value, name, (*owners, (within, one)))}")
        return "; ".join(told)

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
            told += f" {words['while']}: {self._all(one.while_)}"
        if isinstance(one, Repeat) and one.ends_with is not None:
            told += f", {words[one.ends_with]}"
        if isinstance(one, Repeat) and one.times is not None:
            told += f", {one.times} {words['times']}"
        if isinstance(one, Repeat) and one.until:
            told += f" {words['until']}: {self._all(one.until)}"
        return told

    def _unit(self, owners: tuple[tuple[str, Part], ...]) -> str:
        limit = owners[-1][1] if owners else None
        if isinstance(limit, Limit) and getattr(limit.quantity, "in_", "unit") == "percent":
            return "%"
        measured = next((part.key for _, part in owners if isinstance(part, Measurement)), "")
        return self._units.get(measured, "")


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(each, Part) for each in value)


def _users(one: Programme, language: str) -> dict[str, str]:
    """What each rhythm is for, by its key."""
    found: dict[str, list[str]] = {}
    those: tuple[Measurement | Questionnaire, ...] = (*one.measurements, *one.questionnaires)
    for part in those:
        if part.schedule is not None:
            found.setdefault(part.schedule, []).append(said(part.title.clinician, language))
    return {key: f"({', '.join(several)})" for key, several in found.items()}
