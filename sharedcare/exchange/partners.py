"""Who sends messages here."""

from sharedcare.exchange.inbox.types import Partner
from sharedcare.exchange.laboratory.partner import LABORATORY

PARTNERS: tuple[Partner, ...] = (LABORATORY,)


def partner_of(raw: bytes) -> Partner | None:
    """The partner whose kind of message this seems to be."""
    return next((one for one in PARTNERS if one.recognises(raw)), None)
