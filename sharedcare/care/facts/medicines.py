"""What a patient takes, by ATC code, and since when: of statements and of prescriptions, as the one screen counts them. Pure."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from sharedcare.care.elements import Element, codings, last_moment, moment
from sharedcare.terminology.systems import ATC

_TAKEN = ("active", "intended", "on-hold")
_NEVER = ("entered-in-error", "not-taken", "draft")
_ORDERED = ("order", "original-order", "reflex-order", "filler-order", "instance-order")
_STOPPED = timedelta(days=31)


def drugs(trees: Iterable[Element], *, at: datetime, zone: tzinfo) -> Iterator[str]:
    """The codes of what is taken at a moment, among these MedicationStatements and MedicationRequests."""
    for tree in trees:
        ends = last_moment(tree.get("effectivePeriod", {}).get("end"), zone)
        if tree.get("status") in _TAKEN and (ends is None or ends >= at):
            found = codings(tree.get("medicationCodeableConcept"))
            yield from (code for system, code in found if system in ATC)


def changes(
    trees: Iterable[Element], groups: tuple[str, ...], *, zone: tzinfo
) -> Iterator[tuple[datetime, str]]:
    """When a drug of these groups (the beginnings of ATC codes) was begun, or its dose changed, and the resource that says so.

    A dose is one stretch, a statement or a prescription of its own: one after another with the same dose, or with none that can be
    compared, renews it. Begun again is what had been stopped for a month.
    """
    stretches: dict[str, list[tuple[datetime, Element]]] = {}
    for tree in trees:
        starts = _starts(tree, zone)
        if tree.get("status") in _NEVER or tree.get("intent", "order") not in _ORDERED or starts is None:
            continue
        for code in {
            code for system, code in codings(tree.get("medicationCodeableConcept")) if system in ATC
        }:
            if code.startswith(groups):
                stretches.setdefault(code, []).append((starts, tree))
    for several in stretches.values():
        yield from _changes(sorted(several, key=lambda one: (one[0], str(one[1].get("id")))), zone)


def _changes(several: Iterable[tuple[datetime, Element]], zone: tzinfo) -> Iterator[tuple[datetime, str]]:
    before: dict[str, str] = {}
    taken_until: datetime | None = None
    is_first = True
    for starts, tree in several:
        kind, given = str(tree["resourceType"]), _dose(tree)
        is_again = taken_until is not None and starts - taken_until > _STOPPED
        is_other = bool(given and before.get(kind)) and given != before[kind]
        if is_first or is_again or is_other:
            yield starts, f"{kind}/{tree['id']}"
        before[kind] = given or before.get(kind, "")
        ends = last_moment(tree.get("effectivePeriod", {}).get("end"), zone)
        taken_until = None if ends is None else max(ends, taken_until or ends)
        is_first = False


def _starts(tree: Element, zone: tzinfo) -> datetime | None:
    written = tree.get("effectivePeriod", {}).get("start") or tree.get("effectiveDateTime")
    return moment(written or tree.get("authoredOn"), zone)


def _dose(tree: Element) -> str:
    """A dose in a form that can be compared: amount and words, without from when until when."""
    told = [
        {name: one[name] for name in ("text", "doseAndRate") if name in one}
        for one in tree.get("dosage") or tree.get("dosageInstruction") or ()
    ]
    return json.dumps(told, sort_keys=True) if any(told) else ""
