"""How a pause is said to the patient: by whom, from which day and until which. Pure."""

from datetime import timedelta

from sharedcare.care.findings.pausing.rules import is_own
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.portal.pausing.words import Words
from sharedcare.portal.signed_in import Visitor


def told(one: Stands, visitor: Visitor, words: Words) -> str:
    """A pause in one or two sentences. The last day is the one before its end."""
    by_patient = one.by == f"Patient/{visitor.whose.patient}"
    who = words.you if by_patient else words.home if is_own(one.by) else words.staff
    since = visitor.calendar.plain(one.since)
    if one.until is None:
        return words.lasts.format(who=who, since=since)
    return words.lasts_until.format(
        who=who, since=since, last=visitor.calendar.plain(one.until - timedelta(minutes=1))
    )
