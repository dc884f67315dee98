"""From the limits in force to the page. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from sharedcare.care.findings.limiting.queries import Stands
from sharedcare.care.mandates.rules import named
from sharedcare.clinic.limits.words import Words
from sharedcare.programmes import telling
from sharedcare.programmes.types.measuring import FromReference
from sharedcare.programmes.types.words import Band
from sharedcare.terminology.measures import measurable
from sharedcare.terminology.systems import WRITTEN
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import shortest

ENDS = ("below", "at_most", "above", "at_least")
COLOURS = ("yellow", "red")
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Row:
    """A limit in words. `says` is why it matters, `whose` is where it is from, `more` why and until when; `adjust` leads to the form, empty where others set it."""

    key: str
    what: str
    says: str
    yellow: str
    red: str
    whose: str
    more: str
    is_own: bool
    adjust: str
    takes_back: bool
    misfits: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The limits that one programme has for a measurement; `anchor` is what other pages lead to."""

    title: str
    programme: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """An end of a band."""

    name: str
    label: str
    value: str
    unit: str
    is_amiss: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one limit, filled in from what is in force or what was typed."""

    key: str
    title: str
    says: str
    fields: tuple[Field, ...]
    why: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsPage:
    """What the template is given. `others_set` say who sets the limits that the reader does not."""

    frame: Frame
    words: Words
    person: str
    here: str
    plan: str
    told: str
    problems: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    form: Form | None
    others_set: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Limits in the reader's words."""

    words: Words
    calendar: Calendar
    language: str

    def groups(self, found: Iterable[Stands], *, here: str, chosen: str) -> tuple[Group, ...]:
        """By measurement, in the order of the programmes."""
        told = []
        for _, several in groupby(found, key=lambda each: (each.programme.key, each.measurement.key)):
            rows = list(several)
            told.append(
                Group(
                    telling.said(rows[0].measurement.title.clinician, self.language),
                    telling.said(rows[0].programme.title.clinician, self.language),
                    anchor(rows[0]),
                    tuple(self._row(each, here, chosen) for each in rows),
                )
            )
        return tuple(told)

    def what(self, one: Stands) -> str:
        """What the limit compares: `ændring på 3 dage`, or the value itself."""
        quantity = one.held.limit.quantity
        against = next(
            (
                telling.said(each.title.clinician, self.language)
                for each in one.programme.references
                if isinstance(quantity, FromReference) and each.key == quantity.reference
            ),
            "",
        )
        return telling.looks_at(one.held.limit, against, self.language) or self.words.itself

    def others_set(self, found: Iterable[Stands]) -> tuple[str, ...]:
        """By whom the programmes let those limits be set that the reader does not set: a line for each programme and each that sets."""
        return tuple(
            dict.fromkeys(
                f"{telling.said(one.programme.title.clinician, self.language)}: {self._setters(one)}"
                for one in found
                if not one.may_set
            )
        )

    def _setters(self, one: Stands) -> str:
        titles = (telling.said(each, self.language) for each in named(one.programme, one.held.limit.set_by))
        return ", ".join(titles) or self.words.nobody

    def form(self, one: Stands, *, typed: Mapping[str, str], amiss: Sequence[str]) -> Form:
        """The fields of one limit: as many ends as the programme's own has."""
        name = telling.said(one.measurement.title.clinician, self.language)
        return Form(
            key=one.key,
            title=self.words.change.format(limit=f"{name}, {self.what(one)}"),
            says=telling.said(one.held.limit.says, self.language),
            fields=tuple(
                Field(
                    field,
                    self.words.ends[field],
                    typed.get(field, shortest(value, self.language)),
                    _unit(one, self.language),
                    "number" in amiss or "crosses" in amiss,
                )
                for field, value in ends(one)
            ),
            why=typed.get("why", ""),
            until=typed.get("until", ""),
        )

    def _row(self, one: Stands, here: str, chosen: str) -> Row:
        own = one.held.own
        if own is not None:
            whose = self.words.own.format(who=own.by, day=self.calendar.plain(own.at))
            until = (
                self.words.until.format(day=self.calendar.plain(own.until - timedelta(seconds=1)))
                if own.until is not None
                else self.words.for_good
            )
            more = f"»{own.why}«, {until}" if own.why else until
        else:
            title = telling.said(one.programme.title.clinician, self.language)
            whose = self.words.standard.format(programme=title, version=one.programme.version)
            more = (
                self.words.local.format(who=telling.said(one.local, self.language))
                if one.local is not None
                else ""
            )
        return Row(
            key=one.key,
            what=self.what(one),
            says=telling.said(one.held.limit.says, self.language),
            yellow=self._band(one, one.held.yellow),
            red=self._band(one, one.held.red),
            whose=whose,
            more=more,
            is_own=own is not None,
            adjust=f"{here}?edit={one.key}#form" if one.may_set else "",
            takes_back=one.may_set and own is not None,
            misfits=one.misfits,
            is_chosen=one.key == chosen,
        )

    def _band(self, one: Stands, band: Band | None) -> str:
        return (
            "\N{EN DASH}"
            if band is None
            else telling.band(band, _unit(one, self.language), self.language).replace("-", _MINUS)
        )


def ends(one: Stands) -> list[tuple[str, float]]:
    """The ends of the bands that can be set: field name and the number in force. The kinds of ends are the programme's."""
    found = []
    for colour in COLOURS:
        standard: Band | None = getattr(one.held.limit, colour)
        held: Band | None = getattr(one.held, colour)
        if standard is None:
            continue
        for end in ENDS:
            value = getattr(standard, end)
            if value is not None:
                side = "low" if end in ("below", "at_most") else "high"
                stands = getattr(held, side) if held is not None else None
                found.append((f"{colour}-{end}", value if stands is None else stands))
    return found


def anchor(one: Stands) -> str:
    """What the page of the measurement calls it, so that it can lead here."""
    for code in one.measurement.codes:
        for system in WRITTEN[code.system]:
            known = measurable(system, code.code)
            if known is not None:
                return f"m-{known.key}"
    return f"m-{one.measurement.key}"


def _unit(one: Stands, language: str) -> str:
    if getattr(one.held.limit.quantity, "in_", "unit") == "percent":
        return "%"
    return "" if one.measurement.unit.startswith("{") else telling.unit_in(one.measurement.unit, language)
