"""What the patient has reported, and what data protection answered, in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.access.reports.fhir import Report
from sharedcare.portal.seen.words import Words
from sharedcare.ui.moments import Calendar


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A report: which look it is about, the patient's words, and the answer; `answered` is when, in words, or that
    there is none yet."""

    look: str
    note: str
    answered: str
    answer: str


def own_reports(several: Iterable[Report], words: Words, calendar: Calendar) -> tuple[OwnReport, ...]:
    """The reports, as they come."""
    return tuple(_one(report, words, calendar) for report in several)


def _one(report: Report, words: Words, calendar: Calendar) -> OwnReport:
    who = report.about or words.unknown
    when = "" if report.seen is None else calendar.stamp(report.seen)
    answered = (
        words.no_answer
        if report.answered is None
        else words.answered.format(when=calendar.stamp(report.answered))
    )
    look = words.own_report.format(who=who, when=when) if when else who
    return OwnReport(look, report.note, answered, report.answer)
