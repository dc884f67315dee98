"""Who keeps the whole together of a patient who follows several programmes: one person, whoever answers for each. Pure."""

from collections import Counter
from collections.abc import Iterable

from sharedcare.overview.types import Party, Sector

SEVERAL = 3
"""Programmes from which on one coordinator, and an overview before the status of each, are asked for."""


def coordinator(team: Iterable[Party], responsible: Iterable[Party]) -> Party | None:
    """The patient's general practice, a person of it before the place; where the team has none, whoever answers for most of the programmes
    (`responsible`, once for each). None where nobody does."""
    answers = list(responsible)
    practice = [one for one in (*answers, *team) if one.sector is Sector.GENERAL_PRACTICE]
    if practice:
        return next((one for one in practice if one.name), practice[0])
    most = Counter(answers).most_common(1)
    return most[0][0] if most else None
