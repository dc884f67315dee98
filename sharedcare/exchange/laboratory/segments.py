r"""HL7 v2 as segments, fields, repetitions, components and subcomponents, each split off only when it is asked for. Pure.

    PID|1||2512489996^^^CPR&1.2.208.176.1.2&ISO^NNDNK~X-1

`text(3, component=4, sub=2)` is 1.2.208.176.1.2. Where less is nested than asked for, the first place holds what there
is. Escapes (`\T\` is &) are taken back; those that only format the text are left out, `\.br\` excepted.
Source: HL7 version 2.5.1, sections 2.5 (parts of a message) and 2.7 (escape sequences).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sharedcare.exchange.laboratory.errors import BadMessage

_NULL = '""'
_NO_LETTER = re.compile(r"[^A-Za-z0-9\s]{5,6}\Z")
_LONGEST_HEX = 2000


@dataclass(frozen=True, slots=True)
class Separators:
    """The characters that the message itself says it is put together with (MSH-1 and MSH-2)."""

    field: str
    component: str
    repetition: str
    escape: str
    sub: str


class Segment:
    """One line of a message. Fields, repetitions and components are numbered from 1, as HL7 does."""

    __slots__ = ("_by", "_fields", "name")

    def __init__(self, line: str, by: Separators) -> None:
        fields = line.split(by.field)
        self.name = fields[0].strip()
        self._by = by
        # The separator behind MSH is itself a field.
        self._fields = [fields[0], by.field, *fields[1:]] if self.name == "MSH" else fields

    def text(self, field: int, *, repeat: int = 1, component: int = 1, sub: int = 1) -> str:
        """The unescaped text at a place; empty where there is nothing, or the explicit null `""`."""
        found = _part(self._raw(field), self._by.repetition, repeat)
        found = _part(_part(found, self._by.component, component), self._by.sub, sub)
        if self._by.escape in found:
            found = _unescaped(found, self._by)
        found = found.strip()
        return "" if found == _NULL else found

    def values(self, field: int) -> tuple[str, ...]:
        """The components of a field's first repetition."""
        first = _part(self._raw(field), self._by.repetition, 1)
        many = first.count(self._by.component) + 1
        return tuple(self.text(field, component=number) for number in range(1, many + 1))

    def repeated(self, field: int) -> list[str]:
        """The first component of each repetition."""
        many = self._raw(field).count(self._by.repetition) + 1
        return [self.text(field, repeat=number) for number in range(1, many + 1)]

    def _raw(self, field: int) -> str:
        return self._fields[field] if field < len(self._fields) else ""


def segments_of(text: str) -> Sequence[Segment]:
    """The segments of a message; the first is MSH. Raises BadMessage."""
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    head = lines[0] if lines else ""
    end = head.find(head[3:4], 4)
    marks = head[3 : end if end > 0 else len(head)]
    if not head.startswith("MSH") or not _NO_LETTER.match(marks) or len(set(marks)) != len(marks):
        raise BadMessage(
            "MSH", "This is no HL7 v2 message: it does not begin with a whole MSH segment (MSH|^~\\&|)."
        )
    by = Separators(*marks[:5])
    return [Segment(line, by) for line in lines]


def _part(text: str, separator: str, number: int) -> str:
    if separator not in text:
        return text if number == 1 else ""
    parts = text.split(separator, number)
    return parts[number - 1] if number <= len(parts) else ""


def _unescaped(text: str, by: Separators) -> str:
    meant = {"F": by.field, "S": by.component, "R": by.repetition, "E": by.escape, "T": by.sub, ".br": "\n"}

    def one(found: re.Match[str]) -> str:
        said = found[1]
        if said.startswith("X") and len(said) < _LONGEST_HEX:
            return _of_hex(said[1:])
        return meant.get(said, "")

    escape = re.escape(by.escape)
    return re.sub(f"{escape}([^{escape}]*){escape}", one, text)


def _of_hex(digits: str) -> str:
    try:
        characters = bytes.fromhex(digits).decode("latin-1")
    except ValueError:
        return ""
    return "".join(one for one in characters if one >= " " or one in "\t\n")
