"""Times of a programme as FHIR has them: lengths, what is counted from an anchor, and what comes again."""

from sharedcare.programmes.fhir.naming import anchor_id
from sharedcare.programmes.fhir.words import Resource, quantity
from sharedcare.programmes.rhythms import Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.times import Duration, Offset, Unit, Window
from sharedcare.programmes.types.schedules import Repeat, Schedule

_UNITS = {Unit.HOUR: "h", Unit.DAY: "d", Unit.WEEK: "wk", Unit.MONTH: "mo", Unit.YEAR: "a"}


def length(one: Duration | Offset) -> Resource:
    """A Duration; what lies before an anchor has a number below 0."""
    return quantity(one.count, _UNITS[one.unit])


def after_anchor(one: Window) -> Resource:
    """A relatedAction: from when until when after the action that stands for the anchor."""
    offset = (
        {"offsetDuration": length(one.opens)}
        if one.opens == one.closes
        else {"offsetRange": {"low": length(one.opens), "high": length(one.closes)}}
    )
    return {"actionId": anchor_id(one.anchor), "relationship": "after-start", **offset}


def repeated(one: Repeat) -> Resource:
    """A Timing of a task that comes again: how often, how many times, for how long."""
    repeat = rhythm(one.every)
    if one.times is not None:
        repeat["count"] = one.times
    if one.lasts is not None:
        repeat["boundsDuration"] = length(one.lasts)
    return {"repeat": repeat}


def scheduled(one: Schedule) -> Resource:
    """A Timing of the usual rhythm of a schedule, its last step: an intensive beginning has no place in a Timing."""
    usual = [each for each in one.steps if not each.while_] or list(one.steps)
    return {"repeat": rhythm(usual[-1].every)}


def rhythm(one: Rhythm) -> Resource:
    """Timing.repeat of a rhythm."""
    match one:
        case Every():
            made: Resource = {
                "frequency": 1,
                "period": one.shortest.count,
                "periodUnit": _UNITS[one.shortest.unit],
            }
            if one.longest != one.shortest:
                made["periodMax"] = one.longest.count
            return made
        case TimesA():
            return {"frequency": one.times, "period": 1, "periodUnit": _UNITS[one.unit]}
        case OnWeekdays():
            days = [day[:3] for day in one.days]
            return {"frequency": len(days), "period": 1, "periodUnit": "wk", "dayOfWeek": days}
    raise AssertionError(f"A rhythm of a kind that is not known: {one!r}.")
