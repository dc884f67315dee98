"""What the patient takes, and what was changed last: a stretch of one dose is one MedicationStatement."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sharedcare.care.facts.medicines import atc
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.elements import Tree, code_of, local_day
from sharedcare.overview.fhir.texts import first, said, written
from sharedcare.overview.types import NOTHING, DoseChange, Medicine, Text
from sharedcare.terminology.systems import ATC

_TAKEN = frozenset({"active", "intended", "on-hold"})
_LATELY = timedelta(days=90)
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)")
_NO_DAY = date.min


def medicines(chart: Chart, shares: Mapping[str, float]) -> list[Medicine]:
    """What is taken now or was stopped lately: what was changed lately first, then by name. `shares` are percents of target doses, by
    ATC code."""
    found = (_medicine(several, chart, shares) for several in _stretches(chart).values())
    return sorted((one for one in found if one is not None), key=_by_change)


def changes(chart: Chart) -> list[tuple[Text, date, DoseChange]]:
    """Every time a medicine was begun, changed or stopped, as far back as the record goes: name, day and change."""
    found = []
    for several in _stretches(chart).values():
        ordered = sorted(several, key=lambda one: _starts(one, chart) or _NO_DAY)
        for before, one in zip([None, *ordered], ordered, strict=False):
            on = _starts(one, chart)
            if on is not None:
                found.append((_name(one.tree), on, _step(one, before, chart, on)))
        last = ordered[-1]
        ended = _ends(last, chart)
        if last.tree.get("status") not in _TAKEN and ended is not None:
            found.append(
                (_name(last.tree), ended, DoseChange("stopped", dose(last.tree), NOTHING, ended, None))
            )
    return sorted(found, key=lambda one: one[1])


def _stretches(chart: Chart) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for one in chart.all("MedicationStatement", "MedicationRequest"):
        if one.tree.get("status") not in ("entered-in-error", "not-taken", "draft"):
            found.setdefault(_what(one.tree), []).append(one)
    return found


def _medicine(several: Sequence[Leaf], chart: Chart, shares: Mapping[str, float]) -> Medicine | None:
    """The medicine from its stretches; None for one that was stopped long ago."""
    ordered = sorted(several, key=lambda one: _starts(one, chart) or _NO_DAY, reverse=True)
    current = next((one for one in ordered if one.tree.get("status") in _TAKEN), None)
    shown = current or ordered[0]
    before = next((one for one in ordered if one is not shown and dose(one.tree) != dose(shown.tree)), None)
    change = _change(shown, before, chart, stopped=current is None)
    if current is None and (change is None or change.on is None or change.on < chart.today.date() - _LATELY):
        return None
    since = _starts(shown, chart)
    is_now = current is not None and (since is None or since <= chart.today.date())
    return Medicine(
        name=_name(shown.tree),
        dose=dose(shown.tree),
        reason=first(shown.tree.get("reasonCode", ()), shown.tree),
        since=since,
        change=change,
        ref=shown.ref,
        is_new=chart.is_new(shown),
        percent=min((shares[one] for one in atc(shown.tree) if one in shares), default=None)
        if is_now
        else None,
    )


def _change(shown: Leaf, before: Leaf | None, chart: Chart, *, stopped: bool) -> DoseChange | None:
    if stopped:
        by = chart.party(shown.tree.get("informationSource") or shown.tree.get("requester"))
        return DoseChange("stopped", dose(shown.tree), NOTHING, _ends(shown, chart), by)
    starts = _starts(shown, chart)
    if starts is None or starts < chart.today.date() - _LATELY:
        return None
    return _step(shown, before, chart, starts)


def _step(shown: Leaf, before: Leaf | None, chart: Chart, on: date) -> DoseChange:
    """What one stretch of a dose changed of the one before it."""
    by = chart.party(shown.tree.get("informationSource") or shown.tree.get("requester"))
    if before is None:
        return DoseChange("started", NOTHING, dose(shown.tree), on, by)
    then, now = _amount(before.tree), _amount(shown.tree)
    kind = "changed" if then is None or now is None or then == now else "up" if now > then else "down"
    return DoseChange(kind, dose(before.tree), dose(shown.tree), on, by)


def _by_change(medicine: Medicine) -> tuple[int, str]:
    on = medicine.change.on if medicine.change is not None else None
    return (-on.toordinal() if on is not None else 0, medicine.name.words.casefold())


def _what(tree: Tree) -> str:
    return code_of(tree.get("medicationCodeableConcept"), *ATC) or _name(tree).words.casefold()


def _name(tree: Tree) -> Text:
    return said(tree.get("medicationCodeableConcept"), tree) or written(
        tree.get("medicationReference"), "display", tree
    )


def dose(tree: Tree) -> Text:
    """How much is taken and how often, in words; else the amount."""
    dosage = _dosage(tree)
    return written(dosage, "text", tree) or Text(_quantity(dosage))


def _quantity(dosage: Tree) -> str:
    quantity: Tree = next((one.get("doseQuantity", {}) for one in dosage.get("doseAndRate", ())), {})
    return f"{quantity.get('value', '')} {quantity.get('unit', '')}".strip()


def _amount(tree: Tree) -> float | None:
    """How much is taken: the dose as a quantity, else the first number in its text."""
    dosage = _dosage(tree)
    quantity: Tree = next((one.get("doseQuantity", {}) for one in dosage.get("doseAndRate", ())), {})
    if isinstance(quantity.get("value"), int | float):
        return float(quantity["value"])
    found = _AMOUNT.search(str(dosage.get("text", "")))
    return float(found[1].replace(",", ".")) if found else None


def _dosage(tree: Tree) -> Tree:
    return next(iter(tree.get("dosage") or tree.get("dosageInstruction") or ()), {})


def _starts(leaf: Leaf, chart: Chart) -> date | None:
    period = leaf.tree.get("effectivePeriod", {})
    return local_day(
        period.get("start") or leaf.tree.get("effectiveDateTime") or leaf.tree.get("authoredOn"), chart.zone
    )


def _ends(leaf: Leaf, chart: Chart) -> date | None:
    return local_day(leaf.tree.get("effectivePeriod", {}).get("end"), chart.zone)
