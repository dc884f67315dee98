"""What is true of a patient is true whoever asks: a limit that is for some patients holds for those for whom the plan says so."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.enrolment import queries as enrolment
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.publishing.actions import publish
from sharedcare.programmes.holding import Holds, all_hold
from tests.integration.care.patients import ANNA, NOW, Tree, enrolled, found, measured, store
from tests.unit.programmes.small import SMALL, broken

pytestmark = pytest.mark.django_db
ANKLE = "sprained-ankle"
SKS, ICD_10, ATC = "urn:oid:1.2.208.176.2.4", "http://hl7.org/fhir/sid/icd-10", "http://www.whocc.no/atc"
LONG_AGO, LAST_WEEK = (NOW - timedelta(days=days) for days in (1000, 7))

HOLDS = {
    "coded-in-icd-10": "{kind: diagnosis, codes: [{system: sks, code: DI50, below: true}]}",
    "had-an-operation": "{kind: diagnosis, codes: [{system: sks, code: KFNG02}]}",
    "prescribed": "{kind: drug, drugs: prescribed}",
    "until-today": "{kind: drug, drugs: until-today}",
    "measured-long-ago": "{kind: value, measurement: ejection, value: {at-most: 40}}",
    "four-times-long-ago": "{kind: value, measurement: ejection, value: {at-most: 40}, readings: 4 of 4}",
    "in-another-unit": "{kind: value, measurement: sugar, value: {at-least: 48, at-most: 60}}",
    "answered-in-loinc": "{kind: answer, questionnaire: pain, question: now, answers: [yes]}",
    "admitted": "{kind: event, event: admission, within: 3 months}",
    "discharged": "{kind: event, event: discharge, within: 3 months}",
    "enrolled": "{kind: event, event: enrolment, within: 12 months}",
    "done-for-two": "{kind: task-done, task: bandage}",
    "reached-and-kept": "{kind: goal-reached, goal: lighter}",
}
DOES_NOT = {
    "is-over": "{kind: diagnosis, codes: [{system: sks, code: DJ45}]}",
    "was-ruled-out": "{kind: diagnosis, codes: [{system: sks, code: DC34}]}",
    "was-not-carried-out": "{kind: diagnosis, codes: [{system: sks, code: KFXA}]}",
    "was-stopped": "{kind: drug, drugs: stopped}",
    "wrongly-answered": "{kind: answer, questionnaire: pain, question: now, answers: [no]}",
    "another-programmes-task": "{kind: task-done, task: walk}",
    "admitted-twice": "{kind: event, event: admission, within: 3 months, times: 2}",
}


_SYSTEMS = {
    "clinicalStatus": "condition-clinical",
    "verificationStatus": "condition-ver-status",
    "achievementStatus": "goal-achievement",
}


def _programme() -> bytes:
    limits = "".join(
        f"      - key: {key}\n        yellow: {{at-least: 0}}\n        applies-if: [{condition}]\n"
        "        says: {da: Sådan er det., en: So it is.}\n"
        "        action: {citizen: {da: R., en: C.}, clinician: {da: R., en: C.}}\n"
        for key, condition in {**HOLDS, **DOES_NOT}.items()
    )
    start, end = SMALL.index("      - key: rise"), SMALL.index("goals:\n")
    text = SMALL[:start] + limits + _measured("ejection", "10230-1", '"%"') + SMALL[end:]
    text = text.replace("goals:\n", _measured("sugar", "59261-8", "mmol/mol") + "goals:\n", 1)
    text = text.replace(
        "Enrolled}}\n",
        "Enrolled}}\n  - {key: admission, title: {da: I, en: A}}\n  - {key: discharge, title: {da: U, en: D}}\n",
        1,
    )
    text = text.replace("{key: yes, text", "{key: yes, codes: [{system: loinc, code: LA33-6}], text", 1)
    groups = (("prescribed", "B01A"), ("until-today", "J01C"), ("stopped", "N02A"))
    drugs = "".join(
        f"  - {{key: {key}, title: {{da: M, en: M}}, atc: [{atc}], use: treatment}}\n" for key, atc in groups
    )
    return f"{text}drugs:\n{drugs}".encode()


def _measured(key: str, code: str, unit: str) -> str:
    title = "{da: M, en: M}"
    return (
        f"  - key: {key}\n    title: {{citizen: {title}, clinician: {title}}}\n"
        f"    codes: [{{system: loinc, code: {code}}}]\n    unit: {unit}\n    by: [therapist]\n"
    )


def _one(kind: str, name: str, **more: Any) -> Tree:
    whose = {"Task": "for", "EpisodeOfCare": "patient"}.get(kind, "subject")
    return {"resourceType": kind, "id": name, whose: ANNA, **more}


def _coded(system: str, code: str) -> Tree:
    return {"coding": [{"system": system, "code": code}]}


def _status(name: str, code: str) -> Tree:
    return {name: _coded(f"http://terminology.hl7.org/CodeSystem/{_SYSTEMS[name]}", code)}


def _source(*keys: str) -> list[Tree]:
    return [
        {"url": "urn:sharedcare:source", "valueCanonical": f"urn:sharedcare:activity:{key}|1.0.0"}
        for key in keys
    ]


def _taken(kind: str, name: str, code: str, **more: Any) -> Tree:
    return _one(kind, name, medicationCodeableConcept=_coded(ATC, code), **more)


def _answered(name: str, status: str, days_ago: int, code: Tree) -> Tree:
    form = "urn:sharedcare:questionnaire:pain"
    items = [{"linkId": "now", "answer": [{"valueCoding": code}]}]
    at = (NOW - timedelta(days=days_ago)).isoformat()
    return _one("QuestionnaireResponse", name, questionnaire=form, status=status, authored=at, item=items)


def _record() -> list[Tree]:
    done, stay = {"status": "completed", "intent": "order"}, {"class": {"code": "IMP"}}
    own_key = {"system": "urn:sharedcare:task-key", "value": "walk"}
    return [
        {"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"},
        enrolled(ANKLE),
        _one("Condition", "c1", code=_coded(ICD_10, "I50.1"), **_status("clinicalStatus", "active")),
        _one("Condition", "c2", code=_coded(SKS, "DJ45"), **_status("clinicalStatus", "resolved")),
        _one("Condition", "c3", code=_coded(SKS, "DC34"), **_status("verificationStatus", "refuted")),
        _one("Procedure", "p1", status="completed", code=_coded(f"{SKS}.12", "KFNG02")),
        _one("Procedure", "p2", status="not-done", code=_coded(SKS, "KFXA")),
        _taken("MedicationRequest", "m1", "B01AA03", status="active", intent="order"),
        _taken(
            "MedicationStatement",
            "m2",
            "J01CA04",
            status="active",
            effectivePeriod={"end": NOW.date().isoformat()},
        ),
        _taken("MedicationStatement", "m3", "N02AA01", status="stopped"),
        *(
            measured(f"e{days}", 35, days, of=("http://loinc.org", "10230-1"), unit="%")
            for days in (1000, 1001, 1002, 1003)
        ),
        measured("s1", 7.0, 900, of=("http://loinc.org", "59261-8"), unit="%"),
        _answered("q1", "completed", 700, {"system": "http://loinc.org", "code": "LA33-6"}),
        _answered("q2", "entered-in-error", 3, {"system": "urn:sharedcare:answer:pain:now", "code": "no"}),
        _one("Encounter", "v1", status="finished", period=_stayed(20, 15), **stay),
        _one("Encounter", "v2", status="planned", period=_stayed(2, 1), **stay),
        _one("Task", "t1", extension=_source("other:stretch", f"{ANKLE}:bandage"), **done),
        _one("Task", "t2", extension=_source("other:walk"), identifier=[own_key], **done),
        _one(
            "Goal",
            "g1",
            extension=_source(f"{ANKLE}:lighter"),
            lifecycleStatus="active",
            description={"text": "L"},
            **_status("achievementStatus", "sustaining"),
        ),
    ]


def _stayed(began: int, ended: int) -> Tree:
    return {
        name: (NOW - timedelta(days=days)).isoformat() for name, days in (("start", began), ("end", ended))
    }


@pytest.fixture
def anna() -> None:
    publish(raw=_programme(), by=operator("test"), at=NOW)
    store(*_record())


def test_what_the_plan_takes_for_true_of_a_patient_judging_takes_for_true(anna: None) -> None:
    store(measured("now", 80))

    assert sorted(one.key.split(":")[2] for one in found()) == sorted(HOLDS)
    [follows] = enrolment.follows(enrolment.derived(patient="anna", at=NOW), at=NOW).values()
    seen = enrolment.known(patient="anna", by=operator("test"), at=NOW)
    assert enrolment.follows(seen, at=NOW)[ANKLE].facts == follows.facts
    limits = follows.programme.measurements[0].limits
    hold = {each.key: all_hold(each.applies_if, follows.facts, follows.programme).holds for each in limits}
    assert {key for key, answer in hold.items() if answer is Holds.YES} == set(HOLDS)


def test_what_is_due_from_the_enrolment_is_missing_where_the_plan_asks_for_it_of_this_patient() -> None:
    """Nobody has set that anchor: it comes with the enrolment. Of who was enrolled elsewhere, without a plan of ours, nothing is
    missing; and a measurement that is for those who take a drug is for those who have it prescribed."""
    own = b"    schedule: home\n    applies-if: [{kind: drug, drugs: prescribed}]\n"
    raw = _programme().replace(b"    schedule: home\n", own).replace(ANKLE.encode(), b"another-ankle")
    publish(raw=raw, by=operator("test"), at=NOW)
    store({"resourceType": "Patient", "id": "anna"}, enrolled("another-ankle", days=5))
    assert _missing() == []
    store(
        _one(
            "ServiceRequest", "o", status="active", intent="order", extension=_source("another-ankle:weight")
        )
    )
    assert _missing() == []
    store(_taken("MedicationRequest", "m1", "B01AA03", status="active", intent="order"))
    assert _missing() == ["weight"]


def test_what_an_answer_means_is_what_the_version_says_that_the_patient_follows() -> None:
    """Else judging would find nothing of it, and who looks at answers alone a finding that the next judgement takes back."""
    for raw in (
        broken(", finding: yellow", ""),
        SMALL.replace("version: 1.0.0", "version: 1.1.0", 1).encode(),
    ):
        publish(raw=raw, by=operator("test"), at=NOW)
    store({"resourceType": "Patient", "id": "anna"}, enrolled(ANKLE))
    yes = {"system": "urn:sharedcare:answer:pain:now", "code": "yes"}
    store(_answered("q", "completed", 0, yes))
    assert found() == []


def _missing() -> list[str]:
    rejudge(patient="anna", by=operator("test"), at=NOW)
    return [one.key.split(":")[1] for one in found() if one.is_missing]
