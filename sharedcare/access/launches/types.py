"""Whom a link is for, and whom it opens."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sharedcare.access.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a system asks for: one of its people by account or authorisation, and a patient by CPR number or id."""

    account: str = ""
    authorization: str = ""
    cpr: str = field(default="", repr=False)
    patient: str = ""


class Ticket(NamedTuple):
    """The part of the address that nobody can guess, and until when it opens anything."""

    token: str
    expires_at: datetime


class Opened(NamedTuple):
    """Who is to be signed in, acting for which organisation, and who is to be shown; `means` is for the trail."""

    account: Account
    organization: str
    patient: str
    means: str
