"""The systems of identifiers and codes that Danish messages use, and how each is written here.

Sources: HL7 Denmark, dk-core 3.7.0 (CPR, X-eCPR, D-eCPR, SOR, GLN, ydernummer, authorisation); MedCom, core 4.0.0,
whose examples write `https` where dk-core has `http` for GLN. Both are read; `https` is written.
"""

import re

from sharedcare.exchange.parties.types import Identifier
from sharedcare.terminology import measures, systems

CPR = "urn:oid:1.2.208.176.1.2"
X_ECPR = "urn:oid:1.2.208.176.1.6.1.1"
D_ECPR = "urn:oid:1.2.208.176.1.6.1.3"
SOR = "urn:oid:1.2.208.176.1.1"
YDERNUMMER = "urn:oid:1.2.208.176.1.4"
GLN = "https://www.gs1.org/gln"
CVR = "http://cvr.dk"
AUTHORISATION = "https://autregweb.sst.dk"

NPU, LOINC, SNOMED = measures.NPU, measures.LOINC, systems.SNOMED
SKS, ICPC2 = systems.SKS, systems.ICPC_2
UCUM = "http://unitsofmeasure.org"

_WRITTEN = {
    "http://www.gs1.org/gln": GLN,
    "https://www.gs1.org/gln": GLN,
    "urn:oid:1.3.88": GLN,
    "urn:oid:1.2.208.176.2.1": NPU,
    "http://www.npu-terminology.org": NPU,
    "https://npu-terminology.org": NPU,
    "urn:oid:1.2.208.176.2.4.12": SKS,
    "http://hl7.org/fhir/sid/icpc-2": ICPC2,
}
_CPR_SHAPE = re.compile(r"\d{10}\Z")
_ECPR_SHAPE = re.compile(r"\d{6}[0-9A-Z]{4}\Z")


def written(system: str) -> str:
    """The system as it is written here."""
    return _WRITTEN.get(system, system)


def spellings(system: str) -> tuple[str, ...]:
    """All ways in which a system is written by somebody; ours first."""
    return (system, *(other for other, ours in _WRITTEN.items() if ours == system and other != system))


def person(system: str, value: str) -> Identifier | None:
    """A person's number, civil registration number or replacement number; None when it is neither.

    No modulus is asked for: since 2007 there are CPR numbers without, and test persons have none.
    """
    number = value.replace("-", "").replace(" ", "").upper()
    if system == CPR and _CPR_SHAPE.match(number):
        return Identifier(CPR, number)
    replaced = system in (X_ECPR, D_ECPR) or system.startswith(f"{D_ECPR}.")
    if replaced and _ECPR_SHAPE.match(number):
        return Identifier(system, number)
    return None
