"""All that a hand-over is about: one programme, phase or task, or all programmes of a patient, which move together or not at all."""

from collections.abc import Iterable
from datetime import datetime

from sharedcare.access.types import Actor
from sharedcare.care.handover import fhir, queries
from sharedcare.care.handover.errors import NothingToHandOver, NotTogether
from sharedcare.care.handover.queries import Focus
from sharedcare.care.handover.types import Wanted


def proposed(*, patient: str, wanted: Wanted, by: Actor, at: datetime) -> tuple[Focus, ...]:
    """What is to be handed over, each as it stands. Raises NothingToHandOver where any of it is none of the patient's, or, of the whole
    patient, where a programme of theirs is not among it."""
    found = [queries.focus_of(patient=patient, reference=one, by=by.on_duty, at=at) for one in wanted.foci]
    there = tuple(one for one in found if one is not None)
    if len(there) < len(found) or not _has_phase(there[0], wanted.phase):
        raise NothingToHandOver(
            "That is no programme, phase or open task of this patient. Load the page again."
        )
    if wanted.also and {one.reference for one in there} != _every(patient, by, at):
        raise NothingToHandOver("The patient is in other programmes by now. Load the page again.")
    return there


def to_move(*, patient: str, wanted: Wanted, sender: str, by: Actor, at: datetime) -> tuple[Focus, ...]:
    """What of it moves with a yes: what has ended meanwhile nobody is responsible for any more. Raises NothingToHandOver where that is
    all of it, and NotTogether where one of several is on hold, or another's (`sender` is who proposed it): they move together."""
    found = (queries.focus_of(patient=patient, reference=one, by=by.on_duty, at=at) for one in wanted.foci)
    there = tuple(one for one in found if one is not None)
    if not there:
        raise NothingToHandOver("What was handed over has ended meanwhile, so nobody can take it over.")
    if wanted.also:
        rest = queries.goes_on(references=wanted.foci, by=by.on_duty, at=at)
        senders = _wholes(sender)
        if not all(rest.values()) or not all(_wholes(one.responsible) & senders for one in there):
            raise NotTogether(
                "One of the programmes is on hold, or somebody else's by now, and all of them move together. Say no, so that they are "
                "proposed anew one by one."
            )
    return there


def _wholes(reference: str) -> set[int]:
    """For which organisations, as they treat, whoever is named stands."""
    return {one.treating for one in queries.places_of(reference)}


def _every(patient: str, by: Actor, at: datetime) -> set[str]:
    return {one.reference for one in queries.focuses(patient=patient, by=by.on_duty, at=at)}


def _has_phase(focus: Focus, phase: str) -> bool:
    return not phase or phase in _phases(focus)


def _phases(focus: Focus) -> Iterable[str]:
    return {fhir.phase_code(one) for one in fhir.phases(focus.tree)}
