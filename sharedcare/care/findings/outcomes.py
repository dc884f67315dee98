"""What came of a patient's findings: which limits no longer seem to fit. How often a rule led to action a team is told by
`worklist/noise`."""

from collections.abc import Iterable
from datetime import datetime

from sharedcare.access import errands, gate
from sharedcare.access.types import Actor
from sharedcare.programmes.judging.adjusting import LATELY, Handled, to_adjust
from sharedcare.records.findings import Became, became
from sharedcare.records.search.parse import parse

_HANDLED = "final"


def limits_to_adjust(*, patient: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """The limits (`<programme>:<measurement>:<limit>`) that were passed again and again with nothing to be done. Raises
    NotPermitted."""
    since = at - LATELY
    query = parse(
        "DetectedIssue", [("identified", f"ge{since.isoformat()}"), ("patient", f"Patient/{patient}")]
    )
    found = gate.look(by=by, errand=errands.of_search(query), at=at)(became(since=since, patient=patient))
    return passed_in_vain(found, at=at)


def passed_in_vain(found: Iterable[Became], *, at: datetime) -> tuple[str, ...]:
    """The same from what became of the findings. Pure."""
    # Of one act the newest finding stands for all: it counts once, however often the limit was passed until then.
    once = {
        (limit_of(one.identifier), one.handled or one.identifier): one
        for one in sorted(found, key=lambda each: each.at)
        if one.status == _HANDLED
    }
    return to_adjust((Handled(limit, one.at, one.outcome) for (limit, _), one in once.items()), at=at)


def limit_of(identifier: str) -> str:
    """The limit (`<programme>:<measurement>:<limit>`) by which the finding of this identifier was made."""
    parts = identifier.split(":")
    return ":".join(parts[:2] if parts[1:2] == ["not-judged"] else parts[:3])
