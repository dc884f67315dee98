"""The people and organisations of a FHIR bundle."""

from sharedcare.exchange.forms.bundle import Bundle
from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.tree import Tree, many, one, text, texts
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.types import Identifier, Organisation, Professional

_ORGANISATION_SYSTEMS = (systems.SOR, systems.GLN, systems.YDERNUMMER, systems.CVR)


def person_of(patient: Tree) -> Identifier:
    """The number of the person that a Patient is. Raises BadBundle."""
    found = [
        systems.person(text(each, "system"), text(each, "value")) for each in many(patient, "identifier")
    ]
    numbers = [each for each in found if each is not None]
    if not numbers:
        raise BadBundle(
            "Patient.identifier",
            "There is no CPR number of ten digits, and no replacement number (eCPR), under its own system.",
        )
    return min(numbers, key=lambda one: one.system != systems.CPR)


def organisation_of(tree: Tree, place: str, *, sector: str) -> Organisation:
    """An organisation with at least one number of its own. Raises BadBundle."""
    found = {
        systems.written(text(each, "system")): text(each, "value").replace(" ", "")
        for each in reversed(many(tree, "identifier"))
    }
    numbers = tuple(Identifier(each, found[each]) for each in _ORGANISATION_SYSTEMS if found.get(each))
    if not numbers:
        raise BadBundle(place, "The organisation has no number: SOR, GLN, ydernummer or CVR.")
    return Organisation(text(tree, "name") or numbers[0].value, sector, numbers)


def professional_of(
    bundle: Bundle, tree: Tree, organisation: Organisation, *, roles: dict[str, str]
) -> Professional:
    """A PractitionerRole or Practitioner of a bundle; `roles` names the roles that have a code here."""
    if tree.get("resourceType") == "PractitionerRole":
        practitioner = bundle.led_to(one(tree, "practitioner"), "Practitioner") or {}
        concept = (many(tree, "code") or [{}])[0]
        coding = (many(concept, "coding") or [{}])[0]
        code = text(coding, "code")
        said = text(concept, "text") or text(coding, "display") or code
    else:
        practitioner, code, said = tree, "", ""
    name = (many(practitioner, "name") or [{}])[0]
    numbers = [
        text(each, "value")
        for each in many(practitioner, "identifier")
        if text(each, "system") == systems.AUTHORISATION
    ]
    telephones = [*many(tree, "telecom"), *many(practitioner, "telecom")]
    return Professional(
        organisation=organisation,
        family=text(name, "family"),
        given=tuple(filter(None, texts(name, "given"))) or _split(text(name, "text"), text(name, "family")),
        authorisation=next(iter(numbers), ""),
        role=roles.get(code, ""),
        role_text=said,
        telephone=next((text(each, "value") for each in telephones if text(each, "system") == "phone"), ""),
    )


def _split(whole: str, family: str) -> tuple[str, ...]:
    return () if family or not whole else (whole,)
