"""Protected name and address: the register of persons says that nobody but authorities may learn where somebody lives.

CPR-loven § 28: it lapses after a year unless it was granted for longer. How the record says it is ours
(docs/reference/resources.md).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

PROTECTED = "urn:sharedcare:protected-address"


def is_protected(patient: Mapping[str, Any], on: date) -> bool:
    """Whether a Patient's name and address are protected on a day: from the first day on, to the last, if there is one."""
    periods = (
        one.get("valuePeriod", {}) for one in patient.get("extension", ()) if one.get("url") == PROTECTED
    )
    return any(_holds(one, on.isoformat()) for one in periods)


def _holds(period: Mapping[str, Any], day: str) -> bool:
    # Days written alike sort as text; a moment begins with its day, and a month or a year are as long as they are.
    start, end = (str(period.get(name, ""))[: len(day)] for name in ("start", "end"))
    return start <= day and (not end or day[: len(end)] <= end)
