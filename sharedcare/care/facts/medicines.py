"""What a patient takes, by ATC code: of statements and of prescriptions, as the one screen counts them. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from sharedcare.care.elements import Element, codings, last_moment
from sharedcare.terminology.systems import ATC

_TAKEN = ("active", "intended", "on-hold")


def drugs(trees: Iterable[Element], *, at: datetime, zone: tzinfo) -> Iterator[str]:
    """The codes of what is taken at a moment, among these MedicationStatements and MedicationRequests."""
    for tree in trees:
        ends = last_moment(tree.get("effectivePeriod", {}).get("end"), zone)
        if tree.get("status") in _TAKEN and (ends is None or ends >= at):
            found = codings(tree.get("medicationCodeableConcept"))
            yield from (code for system, code in found if system in ATC)
