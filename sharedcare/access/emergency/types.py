"""What is known of an access in an emergency."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LASTS = timedelta(hours=8)
SHORTEST_REASON = 10
MAY = ("doctor", "nurse", "home-nurse", "midwife")
"""The roles that may, until a programme or the organisation says otherwise."""


@dataclass(frozen=True, slots=True)
class Case:
    """One access: whose record (id), by which role (id of a PractitionerRole), why, from when until when.

    `verdict` is `justified`, `unjustified` or empty while nobody has judged it; `note` says what was found. The names
    of the patient, of who opened it, what they are and where, are empty where the record does not tell them.
    """

    id: str
    patient: str
    role: str
    reason: str
    since: datetime
    until: datetime
    verdict: str
    note: str
    version: int
    patient_name: str = ""
    who: str = ""
    title: str = ""
    place: str = ""
