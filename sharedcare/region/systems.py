"""The code systems and extensions that the record uses; docs/reference/resources.md says which for what."""

from typing import Any

Resource = dict[str, Any]

CPR = "urn:oid:1.2.208.176.1.2"
SOR = "urn:oid:1.2.208.176.1.1"
GLN = "https://www.gs1.org/gln"
PROVIDER_NUMBER = "urn:oid:1.2.208.176.1.4"
"""A general practice's ydernummer."""

AUTHORISATION = "https://autregweb.sst.dk"
"""Under which somebody is licensed to practise; the numbers here begin with 99999."""

LOINC = "http://loinc.org"
NPU = "http://npu-terminology.org"
NPU_OID = "urn:oid:1.2.208.176.2.1"
"""The same system as laboratories and MedCom name it."""

MEDCOM = "urn:oid:1.2.208.184.100.8"
SKS = "urn:oid:1.2.208.176.2.4"
SKS_DIAGNOSES = "urn:oid:1.2.208.176.2.4.12"
"""The diagnoses of SKS as MedCom's messages name them."""

ICPC = "urn:oid:1.2.208.176.2.31"
ATC = "http://www.whocc.no/atc"
UCUM = "http://unitsofmeasure.org"
OURS = "urn:sharedcare:"
HL7 = "http://terminology.hl7.org/CodeSystem/"


def coding(system: str, code: str) -> Resource:
    """A Coding."""
    return {"system": system, "code": code}


def concept(system: str, code: str, text: str | None = None) -> Resource:
    """A CodeableConcept of one code."""
    found: Resource = {"coding": [{"system": system, "code": code}]}
    if text is not None:
        found["text"] = text
    return found


def ref(reference: str) -> Resource:
    """A Reference."""
    return {"reference": reference}
