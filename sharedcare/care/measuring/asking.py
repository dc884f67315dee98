"""From the orders of a patient's plan to what is to be filled in: one entry for each thing that is measured. Pure.

An order says which codes and how often; the programme that it is of says the rest: what patients and those who treat call it, unit and
instruction. What the terminology knows as a pair, such as a blood pressure, is one entry with two numbers, however many orders
there are for its halves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any

from sharedcare.care.elements import codings, moment, sources_of, text_of, values_of
from sharedcare.care.measuring.types import Entry, Ordered, Part
from sharedcare.programmes import calendar
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.errors import NotUnderstood
from sharedcare.programmes.measured import by_patient
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.words import Band, Text, Wording
from sharedcare.terminology.measures import LOINC, Half, Measurable, Span, between, by_key, measurable, rank

Programmes = Callable[[Source], Programme | None]
"""Looks up the programme, in the version followed, that a part of an order is from; None where nobody can read it."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One order: its codes, the measurable that they mean if it is known, and what its programmes say; `is_told`: one of them says it."""

    codings: tuple[tuple[str, str], ...]
    known: Measurable | None
    title: Wording
    unit: str
    how: tuple[Text, ...]
    possible: Span | None
    ordered: Ordered
    is_told: bool

    def is_same(self, other: "_Order") -> bool:
        """Whether one value answers both. Two codes may be one curve, and two values with limits of their own: before and after a meal."""
        if {code for _, code in self.codings} & {code for _, code in other.codings}:
            return True
        is_free = (self.known is not None and self.known.is_pair) or not (self.is_told and other.is_told)
        return self.known is not None and self.known is other.known and is_free


def entries(
    orders: Iterable[Mapping[str, Any]], programmes: Programmes, *, zone: tzinfo
) -> tuple[Entry, ...]:
    """What these ServiceRequests ask for, each thing once with its most frequent rhythm of those that do not rest, in the order in which clinicians look. What is left to others than the
    patient, has no rhythm, or is of a unit that nobody has said, is none."""
    read = filter(None, (_order(tree, programmes, zone) for tree in orders))
    keyed: dict[str, list[_Order]] = {}
    for some in _alike(read):
        own = some[0].codings[0][1].lower()
        key = some[0].known.key if some[0].known else own
        keyed[own if key in keyed else key] = some
    told = (_entry(key, some) for key, some in keyed.items())
    return tuple(sorted(told, key=lambda each: (rank(each.key), each.title.citizen.da)))


def common(key: str) -> Entry:
    """Something that can be measured without being asked for, by its key in the terminology."""
    known = by_key(key)
    if known is None:
        raise AssertionError(f"The terminology knows no {key}.")
    title = _same(Text(da=known.danish, en=known.english))
    if known.is_pair:
        parts = tuple(_half(half, []) for half in known.parts)
        return Entry(key, title, known.ucum, known.digits, parts, panel=known.panel)
    own = ((LOINC, known.loinc[0]),)
    return Entry(key, title, known.ucum, known.digits, (Part("", title, own, known.possible, known.usual),))


def _order(tree: Mapping[str, Any], programmes: Programmes, zone: tzinfo) -> _Order | None:
    own = tuple(dict.fromkeys(codings(tree.get("code"))))
    rhythm = rhythm_of(tree)
    since = moment(
        tree.get("occurrenceTiming", {}).get("repeat", {}).get("boundsPeriod", {}).get("start"), zone
    )
    since = since or moment(tree.get("authoredOn"), zone)
    if not own or rhythm is None or since is None:
        return None
    known = next((one for one in (measurable(*each) for each in own) if one is not None), None)
    sources = sources_of(tree)
    asked = list(_measurements(sources, programmes))
    mine = [(programme, what) for programme, what in asked if by_patient(what, programme)]
    if asked and not mine:
        return None
    unit = mine[0][1].unit if mine else known.ucum if known else ""
    if not unit:
        return None
    plain = text_of(tree.get("code", {}), "text")
    plain = plain if plain.da else Text(da=own[0][1], en=own[0][1])
    title = mine[0][1].title if mine else _same(plain)
    how = tuple(dict.fromkeys(what.how for _, what in mine if what.how is not None))
    ordered = Ordered(rhythm, since.date(), rests=tree.get("status") == "on-hold")
    possible = next((span for _, what in mine if (span := _ends(what.possible)) is not None), None)
    return _Order(own, known, title, unit, how, possible, _until(ordered, mine), bool(mine))


