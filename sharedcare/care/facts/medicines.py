"""What a patient takes, by ATC code, and since when: of statements and of prescriptions, as the one screen counts them. Pure."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from sharedcare.care.elements import Element, codings, last_moment, moment
from sharedcare.terminology.systems import ATC

TAKEN = ("active", "intended", "on-hold")
_NEVER = ("entered-in-error", "not-taken", "draft", "cancelled")
"""Of prescriptions `cancelled` is one that was withdrawn before anything was taken of it."""
ORDERED = ("order", "original-order", "reflex-order", "filler-order", "instance-order")
STOPPED = timedelta(days=14)
"""So long without it, and a drug is begun again; two beginnings that lie closer are one."""
_A_DAY = timedelta(days=1)
_DAYS = {"h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
"""The length of a unit of time in days (UCUM)."""


def drugs(trees: Iterable[Element], *, at: datetime, zone: tzinfo) -> Iterator[str]:
    """The codes of what is taken at a moment, among these MedicationStatements and MedicationRequests."""
    for tree in trees:
        ends = last_moment(tree.get("effectivePeriod", {}).get("end"), zone)
        if tree.get("status") in TAKEN and (ends is None or ends >= at):
            yield from atc(tree)


def atc(tree: Element) -> Iterator[str]:
    """The codes of the drug of a statement or prescription, in ATC: its own, or those of a Medication that it holds."""
    held = contained(tree).get("code")
    found = (*codings(tree.get("medicationCodeableConcept")), *codings(held))
    return (code for system, code in found if system in ATC)


def contained(tree: Element) -> Element:
    """The Medication that a statement or prescription holds and means; without any an empty one."""
    named = str(tree.get("medicationReference", {}).get("reference", ""))
    held = (one for one in tree.get("contained", ()) if one.get("resourceType") == "Medication")
    return next((one for one in held if named == f"#{one.get('id')}"), {})


def begun(
    trees: Iterable[Element], groups: tuple[str, ...], *, zone: tzinfo
) -> Iterator[tuple[datetime, Element]]:
    """When a drug of these groups (the beginnings of ATC codes) was begun, or begun again after more than two weeks without, and the
    statement or prescription that says so."""
    for several in _stretches(trees, groups, zone):
        goes_on, until = False, None
        for starts, tree in several:
            if not goes_on and (until is None or starts - until > STOPPED):
                yield starts, tree
            ends = ends_at(tree, zone) or _supplied_until(tree, starts, zone)
            goes_on = goes_on or ends is None
            until = max((one for one in (until, ends) if one is not None), default=None)


def dosed(
    trees: Iterable[Element], groups: tuple[str, ...], *, zone: tzinfo
) -> Iterator[tuple[datetime, Element]]:
    """When the dose of a drug of these groups was changed. A dose is a stretch, a statement or a prescription of its own: one that
    has the dose of any that it follows or that goes on beside it renews that, and so does one of which no dose is known."""
    for several in _stretches(trees, groups, zone):
        for number, (starts, tree) in enumerate(several):
            # What begins together is one way of taking it: so much in the morning, so much in the evening.
            earlier = [
                (began, other)
                for began, other in several[:number]
                if other["resourceType"] == tree["resourceType"] and began < starts
            ]
            given, known = _dose(tree), {_dose(one) for one in _right_before(earlier, starts, zone)} - {""}
            if given and known and given not in known:
                yield starts, tree


def _right_before(earlier: list[tuple[datetime, Element]], starts: datetime, zone: tzinfo) -> list[Element]:
    """Those that were taken until another began; where there was a gap, the last of them. Of one that is over, and nobody says since when
    (as of most prescriptions), it is since the next began."""
    last = max((began for began, _ in earlier), default=None)
    ends = [(ends_at(one, zone), one, one.get("status") in TAKEN or began == last) for began, one in earlier]
    lasting = [one for end, one, goes_on in ends if (goes_on if end is None else starts - end <= _A_DAY)]
    over = [(end, number) for number, (end, _, _) in enumerate(ends) if end is not None]
    return lasting or [ends[max(over)[1]][1]] if over or lasting else []


def _stretches(
    trees: Iterable[Element], groups: tuple[str, ...], zone: tzinfo
) -> Iterable[list[tuple[datetime, Element]]]:
    """Of each drug those that were ordered and may have been taken, the first before."""
    found: dict[str, list[tuple[datetime, Element]]] = {}
    for tree in trees:
        starts = starts_at(tree, zone)
        if tree.get("status") in _NEVER or tree.get("intent", "order") not in ORDERED or starts is None:
            continue
        for code in set(atc(tree)):
            if code.startswith(groups):
                found.setdefault(code, []).append((starts, tree))
    return [sorted(several, key=lambda one: (one[0], str(one[1].get("id")))) for several in found.values()]


def ends_at(tree: Element, zone: tzinfo) -> datetime | None:
    """When it ends, by itself or by each of the ways in which it is taken; None where nobody says it."""
    written = last_moment(tree.get("effectivePeriod", {}).get("end"), zone)
    bounds = [one.get("timing", {}).get("repeat", {}).get("boundsPeriod", {}) for one in _dosages(tree)]
    several = [end for one in bounds if (end := last_moment(one.get("end"), zone)) is not None]
    return max(several) if written is None and several and len(several) == len(bounds) else written


def _supplied_until(tree: Element, starts: datetime, zone: tzinfo) -> datetime | None:
    """When a prescription (a MedicationRequest) that is over, and says no end, had been used up: its supply from its start on, else when
    nothing could be supplied on it any more. One that was `stopped` was so when it was stored at the latest. One that is `completed` was
    supplied, and may be taken long after: where it does not say for how long, nobody knows. None where that is so, or it is not over.
    https://hl7.org/fhir/R4/valueset-medicationrequest-status.html
    https://hl7.org/fhir/R4/medicationrequest-definitions.html#MedicationRequest.dispenseRequest.expectedSupplyDuration
    """
    if tree["resourceType"] != "MedicationRequest" or tree.get("status") not in ("stopped", "completed"):
        return None
    supply = tree.get("dispenseRequest", {})
    said = _used_up(supply, starts) or last_moment(supply.get("validityPeriod", {}).get("end"), zone)
    stored = moment(tree.get("meta", {}).get("lastUpdated"), zone) if tree["status"] == "stopped" else None
    return min((one for one in (said, stored) if one is not None), default=None)


def _used_up(supply: Element, starts: datetime) -> datetime | None:
    """When what is supplied from then on, each time it may be, is used up; None where that is not said in a time that can be counted."""
    lasts = supply.get("expectedSupplyDuration", {})
    days = _DAYS.get(str(lasts.get("code") or lasts.get("unit")))
    if days is None or not isinstance(lasts.get("value"), int | float) or lasts["value"] <= 0:
        return None
    times = 1 + int(supply.get("numberOfRepeatsAllowed", 0))
    try:
        return starts + timedelta(days=float(lasts["value"]) * days * times)
    except OverflowError:
        return None


def _dosages(tree: Element) -> list[Element]:
    return list(tree.get("dosage") or tree.get("dosageInstruction") or ())


def starts_at(tree: Element, zone: tzinfo) -> datetime | None:
    """Since when it is taken, or was ordered."""
    written = tree.get("effectivePeriod", {}).get("start") or tree.get("effectiveDateTime")
    return moment(written or tree.get("authoredOn"), zone)


def _dose(tree: Element) -> str:
    """A dose in a form that can be compared: amount, how often and words, without from when until when; 5 and 5.0 are one amount."""
    told = [_given(one) for one in _dosages(tree)]
    if not any(told):
        return ""
    return json.dumps(json.loads(json.dumps(told), parse_int=float), sort_keys=True)


def _given(one: Element) -> Element:
    told = {name: one[name] for name in ("text", "doseAndRate") if name in one}
    timing = one.get("timing", {})
    often = {name: said for name, said in timing.get("repeat", {}).items() if not name.startswith("bounds")}
    if "code" in timing:
        often["code"] = timing["code"]
    return {**told, "often": often} if often else told
