"""From the versions of a resource to the page. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.origin.message import Message
from sharedcare.clinic.origin.words import WORDS, Words
from sharedcare.clinic.time_machine.asked import query_of
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.source import Source, Version
from sharedcare.overview.types import Text
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said, joined
from sharedcare.ui.moments import Calendar

Fact = tuple[str, SafeString | str]
"""A name and what is said under it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One version, said."""

    title: str
    what: Said
    is_current: bool
    is_asked: bool
    facts: tuple[Fact, ...]
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPage:
    """What the template is given."""

    frame: Frame
    words: Words
    kind: str
    text: Said
    person: str
    overview: str
    steps: tuple[Step, ...]


def origin_page(
    found: Source, messages: Mapping[str, Message], *, frame: Frame, asked: int, calendar: Calendar
) -> OriginPage:
    """The page; `asked` is the version that the link was to."""
    words = WORDS[frame.look.language]
    here = f"/patient/{found.banner.patient}"
    tongue = Tongue(frame.look.language)
    steps = _Steps(words, calendar, tongue, here, asked)
    return OriginPage(
        frame=frame,
        words=words,
        kind=words.kinds.get(found.type, found.type),
        text=next((tongue.says(one.text) for one in found.versions if one.text), Said("")),
        person=found.banner.name,
        overview=here,
        steps=tuple(
            steps.step(one, messages.get(one.message), is_current=number == 0)
            for number, one in enumerate(found.versions)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Steps:
    """The versions in words."""

    words: Words
    calendar: Calendar
    tongue: Tongue
    here: str
    asked: int

    def step(self, one: Version, message: Message | None, *, is_current: bool) -> Step:
        words = self.words
        done = words.deleted if one.is_deleted else words.first if one.ref.version == 1 else words.corrected
        return Step(
            title=f"{words.version.format(one.ref.version)}: {done.lower()} {self.calendar.ago(one.at)}",
            what=self.tongue.says(one.text),
            is_current=is_current,
            is_asked=one.ref.version == self.asked,
            facts=(*self._own(one), *self._of(message, one)),
            then=f"{self.here}?{query_of(one.at)}",
        )

    def _own(self, one: Version) -> list[Fact]:
        facts: list[Fact] = [(self.words.stored, self.calendar.tag(self.calendar.stamp(one.at), one.at))]
        if not one.is_deleted:
            facts.append((self.words.by, self.tongue.who(one.by) or self.words.nobody))
        if one.requested_by is not None:
            facts.append((self.words.requested_by, self.tongue.who(one.requested_by)))
        if one.status:
            facts.append((self.words.status, self.words.statuses.get(one.status, one.status)))
        return facts

    def _of(self, message: Message | None, one: Version) -> list[Fact]:
        if message is None:
            return [] if one.is_deleted else [("", self.words.no_message)]
        facts: list[Fact] = [
            (self.words.message, joined(", ", self.tongue.says(Text(message.sender)), message.kind))
        ]
        if message.sent_at is not None:
            facts.append((self.words.sent, self.calendar.stamp(message.sent_at)))
        facts.append((self.words.received, self.calendar.stamp(message.received_at)))
        facts.append((self.words.number, message.number))
        return facts
