"""What was sent from the open row and has to be mended: it stands in its form again, with what is wrong. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sharedcare.care.findings.acting.types import Seen

_ALSO, _LONGEST = ":", 2000
FIELDS = ("outcome", "note", "hours", "why", "text", "words")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was refused: what it is about (the ids of findings; none for a message), the matters that were ticked beside it, what
    was typed, and why it was refused, in words."""

    findings: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    typed: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    problem: str = ""

    def about(self, findings: Sequence[tuple[str, int]]) -> "Sent":
        """The same for the matter with these findings (id and version), where it is about that; else nothing that was sent."""
        return self if self.findings & {name for name, _ in findings} else NOTHING

    def of_message(self) -> "Sent":
        """The same for the message to the patient, where it is that."""
        return self if self.problem and not self.findings else NOTHING


NOTHING = Sent()


def value_of(findings: Sequence[tuple[str, int]]) -> str:
    """The findings of a matter as one value of a form."""
    return ",".join(f"{name}{_ALSO}{version}" for name, version in findings)


def seen_in(value: str) -> list[Seen]:
    """The findings that such a value names, as the reader saw them; a version that is none is 0, which nothing has."""
    pairs = (one.partition(_ALSO) for one in value.split(",") if one)
    return [Seen(name, version_in(version)) for name, _, version in pairs]


def version_in(text: str) -> int:
    """A version as it stands in a form; 0, which nothing has, where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def typed_in(fields: Mapping[str, str]) -> dict[str, str]:
    """What stood in the fields of a form that can be refused."""
    return {name: fields.get(name, "")[:_LONGEST] for name in FIELDS}
