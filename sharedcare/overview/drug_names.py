"""What the drugs of a patient are called in the record, by ATC code, in no language. Pure."""

from collections.abc import Iterable

from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.fhir.texts import said
from sharedcare.overview.types import Text
from sharedcare.terminology.systems import ATC

_KINDS = ("MedicationStatement", "MedicationRequest")


def drug_names(trees: Iterable[Tree]) -> dict[str, Text]:
    """Of each code what the last of these resources calls it."""
    found = {}
    for tree in trees:
        concept = tree.get("medicationCodeableConcept") or {}
        if tree.get("resourceType") in _KINDS:
            for each in concept.get("coding", ()):
                if each.get("system") in ATC and each.get("code"):
                    found[str(each["code"])] = said(concept, tree)
    return found
