"""A rhythm as FHIR R4 Timing. Pure."""

from datetime import date
from typing import Any

from sharedcare.programmes.rhythms import Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.times import Unit

_UNITS = {Unit.HOUR: "h", Unit.DAY: "d", Unit.WEEK: "wk", Unit.MONTH: "mo", Unit.YEAR: "a"}


def timing(rhythm: Rhythm, *, since: date) -> dict[str, Any]:
    """How often, from a day on."""
    bounds = {"boundsPeriod": {"start": since.isoformat()}}
    match rhythm:
        case Every():
            repeat: dict[str, Any] = {
                "frequency": 1,
                "period": rhythm.shortest.count,
                "periodUnit": _UNITS[rhythm.shortest.unit],
            }
            if rhythm.longest != rhythm.shortest:
                repeat["periodMax"] = rhythm.longest.count
        case TimesA():
            repeat = {"frequency": rhythm.times, "period": 1, "periodUnit": _UNITS[rhythm.unit]}
        case OnWeekdays():
            days = [day[:3] for day in rhythm.days]
            repeat = {"frequency": len(days), "period": 1, "periodUnit": "wk", "dayOfWeek": days}
        case _:
            raise AssertionError("A rhythm is one of three kinds.")
    return {"repeat": {**bounds, **repeat}}
