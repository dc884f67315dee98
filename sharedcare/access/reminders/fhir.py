"""Where somebody reads mail at work, by their role, themselves or their organisation in FHIR R4. Pure."""

from collections.abc import Iterable, Mapping
from email.errors import MessageError
from email.headerregistry import Address
from typing import Any

_NOT_AT_WORK = ("home", "old", "temp")


def address(*told: Mapping[str, Any]) -> str:
    """The first mail address at work among these resources; empty when there is none."""
    return next((found for one in told for found in _addresses(one)), "")


def practitioner_of(role: Mapping[str, Any]) -> str:
    """The id of the Practitioner whose role it is; empty when it does not say."""
    return str(role.get("practitioner", {}).get("reference", "")).rpartition("/")[2]


def _addresses(one: Mapping[str, Any]) -> Iterable[str]:
    for contact in one.get("telecom", ()):
        value = str(contact.get("value", "")).strip()
        at_work = contact.get("use") not in _NOT_AT_WORK
        if contact.get("system") == "email" and at_work and _is_address(value):
            yield value


def _is_address(text: str) -> bool:
    try:
        found = Address(addr_spec=text)
        # A name that no mail can be addressed to would hold up all other mail.
        found.domain.encode("idna")
    except (MessageError, ValueError, IndexError):
        return False
    return bool(found.username and "." in found.domain) and text.isprintable()
