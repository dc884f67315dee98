"""A reminder, before it is said in words."""

from dataclasses import dataclass

from sharedcare.access.agreements.types import Agreement


@dataclass(frozen=True, slots=True)
class Reminder:
    """That somebody (a mail address) is reminded of an agreement: as one of those `days` before its last, with so many
    days `left` today."""

    agreement: Agreement
    days: int
    left: int
    address: str
