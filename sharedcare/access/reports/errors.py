"""Why a report is not answered."""

from sharedcare.kernel.errors import Refusal


class AnswerNeeded(Refusal):
    """The patient is told what was found."""


class NoSuchReport(Refusal):
    """There is no such report, or it has been answered already."""
