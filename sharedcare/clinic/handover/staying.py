"""What does not go with a whole patient that is handed over: a programme on hold, or one that the patient has begun since."""

from dataclasses import replace

from sharedcare.care.handover.queries import places_of
from sharedcare.care.handover.types import Handover
from sharedcare.clinic.handover.asking import Asked
from sharedcare.clinic.handover.page import Card


def with_stays(card: Card, found: Handover, asked: Asked) -> Card:
    """The card, with the programmes that stay with the sender's organisation, so that nobody who says yes believes to have all of it."""
    if not (found.wanted.also and found.is_waiting):
        return card
    senders = _wholes(found.sender)
    names = [
        asked.speech.tongue.says(one.name).words
        for one in asked.overview.programmes
        if f"{one.ref.type}/{one.ref.id}" not in found.wanted.foci and _wholes(one.responsible_is) & senders
    ]
    return replace(card, stays=", ".join(dict.fromkeys(names)))


def _wholes(reference: str) -> set[int]:
    return {one.treating for one in places_of(reference)}
