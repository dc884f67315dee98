"""Systems of codes: what a programme's file calls them, and every way in which resources write them.

Sources: HL7 Denmark, dk-core 3.7.0, and MedCom, whose documents label their topics (ALAL…) with codes of SKS; HL7's
registry of OIDs for ICD-10 and ATC.
"""

from typing import Final

from sharedcare.terminology.measures import LOINC, MEDCOM, NPU, NPU_OID, OWN

SNOMED: Final = "http://snomed.info/sct"
SKS: Final = "urn:oid:1.2.208.176.2.4"
ICPC_2: Final = "urn:oid:1.2.208.176.2.31"
ATC: Final = ("http://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73")
"""What drugs are called by, as resources write it; ours first."""
ICD_10: Final = ("http://hl7.org/fhir/sid/icd-10", "urn:oid:2.16.840.1.113883.6.3")
"""No programme speaks of ICD-10: it says SKS, which is the same with a D in front and no dot."""

WRITTEN: Final[dict[str, tuple[str, ...]]] = {
    "loinc": (LOINC,),
    "npu": (NPU, NPU_OID),
    "medcom": MEDCOM,
    "snomed": (SNOMED,),
    "sks": (SKS, "urn:oid:1.2.208.176.2.4.12"),
    "icpc-2": (ICPC_2, "http://hl7.org/fhir/sid/icpc-2"),
    "alal": (SKS,),
    "own": (OWN,),
}
"""How resources write each system of a programme's file; ours first. `alal` are some of the codes of SKS."""
_CALLED = {system: name for name in reversed(WRITTEN) for system in WRITTEN[name]}


def written(name: str) -> str:
    """The address under which we write codes of this system. Raises KeyError for a name that no programme's file knows."""
    return WRITTEN[name][0]


def called(system: str, code: str) -> tuple[str, str] | None:
    """System and code as a programme's file has them; None for a system that it does not know."""
    if system in ICD_10:
        return "sks", "D" + code.replace(".", "")
    name = _CALLED.get(system)
    return None if name is None else (name, code)
