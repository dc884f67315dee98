"""Those of the reader's organisation to whom work about a patient can be given, by name."""

from sharedcare.care.colleagues import colleagues
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.naming import directory
from sharedcare.visiting.signed_in import Visitor


def named_colleagues(visitor: Visitor, patient: str, tongue: Tongue) -> dict[str, str]:
    """Name and role of each, by reference, in the order of the names; whom the record does not name is left out. Raises NotPermitted."""
    found = colleagues(patient=patient, by=visitor.by, at=visitor.at)
    names = directory(found, by=visitor.by, at=visitor.at)
    told = {}
    for one in found:
        party = names.party({"reference": one})
        if party is not None and party.name:
            told[one] = ", ".join(filter(None, (party.name, tongue.says(party.role).words)))
    return dict(sorted(told.items(), key=lambda each: each[1]))
