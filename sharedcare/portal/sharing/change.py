"""A decision as it is sent from a form: first to be shown what it would change, then to be carried out. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sharedcare.access.wishes.types import Block

KINDS: dict[str, tuple[str, ...]] = {
    "values": ("Observation", "DiagnosticReport"),
    "problems": ("Condition",),
    "medicines": ("MedicationRequest", "MedicationStatement"),
    "talk": ("Communication",),
    "answers": ("QuestionnaireResponse",),
    "contacts": ("Encounter",),
}
"""Kinds of entries as patients think of them, and the types of resources that they are."""

_ENTRY = re.compile(r"[A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64}\Z")
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is `give` (a `programme`), `end` (a `consent`, whether it permits or forbids) or `block`."""

    what: str
    programme: str = ""
    consent: str = ""
    organization: str = ""
    entry: str = ""
    kind: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a form has to send for the same decision."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return tuple((name, value) for name, value in named.items() if value)

    @property
    def block(self) -> Block:
        """What is to be kept from whom."""
        return Block(
            organizations=(self.organization,) if self.organization else (),
            entries=(self.entry,) if self.entry else (),
            kinds=KINDS.get(self.kind, ()),
        )


def change_in(sent: Mapping[str, str]) -> Change | None:
    """The decision that was sent; None when it is none."""
    found = Change(**{name: sent.get(name, "") for name in Change.__slots__})
    well_formed = all(
        not value or form.match(value)
        for value, form in ((found.entry, _ENTRY), (found.consent, _ID), (found.organization, _ID))
    )
    makes_sense = {
        "give": bool(found.programme),
        "end": bool(found.consent),
        "block": bool(found.organization or found.entry or found.kind in KINDS),
    }
    return found if well_formed and makes_sense.get(found.what, False) else None
