"""What a code of a file is: whose it is, and what it is called there. So whoever reads sees whether it is the one that was meant. Pure."""

from sharedcare.programmes.types.words import Code
from sharedcare.terminology.meanings import called
from sharedcare.terminology.systems import written

_SYSTEMS = {
    "loinc": "LOINC",
    "npu": "NPU",
    "medcom": "MedCom",
    "snomed": "SNOMED CT",
    "sks": "SKS",
    "icpc-2": "ICPC-2",
    "alal": "ALAL",
}
_OWN = {
    "da": "egen kode, som andre systemer ikke kender",
    "en": "an own code, which other systems do not know",
}


def naming(one: Code, language: str) -> str:
    """`LOINC: Waist`; the system alone where no name is known here."""
    if one.system == "own":
        return _OWN[language]
    name = called(written(one.system), one.code, language)
    return f"{_SYSTEMS[one.system]}: {name}" if name else _SYSTEMS[one.system]
