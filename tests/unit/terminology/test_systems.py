"""One table says what a programme calls a system of codes, and how resources write it."""

import pytest

from sharedcare.programmes.fhir.words import coding
from sharedcare.programmes.types.words import Code
from sharedcare.terminology.systems import called


@pytest.mark.parametrize(
    ("system", "code", "meant"),
    [
        ("urn:oid:1.2.208.176.2.4.12", "DI501", ("sks", "DI501")),
        ("http://hl7.org/fhir/sid/icd-10", "I50.1", ("sks", "DI501")),
        ("urn:oid:2.16.840.1.113883.6.3", "E11", ("sks", "DE11")),
        ("http://hl7.org/fhir/sid/icpc-2", "K77", ("icpc-2", "K77")),
        ("urn:oid:1.2.208.184.100.3", "K77", None),
    ],
)
def test_every_way_of_writing_a_code_is_the_programmes_code(
    system: str, code: str, meant: tuple[str, str] | None
) -> None:
    """The last are MedCom's codes of instruments, which general practice's were once taken for."""
    assert called(system, code) == meant


def test_a_topic_is_labelled_as_medcoms_documents_label_it() -> None:
    """https://hl7.dk/fhir/core (3.7.0), DocumentReference.context.event: ALAL03 is a code of SKS."""
    assert coding(Code(system="alal", code="ALAL02")) == {
        "system": "urn:oid:1.2.208.176.2.4",
        "code": "ALAL02",
    }
