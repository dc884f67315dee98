"""Patterns and what was found of them, in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import SafeString

from sharedcare.access.audit.people import Reader
from sharedcare.access.patterns import rules
from sharedcare.access.patterns.types import Finding, Kind, Pattern
from sharedcare.office.patterns.words import Words
from sharedcare.ui.markup import joined
from sharedcare.ui.moments import Calendar

HERE = "/office/patterns"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """What was found, by whom and when."""

    verdict: str
    code: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """A pattern in words. `asked` is what was written when somebody was asked last; `found` is what was written at all,
    the newest first."""

    kind: str
    href: str
    who: str
    place: str
    patient: str
    when: SafeString
    much: str
    waits: bool
    asked: FoundLine | None
    found: tuple[FoundLine, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Says patterns to one reader: with the names of accounts and organisations, and what was found so far. `to` is what
    an address needs to mean another period than the last."""

    words: Words
    calendar: Calendar
    people: Mapping[int, Reader]
    organisations: Mapping[str, str]
    findings: Mapping[str, Sequence[Finding]]
    to: str = ""

    def line(self, one: Pattern) -> Line:
        """One pattern."""
        covering = rules.covering(one, self.findings)
        found = tuple(self._found(each) for each in covering)
        who, place = self._who(one)
        return Line(
            kind=self.words.kinds[one.kind][0],
            href=f"{HERE}/{quote(one.key, safe=':')}{self.to}",
            who=who,
            place=place,
            patient=self._patient(one),
            when=self._when(one),
            much=self._much(one),
            waits=not found,
            asked=found[0] if rules.is_open(covering) else None,
            found=found,
        )

    def _who(self, one: Pattern) -> tuple[str, str]:
        several = [self.people[account] for account in one.accounts if account in self.people]
        names = ", ".join(each.name for each in several) or self.words.unknown
        if one.kind is Kind.STRANGER:
            return self.organisations.get(one.organization, one.organization), names
        return names, ", ".join(
            part for each in several[:1] for part in (each.role, each.organization) if part
        )

    def _patient(self, one: Pattern) -> str:
        if one.patient is None:
            return self.words.many
        return one.patient.name or one.patient.id or self.words.unknown

    def _when(self, one: Pattern) -> SafeString:
        since = self.calendar.tag(self.calendar.stamp(one.since), one.since)
        if self.calendar.stamp(one.since) == self.calendar.stamp(one.until):
            return since
        same_day = self.calendar.local(one.since).date() == self.calendar.local(one.until).date()
        until = f"{self.calendar.local(one.until):%H:%M}" if same_day else self.calendar.stamp(one.until)
        return joined(" \N{EN DASH} ", since, self.calendar.tag(until, one.until))

    def _much(self, one: Pattern) -> str:
        if one.kind is Kind.BURST:
            return self.words.patients.format(count=one.count)
        return self.words.times[0 if one.count == 1 else 1].format(count=one.count)

    def _found(self, one: Finding) -> FoundLine:
        who, when = one.who or self.words.unknown, self.calendar.stamp(one.at)
        return FoundLine(
            self.words.verdicts[one.verdict],
            one.verdict.value,
            one.note,
            self.words.by.format(who=who, when=when),
        )
