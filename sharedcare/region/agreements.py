"""The region's collaboration agreements: for each programme, hospitals, municipalities and practices that work together."""

from sharedcare.region.bilingual import LANGUAGE, both, element, put, text
from sharedcare.region.entries.programmes import COPD, DIABETES, HEART_FAILURE, ISCHAEMIC, Programme
from sharedcare.region.organisations import ORGANISATIONS, Organisation
from sharedcare.region.systems import OURS, Resource, concept, ref

_SIGNED = "2023-11-15"
_BEGINS = "2024-01-01"
_AUTHOR = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1"}
_PARTS = {
    "hospital": "udreder, behandler og overdrager",
    "municipality": "genoptræner, plejer og støtter i hjemmet",
    "general-practice": "er tovholder og følger op",
}


def resources() -> list[Resource]:
    """One Contract for each programme, signed by all."""
    parties = [
        one
        for one in ORGANISATIONS.values()
        if one.sector in _PARTS and (one.part_of is None or ORGANISATIONS[one.part_of].sector == "region")
    ]
    return [_agreement(each, parties) for each in (HEART_FAILURE, ISCHAEMIC, COPD, DIABETES)]


def _agreement(programme: Programme, parties: list[Organisation]) -> Resource:
    return {
        "resourceType": "Contract",
        "id": f"agreement-{programme.code}",
        "language": LANGUAGE,
        "status": "executed",
        **element("title", put("Samarbejdsaftale om {programme}", programme=both(programme.text))),
        "issued": _SIGNED,
        "applies": {"start": _BEGINS},
        "topicCodeableConcept": concept(OURS + "programme", programme.code) | text(programme.text),
        "term": [
            {
                "offer": {
                    "party": [
                        {"reference": [ref(one.reference)], "role": text(_PARTS[one.sector])}
                        for one in parties
                    ]
                }
            }
        ],
        "signer": [_signer(one) for one in parties],
    }


def _signer(one: Organisation) -> Resource:
    signature: Resource = {
        "type": [_AUTHOR],
        "when": f"{_SIGNED}T10:00:00+01:00",
        "who": ref(one.reference),
    }
    return {
        "type": {"system": "http://terminology.hl7.org/CodeSystem/contractsignertypecodes", "code": "COVPTY"},
        "party": ref(one.reference),
        "signature": [signature],
    }
