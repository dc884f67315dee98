"""Access in an emergency (sundhedsloven § 42 a, stk. 5: "værdispring"): with a reason, for hours, told and judged."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.emergency import actions, queries
from sharedcare.access.emergency.errors import (
    AlreadyOpen,
    NobodyWithNumber,
    NoSuchCase,
    NotInYourRole,
    OwnLook,
    ReasonNeeded,
)
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor, Ground
from sharedcare.records.search.parse import parse
from tests.integration.access.accounts import staff
from tests.integration.access.care import CLINIC, clinic, refusal, role, store, treated
from tests.integration.access.clients import NOON, trail
from tests.integration.access.opening import opens
from tests.integration.records.store import observation, patient

pytestmark = pytest.mark.django_db
CPR = "0101019995"
WHY = "Bevidstløs i akutmodtagelsen, ingen pårørende"


def anna() -> None:
    number = [{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}]
    store(patient("anna", identifier=number), observation("w", "anna"))


def officer() -> Actor:
    clinic()
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    return staff("dorrit", role="dpo-role")


def test_a_reason_opens_the_record_for_eight_hours_and_for_that_role_alone() -> None:
    anna()
    by = staff()
    store(role("other-role", CLINIC))

    assert actions.open_record(number=CPR, reason=WHY, by=by, at=NOON) == "anna"

    assert opens(by) is Ground.EMERGENCY
    assert opens(by, NOON + timedelta(hours=7, minutes=59)) is Ground.EMERGENCY
    assert opens(by, NOON + timedelta(hours=8, seconds=1)) is None
    assert opens(staff("bo", role="other-role")) is None


def test_it_opens_what_is_hidden_too() -> None:
    anna()
    store(refusal("anna", "w", data=[{"meaning": "instance", "reference": {"reference": "Observation/w"}}]))
    by = staff()
    actions.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    assert looks.read(by=by, type="Observation", id="w", at=NOON) is not None


@pytest.mark.parametrize("label", ["R", "V"])
def test_it_opens_what_a_label_hides_too(label: str) -> None:
    anna()
    system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
    store(observation("w", "anna", meta={"security": [{"system": system, "code": label}]}))
    by = staff()
    actions.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    assert looks.read(by=by, type="Observation", id="w", at=NOON) is not None


def test_the_patient_is_told_at_once_who_and_why() -> None:
    anna()
    actions.open_record(number=CPR, reason=WHY, by=staff(), at=NOON)

    query = parse("Communication", [("recipient", "Patient/anna")])
    [message] = looks.search(by=operator("test"), query=query, at=NOON).matches

    assert message.content is not None
    assert WHY in message.content.decode()
    assert "PractitionerRole/demo-anne-role" in message.content.decode()


def test_data_protection_finds_the_case_and_judges_it_once() -> None:
    anna()
    actions.open_record(number=CPR, reason=WHY, by=staff(), at=NOON)
    by = officer()

    [case] = queries.cases(by=by, at=NOON, since=NOON - timedelta(days=30))
    assert (case.patient, case.role, case.reason, case.verdict) == ("anna", "demo-anne-role", WHY, "")
    assert case.until == NOON + timedelta(hours=8)

    actions.judge(case=case.id, is_justified=False, note="Ingen akut situation", by=by, at=NOON)

    [judged] = queries.cases(by=by, at=NOON, since=NOON - timedelta(days=30))
    assert (judged.verdict, judged.note) == ("unjustified", "Ingen akut situation")
    with pytest.raises(NoSuchCase):
        actions.judge(case=case.id, is_justified=True, note="", by=by, at=NOON)


def test_nobody_judges_their_own_access_in_whichever_role_they_opened_it() -> None:
    anna()
    nurse, by = staff(), officer()
    anne: dict[str, Any] = {"practitioner": {"reference": "Practitioner/anne"}}
    store(
        {"resourceType": "Practitioner", "id": "anne", "name": [{"text": "Anne"}]},
        role("demo-anne-role", CLINIC, **anne),
        role("dpo-role", CLINIC, "data-protection-officer", **anne),
    )
    actions.open_record(number=CPR, reason=WHY, by=nurse, at=NOON)
    [case] = queries.cases(by=by, at=NOON, since=NOON - timedelta(days=30))

    with pytest.raises(OwnLook):
        actions.judge(case=case.id, is_justified=True, note="", by=by, at=NOON)


def test_what_nobody_has_judged_waits_for_years() -> None:
    anna()
    actions.open_record(number=CPR, reason=WHY, by=staff(), at=NOON)
    by, late = officer(), NOON + timedelta(days=800)

    [case] = queries.cases(by=by, at=late, since=late)
    assert queries.waiting(by=by, at=late) == 1
    actions.judge(case=case.id, is_justified=True, note="", by=by, at=late)

    assert queries.cases(by=by, at=late, since=late) == []
    assert queries.waiting(by=by, at=late) == 0


def test_nobody_else_sees_the_cases_or_judges_them() -> None:
    anna()
    by = staff()
    actions.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    with pytest.raises(NotPermitted):
        queries.cases(by=by, at=NOON, since=NOON)
    with pytest.raises(NotInYourRole):
        actions.judge(case="x", is_justified=True, note="", by=by, at=NOON)


@pytest.mark.parametrize("reason", ["", "   ", "akut", "a  b  c   d"])
def test_without_a_reason_that_can_be_judged_nothing_opens(reason: str) -> None:
    anna()
    by = staff()

    with pytest.raises(ReasonNeeded):
        actions.open_record(number=CPR, reason=reason, by=by, at=NOON)
    assert opens(by) is None


def test_a_curious_secretary_cannot_and_a_number_that_nobody_has_opens_nothing() -> None:
    anna()
    clinic()
    store(role("desk-role", CLINIC, "secretary"))

    with pytest.raises(NotInYourRole):
        actions.open_record(number=CPR, reason=WHY, by=staff("sif", role="desk-role"), at=NOON)
    with pytest.raises(NobodyWithNumber):
        actions.open_record(number="0202029992", reason=WHY, by=staff(), at=NOON)
    assert CPR not in str(trail())


def test_who_treats_the_patient_opens_in_an_emergency_what_the_patient_has_hidden() -> None:
    anna()
    by = staff()
    treated("anna")
    store(refusal("anna", "w", data=[{"meaning": "instance", "reference": {"reference": "Observation/w"}}]))
    assert opens(by) is Ground.TREATMENT

    actions.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    assert opens(by) is Ground.EMERGENCY
    assert looks.read(by=by, type="Observation", id="w", at=NOON) is not None
    with pytest.raises(AlreadyOpen):
        actions.open_record(number=CPR, reason=WHY, by=by, at=NOON)


def test_who_treats_the_patient_needs_no_emergency() -> None:
    anna()
    treated("anna")

    with pytest.raises(AlreadyOpen) as told:
        actions.open_record(number=CPR, reason=WHY, by=staff(), at=NOON)
    assert told.value.patient == "anna"
