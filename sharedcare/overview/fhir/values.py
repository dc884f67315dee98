"""The value of an Observation, in the unit of the series that it belongs to. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.elements import Tree, moment, reference
from sharedcare.overview.fhir.texts import first, said, written
from sharedcare.overview.types import NOTHING, Reading, Text
from sharedcare.terminology import measures
from sharedcare.terminology.measures import DIASTOLIC, SYSTOLIC, Measurable
from sharedcare.terminology.units import UCUM

VOID = frozenset({"entered-in-error", "cancelled"})
_UPPER = frozenset(code for codes in SYSTOLIC for code in codes)
_LOWER = frozenset(code for codes in DIASTOLIC for code in codes)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an Observation measures: one that we know by name, or a code of somebody's own with its unit."""

    key: str
    name: Text
    unit: str
    ucum: str
    digits: int
    days: int
    codes: tuple[str, ...]
    known: Measurable | None = None

    def shown(self, value: float, ucum: str) -> float | None:
        """A value in the unit of the series; None when it measures something else."""
        if self.known is not None:
            return measures.into(self.known, value, ucum)
        return value if ucum == self.ucum else measures.between(value, ucum, self.ucum)

    def from_index(self, unit: int, value: float, raw: float) -> float | None:
        """A value as the index holds it, in the unit of the series."""
        if self.known is not None:
            return measures.from_index(self.known, unit, value, raw)
        return measures.back_from_index(self.ucum, unit, value) if self.ucum else raw


def kind_of(code: Tree | None, value: Tree | None = None, *, of: Tree | None = None) -> Kind | None:
    """What is measured, by its code. Where we know the code by nothing else, a quantity says in which unit, and the
    resource in which language it is called so."""
    codings = (code or {}).get("coding", ())
    for one in codings:
        known = measures.measurable(one.get("system", ""), one.get("code", ""))
        if known is not None:
            return Kind(
                known.key,
                NOTHING,
                known.unit,
                known.ucum,
                known.digits,
                known.days,
                known.codes,
                known,
            )
    own = next((str(one["code"]) for one in codings if one.get("code")), "")
    if not own:
        return None
    quantity = value or {}
    unit = str(quantity.get("unit") or quantity.get("code") or "")
    return Kind(own, said(code, of or {}), unit, _ucum(quantity), 0, 365, (own,))


def at_of(tree: Tree, chart: Chart) -> datetime | None:
    """When it was measured."""
    period = tree.get("effectivePeriod", {})
    text = (
        tree.get("effectiveDateTime")
        or tree.get("effectiveInstant")
        or period.get("start")
        or tree.get("issued")
    )
    return moment(text, chart.zone)


def reading(leaf: Leaf, kind: Kind, chart: Chart) -> Reading | None:
    """An Observation as a value of its series; None for one without a time."""
    tree = leaf.tree
    at = at_of(tree, chart)
    if at is None:
        return None
    value, second = _numbers(tree, kind)
    performers = tree.get("performer", ())
    by = next((party for party in map(chart.party, performers) if party is not None), None)
    return Reading(
        at=at,
        value=value,
        second=second,
        text=_text(tree, value),
        digits=kind.digits,
        status=str(tree.get("status", "")),
        interpretation=first(tree.get("interpretation", ()), tree),
        at_home=is_at_home(tree),
        by=by,
        ref=leaf.ref,
    )


def readings(leaves: Iterable[Leaf], kind: Kind, chart: Chart) -> list[Reading]:
    """Observations of one kind as values, the newest first."""
    found = (reading(leaf, kind, chart) for leaf in leaves)
    return together([one for one in found if one is not None])


def together(readings: Sequence[Reading]) -> list[Reading]:
    """The newest first, and the two halves of a pair that came apart as one."""
    found: list[Reading] = []
    for one in sorted(readings, key=lambda one: one.at, reverse=True):
        last = found[-1] if found else None
        if last is not None and last.at == one.at and (last.second is None) != (one.second is None):
            upper, lower = (last, one) if one.second is not None else (one, last)
            found[-1] = replace(upper, second=lower.second, text=NOTHING)
        else:
            found.append(one)
    return found


def is_at_home(tree: Tree) -> bool:
    """Whether the patient or a relative took it."""
    return any(reference(one).startswith(("Patient/", "RelatedPerson/")) for one in tree.get("performer", ()))


def _numbers(tree: Tree, kind: Kind) -> tuple[float | None, float | None]:
    """The value, and for a pair the lower one of the two."""
    if kind.known is not None and kind.known.is_pair:
        parts = {_part(one.get("code")): one for one in (tree, *tree.get("component", ()))}
        return _number(parts.get("upper"), kind), _number(parts.get("lower"), kind)
    return _number(tree, kind), None


def is_lower(code: Tree | None) -> bool:
    """Whether a code means the lower value of a pair alone: the diastolic pressure."""
    return _part(code) == "lower"


def _part(code: Tree | None) -> str:
    codes = {one.get("code") for one in (code or {}).get("coding", ())}
    return "upper" if codes & _UPPER else "lower" if codes & _LOWER else ""


def _number(holder: Tree | None, kind: Kind) -> float | None:
    holder = holder or {}
    quantity = holder.get("valueQuantity")
    if quantity is not None and isinstance(quantity.get("value"), int | float):
        return kind.shown(float(quantity["value"]), _ucum(quantity))
    whole = holder.get("valueInteger")
    return float(whole) if isinstance(whole, int) else None


def _text(tree: Tree, value: float | None) -> Text:
    """What is to be shown instead of the number: a text, or a number that is only a bound."""
    quantity = tree.get("valueQuantity", {})
    if quantity.get("comparator"):
        return Text(f"{quantity['comparator']} {quantity.get('value')}")
    if value is not None:
        return NOTHING
    other = written(tree, "valueString", tree) or said(tree.get("valueCodeableConcept"), tree)
    if other:
        return other
    if "value" in quantity:
        return Text(f"{quantity['value']} {quantity.get('unit') or quantity.get('code') or ''}".strip())
    return said(tree.get("dataAbsentReason"), tree)


def _ucum(quantity: Tree) -> str:
    """The UCUM code of a quantity's unit; what is of another system is taken as it is written."""
    if quantity.get("system") == UCUM or not quantity.get("system"):
        return str(quantity.get("code") or quantity.get("unit") or "")
    return str(quantity.get("unit") or "")
