"""Compares two versions part by part, by keys: whatever is not the same is told, and nothing else is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from sharedcare.programmes.differing.consequences import consequence
from sharedcare.programmes.differing.values import Values
from sharedcare.programmes.differing.whole import tells
from sharedcare.programmes.differing.words import FIELDS, ORDERED, PARTS, field_called
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.course import Resting
from sharedcare.programmes.types.measuring import Missing
from sharedcare.programmes.types.people import Monitoring
from sharedcare.programmes.types.words import Part, Text, Wording

_LANGUAGES = ("da", "en")
_JUST_SAID = frozenset({"version"})
"""What differs between any two versions."""
_WITHOUT_KEY = (Missing, Monitoring, Resting)
"""Parts of which there is one alone, and that are compared field by field as those with keys are."""


class Kind(StrEnum):
    """What happened to a part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed. `part` is the list of the file that it stands in (`tasks`), or a key at its top; `key` leads
    to it (`weight/rise`), and is empty at the top. `said` is a whole sentence. `field` is what changed in it (`red`,
    `title.citizen`); empty when it came or went as a whole. `keyed` is the same with the keys of the file beside the names."""

    part: str
    key: str
    kind: Kind
    said: Text
    keyed: Text
    field: str = ""


def differences(old: Programme, new: Programme) -> tuple[Difference, ...]:
    """All that changed, in the order of the file. Empty when nothing but the version did."""
    return tuple(_Comparison(old, new).all())


class _Comparison:
    def __init__(self, old: Programme, new: Programme) -> None:
        self._old, self._new = old, new
        self._values = {
            is_keyed: {language: Values(old, new, language, is_keyed=is_keyed) for language in _LANGUAGES}
            for is_keyed in (False, True)
        }

    def all(self) -> Iterator[Difference]:
        yield from self._parts(self._old, self._new, ())

    def _parts(self, old: Part, new: Part, owners: tuple[tuple[str, Part], ...]) -> Iterator[Difference]:
        """Two parts of one type and one key, field by field."""
        for field in msgspec.structs.fields(type(new)):
            was, became = getattr(old, field.name), getattr(new, field.name)
            if was == became or field.encode_name in _JUST_SAID:
                continue
            yield from self._field(field.encode_name, was, became, owners)

    def _field(
        self, name: str, was: Any, became: Any, owners: tuple[tuple[str, Part], ...]
    ) -> Iterator[Difference]:
        if _is_keyed(was) and _is_keyed(became):
            yield from self._keyed(name, was, became, owners)
        elif isinstance(was, _WITHOUT_KEY) and type(was) is type(became):
            yield from self._parts(was, became, (*owners, (name, became)))
        elif _holds_keyed(was) and type(was) is type(became):
            yield from self._parts(was, became, owners)
        elif isinstance(was, Wording) and isinstance(became, Wording):
            for reader in ("citizen", "clinician"):
                one, other = getattr(was, reader), getattr(became, reader)
                if one != other:
                    yield self._changed(f"{name}.{reader}", one, other, owners)
        else:
            yield self._changed(name, was, became, owners)

    def _keyed(
        self,
        name: str,
        was: tuple[Any, ...],
        became: tuple[Any, ...],
        owners: tuple[tuple[str, Part], ...],
    ) -> Iterator[Difference]:
        before, after = ({each.key: each for each in those} for those in (was, became))
        for key, part in before.items():
            if key not in after:
                yield self._whole(Kind.REMOVED, name, part, owners)
        for key, part in after.items():
            if key not in before:
                yield self._whole(Kind.ADDED, name, part, owners)
            elif type(before[key]) is not type(part):
                yield self._changed(name, before[key], part, owners)
            elif before[key] != part:
                yield from self._parts(before[key], part, (*owners, (name, part)))
        if name in ORDERED:
            yield from self._order(name, before, after, owners)

    def _order(
        self,
        name: str,
        before: dict[str, Any],
        after: dict[str, Any],
        owners: tuple[tuple[str, Part], ...],
    ) -> Iterator[Difference]:
        common = [key for key in before if key in after]
        now = [key for key in after if key in before]
        if common != now:
            said = self._said(
                lambda values: (
                    f"{_place(owners, values)}{_capital(PARTS[name][values.language][1])}: "
                    f"{FIELDS['order'][values.language]}: {', '.join(values.title(after[key]) for key in now)}."
                )
            )
            yield Difference(_part(name, owners), _key(owners), Kind.MOVED, *said)

    def _whole(self, kind: Kind, name: str, part: Any, owners: tuple[tuple[str, Part], ...]) -> Difference:
        verb = {
            Kind.ADDED: {"da": "er kommet til", "en": "was added"},
            Kind.REMOVED: {"da": "er taget ud", "en": "was removed"},
        }[kind]
        inside = (*owners, (name, part))
        said = self._said(
            lambda values: (
                f"{_capital(_called(inside, values))} {verb[values.language]}."
                f"{tells(inside, values, values.language)}"
            ),
        )
        return Difference(_part(name, owners), _key(inside), kind, *said)

    def _changed(self, name: str, was: Any, became: Any, owners: tuple[tuple[str, Part], ...]) -> Difference:
        kind = Kind.MOVED if name == "phase" else Kind.CHANGED

        def sentence(values: Values) -> str:
            language = values.language
            field = field_called(name, language, within=owners[-1][0] if owners else "")
            told = (values.told(one, name, owners) for one in (was, became))
            follows = consequence(name, was, became, language)
            return _capital(f"{_place(owners, values)}{field}: {' → '.join(told)}.{follows}")

        return Difference(_part(name, owners), _key(owners), kind, *self._said(sentence), name)

    def _said(self, say: Callable[[Values], str]) -> tuple[Text, Text]:
        """In words alone, and with the keys."""
        plain, keyed = (
            Text(da=say(values["da"]), en=say(values["en"])) for _, values in sorted(self._values.items())
        )
        return plain, keyed


def _place(owners: tuple[tuple[str, Part], ...], values: Values) -> str:
    return f"{_called(owners, values)}: " if owners else ""


def _called(owners: tuple[tuple[str, Part], ...], values: Values) -> str:
    return ", ".join(
        f"{PARTS[name][values.language][0] if name in PARTS else field_called(name, values.language)} {values.title(part)}".strip()
        for name, part in owners
    )


def _is_keyed(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, Part) and hasattr(each, "key") for each in value)


def _holds_keyed(value: Any) -> bool:
    """A part without a key of its own whose fields are lists of parts with keys: `eligibility`."""
    return isinstance(value, Part) and any(
        _is_keyed(getattr(value, name)) and getattr(value, name) for name in value.__struct_fields__
    )


def _part(name: str, owners: tuple[tuple[str, Part], ...]) -> str:
    return owners[0][0] if owners else name.partition(".")[0]


def _key(owners: tuple[tuple[str, Part], ...]) -> str:
    return "/".join(part.key for _, part in owners if hasattr(part, "key"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
