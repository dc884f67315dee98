"""How much a patient takes of each drug in a day, as far as the record says it in numbers. Pure.

A dose is known by its FHIR Dosage: how much at a time (`doseAndRate.doseQuantity`, as an amount, or in pieces of a Medication that says
their strength) and how often (`timing.repeat`). What is taken as needed does not count. What is told in words alone, as a range or day
by day is not known, and is left to people: a dose that is guessed too high would end a titration too early.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from math import isfinite
from typing import Any

from sharedcare.care.elements import Element, last_moment, moment
from sharedcare.care.facts.medicines import ORDERED, TAKEN, atc, contained, ends_at, starts_at
from sharedcare.programmes.facts import Dose
from sharedcare.terminology.ucum import conversion_of
from sharedcare.terminology.units import UCUM, vocabulary
from sharedcare.terminology.written_units import meant

_DAYS = {"h": 1 / 24, "d": 1.0, "wk": 7.0}
"""The length of a unit of `timing.repeat`, in days. What is taken by the minute, the month or the year is no daily dose."""
_EVERY_DAY = 7
_OPEN = (
    "boundsDuration",
    "boundsRange",
    "count",
    "countMax",
    "frequencyMax",
    "periodMax",
)
"""What leaves open how much it is in a day, or whether it is still taken."""
_PIECES = (
    "1", "tablet", "tablets", "tabletter", "tabl", "tbl", "tab", "kapsel", "kapsler", "capsule", "capsules", "caps", "cap", "stk", "styk",
    "piece", "pieces",
)  # fmt: skip
"""What is counted, and no amount of anything: as Danish systems write it, and as HL7 (orderableDrugForm) does."""
_Dosed = tuple[datetime | None, datetime | None, Element]


def doses(trees: Iterable[Element], *, at: datetime, zone: tzinfo) -> dict[str, tuple[Dose, ...]]:
    """By ATC code, of what is taken at a moment by these MedicationStatements and MedicationRequests: the ways in which it is taken,
    which add up. A drug of which not all is known is not there."""
    by_code: dict[str, dict[str, list[_Dosed]]] = {}
    for tree in trees:
        starts, ends = starts_at(tree, zone), ends_at(tree, zone)
        is_now = (starts is None or starts <= at) and (ends is None or at <= ends)
        if is_now and tree.get("status") in TAKEN and tree.get("intent", "order") in ORDERED:
            for code in set(atc(tree)):
                by_kind = by_code.setdefault(code, {})
                by_kind.setdefault(str(tree.get("resourceType")), []).append((starts, ends, tree))
    found = {}
    for code, by_kind in by_code.items():
        # A prescription is the same once more that a statement says is taken.
        together = _together(by_kind.get("MedicationStatement") or by_kind["MedicationRequest"], at, zone)
        if together is not None:
            found[code] = together
    return found


def _together(several: list[_Dosed], at: datetime, zone: tzinfo) -> tuple[Dose, ...] | None:
    """What begins together adds up: two strengths of one drug. What began earlier and is told as taken still is the same told again
    where it is the same dose; else nobody knows which of them holds."""
    begun: dict[datetime | None, dict[tuple[Dose, ...], None]] = {}
    for one in several:
        starts, ends, tree = one
        if any(_replaces(other, starts, ends) for other in several):
            continue
        given = _of(tree, at, zone)
        if given is None:
            return None
        begun.setdefault(starts, {})[given] = None
    ways = {tuple(sorted((dose for given in each for dose in given), key=_order)) for each in begun.values()}
    return ways.pop() if len(ways) == 1 else None


def _order(dose: Dose) -> tuple[tuple[tuple[float, str], ...], float]:
    return dose.each, dose.a_day


def _replaces(other: _Dosed, starts: datetime | None, ends: datetime | None) -> bool:
    """Whether it began, on the day on which this ends, in its place."""
    since = other[0]
    return bool(since and ends and since.date() >= ends.date() and (starts is None or since > starts))


def _of(tree: Element, at: datetime, zone: tzinfo) -> tuple[Dose, ...] | None:
    """What one statement or prescription says: none for what is taken as needed alone; None where not all of it is known."""
    written = [
        one for one in tree.get("dosage") or tree.get("dosageInstruction") or () if _holds(one, at, zone)
    ]
    regular = [one for one in written if not _is_as_needed(one)]
    if not written or len({one.get("sequence") for one in regular}) > 1:
        return None
    given = [_dose(one, contained(tree)) for one in regular]
    known = tuple(one for one in given if one is not None)
    return known if len(known) == len(given) else None


def _holds(dosage: Element, at: datetime, zone: tzinfo) -> bool:
    period = _repeat(dosage).get("boundsPeriod", {})
    starts, ends = moment(period.get("start"), zone), last_moment(period.get("end"), zone)
    return (starts is None or starts <= at) and (ends is None or at <= ends)


def _is_as_needed(dosage: Element) -> bool:
    return bool(dosage.get("asNeededBoolean")) or "asNeededCodeableConcept" in dosage


def _dose(dosage: Element, medication: Element) -> Dose | None:
    a_day, each = _a_day(dosage), _each(dosage, medication)
    return None if a_day is None or not each else Dose(each, a_day)


def _a_day(dosage: Element) -> float | None:
    """How many times in a day, on average."""
    repeat = _repeat(dosage)
    days = repeat.get("dayOfWeek")
    if any(name in repeat for name in _OPEN) or (days is not None and len(set(days)) < _EVERY_DAY):
        return None
    times = len(repeat.get("timeOfDay") or repeat.get("when") or ())
    told, period = _number(repeat.get("frequency")), _number(repeat.get("period"))
    length = _DAYS.get(str(repeat.get("periodUnit")))
    if period is None and times:
        period, length = 1.0, 1.0
    frequency = told or float(times or 1)
    # Once a day, in the morning and in the evening: nobody can tell which of the two is meant.
    if period is None or length is None or (times > 1 and frequency != times):
        return None
    return frequency / (period * length)


def _each(dosage: Element, medication: Element) -> tuple[tuple[float, str], ...]:
    """How much at a time, of each substance; nothing where that is not known."""
    given = dosage.get("doseAndRate", ())
    told = {_quantity(one.get("doseQuantity")) for one in given if "doseQuantity" in one}
    if len(told) != 1 or any("doseRange" in one for one in given):
        return ()
    quantity = told.pop()
    if quantity is None:
        return ()
    amount, unit = quantity
    return tuple(_of_pieces(amount, medication)) if _is_piece(unit) else ((amount, unit),)


def _of_pieces(count: float, medication: Element) -> Iterator[tuple[float, str]]:
    """How much so many pieces hold of each substance, where all of them say their strength."""
    strengths = [_strength(one) for one in medication.get("ingredient", ()) if one.get("isActive", True)]
    for one in strengths if None not in strengths else ():
        if one is not None:
            yield count * one[0], one[1]


def _strength(ingredient: Element) -> tuple[float, str] | None:
    ratio = ingredient.get("strength", {})
    held = _quantity(ratio.get("numerator"))
    of = _quantity({"unit": "1", **ratio.get("denominator", {"value": 1})})
    if held is None or of is None or _is_piece(held[1]) or not _is_piece(of[1]):
        return None
    return held[0] / of[0], held[1]


def _quantity(written: Any) -> tuple[float, str] | None:
    """An amount with its UCUM unit, or with the word of what is counted; None where there is none, or it is one side of a range."""
    if not isinstance(written, Mapping) or written.get("comparator"):
        return None
    value = _number(written.get("value"))
    code = str(written.get("code") or "") if written.get("system") == UCUM else ""
    unit = str(written.get("unit") or written.get("code") or "")
    if value is None:
        return None
    if _is_piece(code or unit):
        return value, code or unit
    known = code or meant(unit)
    return None if not known or conversion_of(known, vocabulary()) is None else (value, known)


def _is_piece(unit: str) -> bool:
    return unit.strip("{}. ").lower() in _PIECES or (unit.startswith("{") and unit.endswith("}"))


def _repeat(dosage: Element) -> Element:
    found: Element = dosage.get("timing", {}).get("repeat", {})
    return found


def _number(written: Any) -> float | None:
    if isinstance(written, bool) or not isinstance(written, int | float):
        return None
    return float(written) if isfinite(written) and written > 0 else None
