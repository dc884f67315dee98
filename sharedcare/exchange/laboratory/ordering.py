"""Who ordered a test: from OBR and ORC to a request. Pure.

Source: HL7 version 2.5.1, sections 4.5.1 (ORC) and 4.5.3 (OBR): the ordering provider stands in OBR-16 and in ORC-12
(XCN, 2.A.88), the ordering facility in ORC-21 (XON, 2.A.89), or as words in ORC-17. A number counts only with the
authority that gave it out: without, it could be anybody's, and a person's own at worst.
"""

from sharedcare.exchange.laboratory.segments import Segment
from sharedcare.exchange.laboratory.types import Request
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.types import Identifier, Organisation, Party, Professional

_PLACES = {
    "1.2.208.176.1.1": systems.SOR,
    "1.2.208.176.1.4": systems.YDERNUMMER,
    "1.3.88": systems.GLN,
    "SOR": systems.SOR,
    "GLN": systems.GLN,
}
_SECTORS = {systems.YDERNUMMER: "general-practice"}
_OF_PEOPLE = (systems.CPR, systems.X_ECPR, systems.D_ECPR)


def request_of(order: Segment, common: Segment | None) -> Request | None:
    """What OBR and its ORC, if there is one, tell of who asked; None when that is nothing."""
    provider, field = (order, 16) if order.text(16, component=2) or common is None else (common, 12)
    family = provider.text(field, component=2)
    given = tuple(filter(None, (provider.text(field, component=3), provider.text(field, component=4))))
    place = "" if common is None else common.text(21) or common.text(17, component=2)
    organisation = None if common is None else _organisation(common, place)
    person = " ".join((*given, family)).strip()
    called = ", ".join(filter(None, (person, place or (organisation.name if organisation else ""))))
    if not called:
        return None
    party: Party | None = organisation
    if organisation is not None and person:
        party = Professional(organisation, family=family, given=given)
    status = "" if common is None else common.text(5)
    return Request(status, called, party, _number(provider, field) if person else None)


def _organisation(common: Segment, place: str) -> Organisation | None:
    system = _PLACES.get(common.text(21, component=6, sub=2)) or _PLACES.get(common.text(21, component=7))
    value = common.text(21, component=10) or common.text(21, component=3)
    if not system or not value:
        return None
    return Organisation(place or value, _SECTORS.get(system, ""), (Identifier(system, value),))


def _number(provider: Segment, field: int) -> Identifier | None:
    authority, value = provider.text(field, component=9, sub=2), provider.text(field)
    system = f"urn:oid:{authority}"
    if not authority or not value or system.startswith(_OF_PEOPLE):
        return None
    return Identifier(system, value)
