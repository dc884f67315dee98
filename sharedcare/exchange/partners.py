"""Who sends messages here."""

from sharedcare.exchange.forms.opening import Opened, opened
from sharedcare.exchange.general_practice.partner import GENERAL_PRACTICE
from sharedcare.exchange.inbox.errors import NotUnderstood
from sharedcare.exchange.inbox.types import Partner
from sharedcare.exchange.laboratory.partner import LABORATORY
from sharedcare.exchange.municipality.partner import MUNICIPALITY

PARTNERS: tuple[Partner, ...] = (LABORATORY, GENERAL_PRACTICE, MUNICIPALITY)

_TAKEN = "Taken are laboratory results (HL7 v2 ORU^R01), MedCom ConditionList documents and MedCom HomeCareObservation messages"


def partner_of(raw: bytes) -> tuple[Partner, Opened]:
    """The partner whose kind of message this is, and what the bytes hold. Raises a Refusal that says what else it is."""
    found = opened(raw)
    for one in PARTNERS:
        if one.recognises(found):
            return one, found
    raise NotUnderstood(f"This is {_described(found)}. {_TAKEN}; `sharedcare load` takes other FHIR.")


def _described(found: Opened) -> str:
    if found.tree is None:
        return "HL7 v2, but no results"
    tree = found.tree
    kind = tree.get("resourceType")
    if not isinstance(kind, str) or not kind.isalpha():
        return "JSON but no FHIR, since it has no resourceType"
    if kind != "Bundle":
        return f"a FHIR {kind[:40]} by itself"
    said = tree.get("type")
    return f"a FHIR Bundle of type {said[:20]}" if isinstance(said, str) else "a FHIR Bundle without a type"
