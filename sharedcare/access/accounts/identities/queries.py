"""Which accounts are of somebody whom others know by a name of theirs."""

from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.models import Account
from sharedcare.access.types import Actor
from sharedcare.records.search.parse import parse

_AUTHORIZATION = "https://autregweb.sst.dk"
"""The Danish register of authorised health professionals (HL7 Denmark's `dk-core-authorization-identifier`)."""


def known_as(*, system: str, value: str) -> list[Account]:
    """The accounts of the person whom the provider with this issuer knows by this subject, those too that are disabled."""
    return list(Account.objects.filter(identities__system=system, identities__value=value))


def staff_authorized_as(number: str, *, by: Actor, at: datetime) -> list[Account]:
    """The accounts of the health professional with this number in the register of authorisations.

    Which number is whose stands in the record, at the Practitioner.
    """
    criteria = [("practitioner.identifier", f"{_AUTHORIZATION}|{number}")]
    roles = looks.search(by=by, query=parse("PractitionerRole", criteria), at=at).matches
    ids = [one.id for one in roles]
    return list(Account.objects.filter(practitioner_role__in=ids, is_active=True, is_demo=False))
