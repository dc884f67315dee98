"""Who the patient is, who their relatives are, what they cannot take, and what they have agreed to."""

from sharedcare.region.bilingual import LANGUAGE, both, put
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.organisations import ORGANISATIONS
from sharedcare.region.systems import CPR, HL7, OURS, Resource, coding, concept, ref

_INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
_LANGUAGES = {"da": "Dansk", "ar": "Arabisk", "tr": "Tyrkisk", "so": "Somali", "pl": "Polsk", "en": "Engelsk"}
_YEAR = 364
_PROTECTED = -120
"""The day since which the address of whoever has a protected one is."""
_LET_IN = -100
"""The day on which relatives were let in, if nobody says otherwise; it ends a year later."""
_AGREED = {"demo-inge": (-340, 24)}
"""Inge's is soon to be renewed."""


def patient(chart: Chart) -> str:
    """The person."""
    who = chart.citizen
    found: Resource = {
        "resourceType": "Patient",
        "id": who.id,
        "language": LANGUAGE,
        "identifier": [{"use": "official", "system": CPR, "value": who.cpr}],
        "active": True,
        "name": [{"use": "official", "family": who.family, "given": who.given.split()}],
        "telecom": [{"system": "phone", "value": who.phone, "use": "mobile"}],
        "gender": "female" if who.female else "male",
        "birthDate": who.born.isoformat(),
        "address": [
            {
                "use": "home",
                "line": [who.address],
                "city": who.home.town,
                "postalCode": "0000",
                "country": "DK",
            }
        ],
        "communication": [
            {
                "language": concept("urn:ietf:bcp:47", who.language) | words(_LANGUAGES[who.language]),
                "preferred": True,
            }
        ],
        "generalPractitioner": [
            ref(f"Organization/{who.home.practice}") | {"display": ORGANISATIONS[who.home.practice].name}
        ],
    }
    if who.interpreter:
        found["extension"] = [{"url": _INTERPRETER, "valueBoolean": True}]
    if who.protected:
        period = {"start": chart.calendar.date(_PROTECTED)}
        found["extension"] = [
            *found.get("extension", ()),
            {"url": OURS + "protected-address", "valuePeriod": period},
        ]
    chart.resources.append(found)
    return who.reference


def relative(
    chart: Chart, name: str, relation: str, *, phone: str, level: str | None, id: str | None = None
) -> str:
    """A relative; `level` is what she may: `see`, `measure` or `write`, or nothing at all."""
    given, _, family = name.rpartition(" ")
    found: Resource = {
        "resourceType": "RelatedPerson",
        "language": LANGUAGE,
        "id": id or f"{chart.citizen.id}-{chart.number('relative')}",
        "active": True,
        "patient": chart.patient,
        "relationship": [words(relation)],
        "name": [{"text": name, "family": family, "given": [given]}],
        "telecom": [{"system": "phone", "value": phone, "use": "mobile"}],
    }
    if level is not None:
        found["extension"] = [{"url": OURS + "proxy-level", "valueCode": level}]
        since, until = _AGREED.get(found["id"], (_LET_IN, _LET_IN + _YEAR))
        found["period"] = {"start": chart.calendar.date(since), "end": chart.calendar.date(until)}
    chart.resources.append(found)
    return f"RelatedPerson/{found['id']}"


def allergy(chart: Chart, what: str, reaction: str, *, severe: bool, day: int, by: str) -> str:
    """Something the patient does not tolerate."""
    return chart.add(
        "AllergyIntolerance",
        "allergy",
        clinicalStatus=concept(HL7 + "allergyintolerance-clinical", "active"),
        verificationStatus=concept(HL7 + "allergyintolerance-verification", "confirmed"),
        type="allergy",
        category=["medication"],
        criticality="high" if severe else "low",
        code=words(what),
        patient=chart.patient,
        recordedDate=chart.calendar.date(day),
        recorder=ref(by),
        reaction=[{"manifestation": [words(reaction)]}],
    )


def consent(chart: Chart, programme: str, text: str, at: At, *, organisation: str) -> str:
    """That what concerns a programme may be shared among those who treat."""
    return chart.add(
        "Consent",
        "consent",
        status="active",
        scope=concept(HL7 + "consentscope", "patient-privacy"),
        category=[words(put("Deling af oplysninger: {what}", what=both(text)))],
        patient=chart.patient,
        dateTime=chart.calendar.moment(at),
        performer=[chart.patient],
        organization=[ref(f"Organization/{organisation}")],
        policyRule=words("Sundhedsloven § 42 a"),
        provision={
            "type": "permit",
            "code": [{"coding": [coding(OURS + "programme", programme)], **words(text)}],
        },
    )
