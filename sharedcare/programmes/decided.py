"""Everything that a programme's file decides, in words and part by part, for whoever reads it in a terminal or on a page. Pure.

What a field is called and what it holds is worded as `differing` words it, so that a reader finds the words again in what changed. What
stands in a part is told field by field, so what a file learns to say is told without anything being done here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from sharedcare.programmes.cautions import cautions
from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.differing.words import PARTS, field_called, heading
from sharedcare.programmes.telling import said
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Judged
from sharedcare.programmes.types.course import Anchor, Eligibility, Resting, Stratification
from sharedcare.programmes.types.goals import Goal
from sharedcare.programmes.types.measuring import Missing
from sharedcare.programmes.types.people import Monitoring
from sharedcare.programmes.types.words import Part, Text, Wording

_ORDER = (
    "criteria", "warnings", "anchors", "phases", "stratifications", "tasks", "measurements", "references", "combinations", "schedules",
    "monitoring", "goals", "questionnaires", "education", "documents", "drugs", "resting", "alongside", "conditions", "roles",
    "responsibilities", "organisations", "sources",
)  # fmt: skip
"""As somebody reads: for whom it is, what is done and measured, then what else there is, and what it rests on."""
_TITLES = ("title", "text", "says")
"""Where the name of a part stands; of a limit and of an answer it is what it says."""
_ELSEWHERE = frozenset({"key", "version", "approvals", "rank"})
"""What stands beside the name of a part or above the whole, and where a level has its place."""
_ELSEWHERE_OF: dict[type[Part], frozenset[str]] = {
    Programme: frozenset({"programme"}),
    Goal: frozenset({"caution"}),
}
"""The same of one kind of part. What to think of before aiming at a goal stands with what it rests on and has run out."""
_OF_ITS_OWN = {
    "da": {
        "overall": "Programmet",
        "criteria": "For hvem",
        "warnings": "Advarsler ved indmeldelse",
        "anchors": "Tidspunkter, som der tælles fra",
        "phase": "fase",
    },
    "en": {
        "overall": "The programme",
        "criteria": "For whom",
        "warnings": "Warnings at enrolment",
        "anchors": "Moments that times are counted from",
        "phase": "phase",
    },
}
"""What is called otherwise than where it has changed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is decided of a part: what it is called (empty where it says so itself), and what it is."""

    called: str
    says: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A part: what it is called and its key in the file (empty where it has none), what is decided of it, and the parts that lie in it.
    `kind` is what it is, where it lies in another: a limit."""

    title: str
    key: str
    facts: tuple[Fact, ...]
    inside: tuple["Entry", ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the file, by its name there, or what stands at its top (`overall`)."""

    part: str
    title: str
    entries: tuple[Entry, ...]


def decided(programme: Programme, *, language: str, on: date) -> tuple[Section, ...]:
    """All that the file decides, as it stands on a day: what goals rest on may have run out by then. Lists without entries are left out."""
    return tuple(_Reading(programme, language, on).sections())


class _Reading:
    def __init__(self, programme: Programme, language: str, on: date) -> None:
        self._programme, self._language, self._on = programme, language, on
        self._values = Values(programme, programme, language, is_keyed=False)

    def sections(self) -> Iterator[Section]:
        whole = self._programme
        lists = {**_lists(whole), **_lists(whole.eligibility)}
        overall = Entry("", "", tuple(self._facts("", whole, ())))
        yield Section("overall", _OF_ITS_OWN[self._language]["overall"], (overall,))
        for name in _ORDER:
            one = getattr(whole, name, None)
            entries = (
                (self._unnamed(name, one, ()),)
                if isinstance(one, Part)
                else tuple(self._entry(name, each, ()) for each in lists.get(name, ()))
            )
            if entries:
                yield Section(name, self._heading(name), entries)

    def _heading(self, name: str) -> str:
        told = _OF_ITS_OWN[self._language].get(name)
        if told is None and name not in PARTS:
            told = field_called(name, self._language)
        return heading(name, self._language) if told is None else f"{told[:1].upper()}{told[1:]}"

    def _entry(self, name: str, part: Any, owners: tuple[tuple[str, Part], ...]) -> Entry:
        inside = (*owners, (name, part))
        below = [
            self._entry(field, each, inside) for field, several in _lists(part).items() for each in several
        ]
        below += [
            self._unnamed(field, each, inside) for field, each in _fields(part) if isinstance(each, Missing)
        ]
        kind = PARTS[name][self._language][0] if owners else ""
        return Entry(self._title(part), part.key, tuple(self._facts(name, part, inside)), tuple(below), kind)

    def _unnamed(self, name: str, part: Part, owners: tuple[tuple[str, Part], ...]) -> Entry:
        """What has no name of its own: what is done when a measurement is missing, who looks, what rests."""
        facts = tuple(self._facts(name, part, (*owners, (name, part))))
        return Entry("", "", facts, kind=field_called(name, self._language) if owners else "")

    def _facts(self, name: str, part: Any, owners: tuple[tuple[str, Part], ...]) -> Iterator[Fact]:
        if isinstance(part, Anchor):
            yield Fact("", self._values.comes(part))
            return
        title = next((each for each in _TITLES if hasattr(part, each)), "") if hasattr(part, "key") else ""
        left_out = _ELSEWHERE | _ELSEWHERE_OF.get(type(part), frozenset())
        for field, value in _fields(part):
            if isinstance(value, Wording):
                yield from self._wording(field, value, is_title=field == title)
            elif field not in (title, *left_out) and not _is_apart(value):
                yield Fact(self._called(field, name), self._told(value, field, owners))
        if isinstance(part, Goal):
            for text in cautions(self._programme, part, on=self._on):
                yield Fact(field_called("caution", self._language), said(text, self._language))

    def _wording(self, field: str, value: Wording, *, is_title: bool) -> Iterator[Fact]:
        """Both readings of it; what the part is called already is not told again."""
        for reader in ("citizen", "clinician"):
            if not is_title or reader == "citizen":
                says = said(getattr(value, reader), self._language)
                yield Fact(field_called(f"{field}.{reader}", self._language), says)

    def _called(self, field: str, name: str) -> str:
        if field == "phase":
            return _OF_ITS_OWN[self._language]["phase"]
        return field_called(field, self._language, within=name)

    def _told(self, value: Any, field: str, owners: tuple[tuple[str, Part], ...]) -> str:
        if isinstance(value, Text):
            return said(value, self._language)
        if isinstance(value, tuple) and all(isinstance(each, Text) for each in value):
            return "; ".join(said(each, self._language) for each in value)
        return self._values.told(value, field, owners)

    def _title(self, part: Any) -> str:
        told = next((getattr(part, each) for each in _TITLES if hasattr(part, each)), None)
        told = told.clinician if isinstance(told, Wording) else told
        if told is None:  # a rhythm has no name, and is that of what it is for
            return self._values.title(part).strip("()")
        return said(told, self._language) if isinstance(told, Text) else str(told)


def _fields(part: Any) -> Iterator[tuple[str, Any]]:
    """What a part says, by the keys of the file; not what is so where the file says nothing."""
    for each in msgspec.structs.fields(type(part)):
        value = getattr(part, each.name)
        if value != each.default and value is not None:
            yield each.encode_name, value


def _lists(part: Any) -> dict[str, tuple[Any, ...]]:
    if isinstance(part, Stratification):
        return {"levels": part.by_rank}
    return {field: value for field, value in _fields(part) if _is_list(value)}


def _is_list(value: Any) -> bool:
    """Whether it holds parts with names of their own. A statement that is judged has a key too, and is no part but a condition."""
    return isinstance(value, tuple) and all(
        hasattr(each, "key") and not isinstance(each, Judged) for each in value
    )


def _is_apart(value: Any) -> bool:
    """Whether it is told under a heading or a name of its own: who looks at what comes in, what rests, for whom it is."""
    return _is_list(value) or isinstance(value, Missing | Monitoring | Resting | Eligibility)