def _alike(orders: Iterable[_Order]) -> list[list[_Order]]:
    """The orders that one value answers together, the foremost first. What no programme tells joins what one does."""
    found: list[list[_Order]] = []
    for one in sorted(orders, key=lambda each: (not each.is_told, _foremost(each))):
        several = next((some for some in found if any(one.is_same(each) for each in some)), None)
        if several is None:
            found.append([one])
        else:
            several.append(one)
    return sorted((sorted(some, key=_foremost) for some in found), key=lambda some: _foremost(some[0]))


def _foremost(one: _Order) -> tuple[bool, float, str]:
    return one.ordered.rests, -one.ordered.rhythm.per_week, one.title.citizen.da


def rhythm_of(tree: Mapping[str, Any]) -> Rhythm | None:
    """How often an order (ServiceRequest) asks, as programmes write it; None where it does not say, or in words that nobody knows."""
    written = next(iter(values_of(tree, "rhythm")), None)
    try:
        return None if written is None else Rhythm.parse(str(written))
    except NotUnderstood:
        return None


def _measurements(
    sources: Iterable[Source], programmes: Programmes
) -> Iterator[tuple[Programme, Measurement]]:
    for source in sources:
        programme = programmes(source)
        for what in programme.measurements if programme is not None else ():
            if programme is not None and what.key == source.key:
                yield programme, what


def _until(one: Ordered, asked: Iterable[tuple[Programme, Measurement]]) -> Ordered:
    """With the day on which the step of the schedule ends that the rhythm is of, and what comes then."""
    for programme, what in asked:
        schedule = next((each for each in programme.schedules if each.key == what.schedule), None)
        steps = [each for each in schedule.steps if not each.while_] if schedule is not None else []
        for place, step in enumerate(steps):
            if step.every == one.rhythm and step.lasts is not None:
                then = steps[place + 1].every if place + 1 < len(steps) else None
                return replace(one, until=calendar.after(one.since, step.lasts), then=then)
    return one


def _entry(key: str, some: list[_Order]) -> Entry:
    first = some[0]
    how = tuple(dict.fromkeys(how for each in some for how in each.how))
    if first.known is not None and first.known.is_pair:
        known = first.known
        title = _same(Text(da=known.danish, en=known.english))
        parts = tuple(_half(half, some) for half in known.parts)
        return Entry(key, title, known.ucum, known.digits, parts, known.panel, how, first.ordered)
    own = tuple(dict.fromkeys(coding for each in some for coding in each.codings))
    possible, usual = (
        (_span(first.known.possible, first), _span(first.known.usual, first)) if first.known else (None, None)
    )
    is_of_known = first.known is not None and first.unit == first.known.ucum
    digits = first.known.digits if first.known is not None and is_of_known else None
    part = Part("", first.title, own, first.possible or possible, usual)
    return Entry(key, first.title, first.unit, digits, (part,), how=how, ordered=first.ordered)


def _half(half: Half, some: list[_Order]) -> Part:
    """One number of a pair: as the order for it calls and codes it, where there is one; LOINC is always among its codes."""
    mine = [each for each in some if set(each.codings) & set(half.codings)]
    loinc = (LOINC, half.loinc[0])
    own = tuple(coding for each in mine for coding in each.codings if coding in half.codings)
    title = mine[0].title if mine else _same(Text(da=half.danish, en=half.english))
    possible = next((each.possible for each in mine if each.possible is not None), half.possible)
    return Part(half.key, title, tuple(dict.fromkeys((*own, loinc))), possible, half.usual)


def _same(title: Text) -> Wording:
    """What patients and those who treat call by one name."""
    return Wording(citizen=title, clinician=title)


def _ends(band: Band | None) -> Span | None:
    """Both ends of what a programme says is possible. An end is taken as being in it: a slip lies far outside."""
    if band is None or band.low is None or band.high is None:
        return None
    return band.high, band.low


def _span(span: Span | None, order: _Order) -> Span | None:
    """What the terminology says, in the unit of the order; None where nobody can tell."""
    if span is None or order.known is None:
        return None
    ends = [between(each, order.known.ucum, order.unit) for each in span]
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
