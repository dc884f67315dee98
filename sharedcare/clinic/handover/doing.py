"""Doing what was sent from the page of a hand-over."""

from collections.abc import Callable

from django.http import Http404

from sharedcare.care.handover import actions
from sharedcare.care.handover.keeping import keep
from sharedcare.care.handover.types import Step
from sharedcare.visiting.signed_in import Visitor


def does(step: str, patient: str, handover: str, text: str, visitor: Visitor) -> None:
    """Take this step, with what was written to it. Raises what the step raises, and Http404 for what is none."""
    by, at = visitor.by, visitor.at
    steps: dict[str, Callable[[], None]] = {
        Step.ACCEPT: lambda: actions.accept(patient=patient, handover=handover, by=by, at=at),
        Step.ASK: lambda: actions.ask(patient=patient, handover=handover, text=text, by=by, at=at),
        Step.ANSWER: lambda: actions.answer(patient=patient, handover=handover, text=text, by=by, at=at),
        Step.DECLINE: lambda: actions.decline(patient=patient, handover=handover, reason=text, by=by, at=at),
        Step.TAKE_BACK: lambda: actions.take_back(
            patient=patient, handover=handover, reason=text, by=by, at=at
        ),
        Step.KEEP: lambda: keep(patient=patient, handover=handover, by=by, at=at),
    }
    if step not in steps:
        raise Http404
    steps[step]()
