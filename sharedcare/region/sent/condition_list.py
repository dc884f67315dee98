"""What a practice's patients have, as the practice sends it: a MedCom ConditionList document.

After the published examples of ConditionList 1.0.1 (examples/medcom-conditionlist-1.0.1), without the generated
narratives: those only say the same in HTML.
"""

from collections.abc import Sequence

import orjson

from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart, Message
from sharedcare.region.entries.problems import Problem
from sharedcare.region.sent.bundle import Bundle, profile_of
from sharedcare.region.staff import Worker
from sharedcare.region.systems import HL7, ICPC, PROVIDER_NUMBER, SKS_DIAGNOSES, SOR, Resource, concept

PARTNER = "general-practice"
_SNOMED = "http://snomed.info/sct"
_CURRENT = "15240007"


def condition_list(chart: Chart, at: At, problems: Sequence[tuple[Problem, int]], by: Worker) -> None:
    """Send the list as it is on a day: each problem, and the day on which it was recorded."""
    bundle, who, moment = Bundle("conditionlist", chart.chance), chart.citizen, chart.calendar.moment(at)
    number = bundle.name()
    patient = bundle.person(
        who,
        "document/medcom-document-patient",
        gender="female" if who.female else "male",
        birthDate=who.born.isoformat(),
    )
    place = by.organisation
    practice = bundle.add(
        "Organization",
        "conditionlist/medcom-conditionlist-organization",
        identifier=[
            {"system": SOR, "value": place.sor},
            {"system": PROVIDER_NUMBER, "value": f"99{place.number:04}"},
        ],
        name=place.name,
    )
    doctor = bundle.add(
        "Practitioner",
        "document/medcom-document-practitioner",
        identifier=[by.authorisation],
        name=[{"use": "official", "family": by.family, "given": [by.given]}],
    )
    entries = [_condition(bundle, chart, what, since, patient) for what, since in problems]
    conditions, bundle.entries[3:] = bundle.entries[3:], []
    bundle.add(
        "Composition",
        "conditionlist/medcom-conditionlist-composition",
        language="da",
        status="final",
        type={
            "coding": [
                {"system": "http://loinc.org", "code": "11450-4", "display": "Problem list - Reported"}
            ]
        },
        subject=patient,
        date=moment,
        author=[practice, doctor],
        title="Diagnoseoversigt",
        confidentiality="N",
        attester=[{"mode": "official", "party": doctor}],
        section=[{"entry": entries}],
    )
    document = {
        "resourceType": "Bundle",
        "id": bundle.name(),
        "meta": {"profile": [profile_of("conditionlist/medcom-conditionlist-bundle")]},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{number}"},
        "type": "document",
        "timestamp": moment,
        "entry": [bundle.entries[-1], *bundle.entries[:-1], *conditions],
    }
    name = f"{who.id}-{chart.number('list').partition('-')[2]:0>4}.json"
    chart.messages.append(Message(PARTNER, name, orjson.dumps(document), moment))


def _condition(bundle: Bundle, chart: Chart, what: Problem, since: int, patient: Resource) -> Resource:
    codings = [{"system": SKS_DIAGNOSES, "code": what.sks, "display": what.text}] if what.sks else []
    if what.icpc:
        codings.append({"system": ICPC, "code": what.icpc, "display": what.text})
    return bundle.add(
        "Condition",
        "conditionlist/medcom-conditionlist-condition",
        category=[concept(HL7 + "condition-category", "problem-list-item"), concept(_SNOMED, _CURRENT)],
        code={"coding": codings, "text": what.text},
        subject=patient,
        onsetDateTime=chart.calendar.date(since),
        recordedDate=chart.calendar.date(since),
    )
