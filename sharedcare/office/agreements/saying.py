"""An agreement as its pages say it: everything as text, nothing left to decide for a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from sharedcare.access.agreements import rules
from sharedcare.access.agreements.types import Agreement, Effect, Made, Phase, Signature, Terms
from sharedcare.office.agreements.words import Words
from sharedcare.ui.moments import Calendar
from sharedcare.ui.parts import shape

_SHAPES = {Phase.IN_FORCE: "well", Phase.WAITING: "missing", Phase.REFUSED: "watch"}
_SOON = 30
_NAMED = 4
"""So many parties are named in a list, before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class State:
    """A status: its shape, its word, and what else there is to say of it."""

    shape: SafeString
    word: str
    more: str


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement in a list."""

    id: str
    title: str
    programme: str
    parties: str
    period: str
    state: State


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party, its part, and its signature; `when` is empty while that is missing."""

    name: str
    part: str
    signed_by: str
    when: SafeString | str


@dataclass(frozen=True, slots=True)
class Event:
    """A step in the history."""

    what: str
    who: str
    when: SafeString
    why: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many patients' records are open by the agreement, and to whom: `lines` of name and number."""

    says: str
    lines: tuple[tuple[str, str], ...]
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Says agreements in the words of a page, on its day."""

    words: Words
    calendar: Calendar

    @property
    def today(self) -> date:
        """The day it is."""
        return self.calendar.today

    def state(self, agreement: Agreement) -> State:
        """Where it stands."""
        phase = rules.phase(agreement, self.today)
        word, more, name = self.words.phases[phase], "", _SHAPES.get(phase, "none")
        until, since = agreement.terms.until, agreement.terms.since
        if (
            phase is Phase.IN_FORCE
            and until is not None
            and (until - self.today).days <= max(rules.REMINDERS)
        ):
            more = self.left((until - self.today).days)
            name = "watch" if (until - self.today).days <= _SOON else name
        if phase is Phase.COMING and since is not None:
            more = self.words.begins.format(day=self.calendar.whole(since))
        return State(shape(name, word), word, more)

    def left(self, days: int) -> str:
        """How soon it runs out."""
        near = {0: self.words.last_day_is_today, 1: self.words.day_left}
        return near.get(days) or self.words.days_left.format(days=days)

    def row(self, agreement: Agreement) -> Row:
        """A line in a list."""
        terms = agreement.terms
        return Row(
            id=agreement.id,
            title=terms.title or self.words.untitled,
            programme="" if terms.programme_text in terms.title else terms.programme_text,
            parties=self._several([one.name for one in terms.parties]),
            period=self.period(terms),
            state=self.state(agreement),
        )

    def period(self, terms: Terms) -> str:
        """From when until when."""
        if terms.since is None:
            return self.words.period_none
        since = self.calendar.whole(terms.since)
        if terms.until is None:
            return self.words.period_open.format(since=since)
        return self.words.period.format(since=since, until=self.calendar.whole(terms.until))

    def parties(self, agreement: Agreement) -> tuple[PartyLine, ...]:
        """Who takes part, and who has signed."""
        signed = {one.organization: one for one in agreement.signatures}
        return tuple(
            PartyLine(one.name, one.part, *self._signature(signed.get(one.organization)))
            for one in agreement.terms.parties
        )

    def history(self, versions: Sequence[Agreement]) -> tuple[Event, ...]:
        """How it came about, the latest first."""
        return tuple(self._event(one.made) for one in versions)

    def reach(self, effect: Effect, *, says: str, none: str, alone: str = "") -> Reach:
        """Whose records are open by it."""
        if not effect.patients:
            return Reach(none, ())
        return Reach(
            says.format(patients=self.patients(effect.patients)),
            tuple((one.name, self.patients(one.patients)) for one in effect.losses),
            alone.format(patients=self.patients(effect.left_alone)) if effect.left_alone else "",
        )

    def patients(self, count: int) -> str:
        """A number of patients."""
        one, many = self.words.patients
        return one if count == 1 else many.format(count=count)

    def _several(self, names: Sequence[str]) -> str:
        if len(names) <= _NAMED:
            return ", ".join(names)
        return self.words.and_others.format(
            names=", ".join(names[: _NAMED - 1]), count=len(names) - _NAMED + 1
        )

    def _signature(self, one: Signature | None) -> tuple[str, SafeString | str]:
        if one is None:
            return "", ""
        return one.name, self.calendar.tag(self.calendar.whole(one.at.date()), one.at) if one.at else ""

    def _event(self, made: Made) -> Event:
        return Event(
            what=self.words.steps[made.step],
            who=made.name,
            when=self.calendar.tag(self.calendar.stamp(made.at), made.at),
            why=self.words.why.format(note=made.note) if made.note else "",
        )
