"""What does not go with a whole patient that is handed over: a programme on hold, or one that the patient has begun since."""

from dataclasses import replace

from sharedcare.care.handover.queries import wholes_of
from sharedcare.care.handover.types import Handover
from sharedcare.clinic.handover.asking import Asked
from sharedcare.clinic.handover.page import Card


def with_stays(card: Card, found: Handover, asked: Asked) -> Card:
    """The card, with the programmes that stay with the sender's organisation, so that nobody who says yes believes to have all of it."""
    if not (found.wanted.also and found.is_waiting):
        return card
    others = [
        one
        for one in asked.overview.programmes
        if f"{one.ref.type}/{one.ref.id}" not in found.wanted.foci and one.responsible_is
    ]
    wholes = wholes_of([found.sender, *(one.responsible_is for one in others)])
    senders = wholes.get(found.sender, frozenset())
    names = [
        asked.speech.tongue.says(one.name).words for one in others if wholes[one.responsible_is] & senders
    ]
    return replace(card, stays=", ".join(dict.fromkeys(names)))
