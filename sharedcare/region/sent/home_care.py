"""What a home nurse measured, as the municipality sends it: a MedCom HomeCareObservation message.

After the published examples of HomeCareObservation 1.2.1 (examples/medcom-homecareobservation-1.2.1), without the
generated narratives. A blood pressure goes as two numbers, as there.
"""

from collections.abc import Sequence

import orjson

from sharedcare.region import measures
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart, Message
from sharedcare.region.measures import Measure
from sharedcare.region.organisations import ORGANISATIONS, Organisation
from sharedcare.region.sent.bundle import Bundle, profile_of
from sharedcare.region.staff import Worker
from sharedcare.region.systems import GLN, NPU_OID, PROVIDER_NUMBER, SOR, Resource, coding, concept

PARTNER = "municipality"
_TERMS = "http://medcomfhir.dk/ig/terminology/CodeSystem/"
_CODES = {
    measures.SYSTOLIC.key: ("DNK05472", "Arm—Blodtryk(systolisk); tryk = ? mmHg", "mmHg"),
    measures.DIASTOLIC.key: ("DNK05473", "Arm—Blodtryk(diastolisk); tryk = ? mmHg", "mmHg"),
    measures.PULSE.key: ("NPU21692", "Hjerte—Systole; frekv. = ? \u00d7 1/min", "1/min"),
    measures.WEIGHT.key: ("NPU03804", "Pt—Legeme; masse = ? kg", "kg"),
    measures.SATURATION.key: ("NPU03011", "Hb(Fe; O2-bind.;aB)—Oxygen(O2); mætn. = ? %", "%"),
    measures.TEMPERATURE.key: ("NPU08676", "Pt—Legeme; temp. = ? °C", "°C"),
    measures.GLUCOSE.key: ("NPU22089", "P(kB)—Glucose; stofk. = ? mmol/L", "mmol/L"),
}


def visit(
    chart: Chart, at: At, by: Worker, values: Sequence[tuple[Measure, float]], words: str | None = None
) -> None:
    """Send what a visit found, and what the nurse wrote of it."""
    bundle, who = Bundle("homecareobservation", chart.chance), chart.citizen
    sent = chart.calendar.moment(at.later(35))
    receiver, sender = ORGANISATIONS[who.home.practice], by.organisation
    header, report = bundle.name(), bundle.name()
    patient = bundle.person(who, "core/medcom-core-patient")
    requester = bundle.add(
        "Organization", "messaging/medcom-requesterorganization", **_organisation(receiver, practice=True)
    )
    producer = bundle.add(
        "Organization", "messaging/medcom-producer-organization", **_organisation(sender, practice=False)
    )
    person = bundle.add(
        "Practitioner",
        "core/medcom-core-practitioner",
        identifier=[by.authorisation],
        name=[{"given": [by.given], "family": by.family}],
        telecom=[{"system": "phone", "value": by.organisation.phone}],
    )
    nurse = bundle.add(
        "PractitionerRole",
        "core/medcom-core-practitionerrole",
        practitioner=person,
        code=[concept(_TERMS + "medcom-core-PractitionerRolesSKSadministrativ", "sygeplejerske")],
    )
    results = [
        _observation(bundle, chart, at.later(number), measure, value, patient)
        for number, (measure, value) in enumerate(values)
    ]
    told: Resource = {"conclusion": words} if words else {}
    bundle.add(
        "DiagnosticReport",
        "homecareobservation/medcom-homecareobservation-diagnosticreport",
        id=report,
        status="final",
        code=concept(_TERMS + "MedComDiagnosticReportCodes", "HomeCareReport"),
        subject=patient,
        issued=sent,
        performer=[producer, nurse],
        result=results,
        **told,
    )
    bundle.add(
        "Provenance",
        "messaging/medcom-messaging-provenance",
        target=[{"reference": f"MessageHeader/{header}"}],
        occurredDateTime=sent,
        recorded=sent,
        activity=concept(_TERMS + "medcom-messaging-activityCodes", "new-message"),
        agent=[{"who": producer}],
    )
    _header(bundle, header, report, receiver, sender, requester, producer)
    message = {
        "resourceType": "Bundle",
        "id": bundle.name(),
        "meta": {"profile": [profile_of("homecareobservation/medcom-homecareobservation-message")]},
        "type": "message",
        "timestamp": sent,
        "entry": [bundle.entries[-1], *bundle.entries[:-1]],
    }
    name = f"{who.id}-{chart.number('home').partition('-')[2]:0>4}.json"
    chart.messages.append(Message(PARTNER, name, orjson.dumps(message), sent))


def _header(
    bundle: Bundle,
    header: str,
    report: str,
    receiver: Organisation,
    sender: Organisation,
    requester: Resource,
    producer: Resource,
) -> None:
    use = coding(_TERMS + "medcom-messaging-destinationUse", "primary")
    bundle.add(
        "MessageHeader",
        "homecareobservation/medcom-homecareobservation-messageheader",
        id=header,
        eventCoding=coding(_TERMS + "medcom-messaging-eventCodes", "homecareobservation-message"),
        destination=[
            {
                "extension": [
                    {
                        "url": profile_of("messaging/medcom-messaging-destinationUseExtension"),
                        "valueCoding": use,
                    }
                ],
                "endpoint": f"https://sor2.sum.dsdn.dk/#id={receiver.sor}",
                "receiver": requester,
            }
        ],
        sender=producer,
        source={"endpoint": f"https://sor2.sum.dsdn.dk/#id={sender.sor}"},
        focus=[{"reference": f"DiagnosticReport/{report}"}],
        definition="http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComHomeCareObservationMessageDefinition|1.1",
    )


def _organisation(one: Organisation, *, practice: bool) -> Resource:
    numbers = [{"system": GLN, "value": one.gln}, {"system": SOR, "value": one.sor}]
    if practice:
        numbers.append({"system": PROVIDER_NUMBER, "value": f"99{one.number:04}"})
    return {"identifier": numbers, "name": one.name}


def _observation(
    bundle: Bundle, chart: Chart, at: At, measure: Measure, value: float, patient: Resource
) -> Resource:
    code, name, unit = _CODES[measure.key]
    silent = {
        "system": _TERMS + "medcom-core-interpretation-codes",
        "code": "NI",
        "display": "Not Interpreted",
    }
    return bundle.add(
        "Observation",
        "homecareobservation/medcom-homecare-observation",
        status="final",
        code={"coding": [{"system": NPU_OID, "code": code, "display": name}]},
        subject=patient,
        effectiveDateTime=chart.calendar.moment(at),
        valueQuantity={"value": measure.rounded(value), "unit": unit},
        interpretation=[{"coding": [silent]}],
    )
