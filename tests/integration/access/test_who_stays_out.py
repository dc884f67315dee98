"""Ways in which somebody could let himself in, or stay in after it should have ended: none of them is open."""

from datetime import timedelta

import pytest

from sharedcare.access import gate, looks
from sharedcare.access.emergency import actions as emergency
from sharedcare.access.emergency import queries as cases
from sharedcare.access.types import Actor, Ground
from sharedcare.access.wishes import actions as wishes
from sharedcare.access.wishes.types import Block
from sharedcare.kernel.errors import Refusal
from sharedcare.records.search.parse import parse
from sharedcare.records.search.query import Query
from sharedcare.records.types import Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import (
    CLINIC,
    clinic,
    concept,
    consent,
    enrolled,
    role,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, of_clinic, opens
from tests.integration.access.test_wishes import the_patient
from tests.integration.access.trying import (
    CPR,
    NUMBER,
    WHY,
    WRITES,
    colleague,
    creation,
    entered_for,
    tries,
    update,
)
from tests.integration.records.store import document, observation, patient

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(hours=9)
LATER = NOON + timedelta(days=60)


def reads(by: Actor, name: str, kind: str = "Observation") -> bool:
    return looks.read(by=by, type=kind, id=name, at=NOON) is not None


def test_an_emergency_of_eight_hours_does_not_let_the_organisation_in_for_good() -> None:
    store(patient("anna", identifier=NUMBER), observation("w", "anna"), consent("anna"), enrolled("anna"))
    by = staff(scopes=WRITES)
    assert opens(by) is None
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    tries(by, creation(team("anna", f"Organization/{CLINIC}")))

    assert opens(by, TOMORROW) is None


def test_who_once_registered_the_patient_does_not_put_itself_back_on_the_team() -> None:
    clinic()
    system, name = of_clinic(), "anna"
    entered_for("hospital", patient(name))
    store(observation("w", name), consent(name), enrolled(name), team(name, "Organization/town"))
    assert not reads(system, "w")

    tries(system, creation(team(name, f"Organization/{CLINIC}")))

    assert not reads(system, "w")


def test_who_once_registered_the_patient_writes_nothing_more_when_nothing_else_opens_the_record() -> None:
    clinic()
    entered_for("hospital", patient("anna"))
    by = staff(scopes=WRITES)

    with pytest.raises(Refusal):
        gate.act(by=by, changes=[creation(observation("x", "anna"))], at=NOON)


def test_whose_place_on_the_team_runs_out_does_not_lengthen_it() -> None:
    anna(enrolled("anna"), consent("anna"))
    by = staff(scopes=WRITES)
    sits = team("anna", f"Organization/{CLINIC}", period={"end": "2026-03-31"})
    store(sits)
    assert (opens(by), opens(by, LATER)) == (Ground.TREATMENT, None)

    tries(by, update(team("anna", f"Organization/{CLINIC}")))

    assert opens(by, LATER) is None


def test_who_touches_an_entry_does_not_keep_it_when_the_consent_ends() -> None:
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna"))
    by = staff(scopes=WRITES)
    tries(by, update(observation("x", "anna", note=[{"text": "seen"}])))

    store(consent("anna", status="inactive"))

    assert not reads(by, "x")


def test_who_touches_an_entry_does_not_slip_past_the_block_of_it() -> None:
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna"))
    by = staff(scopes=WRITES)
    tries(by, update(observation("x", "anna", note=[{"text": "seen"}])))

    what = Block(organizations=("hospital",), entries=("Observation/x",))
    wishes.block(patient="anna", what=what, by=the_patient(), at=NOON)

    assert not reads(by, "x")


def test_whoever_entered_it_goes_on_seeing_it_though_somebody_else_has_touched_it() -> None:
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna"))
    tove = colleague("tove", "town")
    assert reads(tove, "x")

    tries(staff(scopes=WRITES), update(observation("x", "anna", note=[{"text": "seen"}])))

    assert reads(tove, "x")


def test_whoever_looked_in_an_emergency_cannot_make_the_case_disappear() -> None:
    store(patient("anna", identifier=NUMBER))
    by = staff(scopes=WRITES)
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)
    dorrit = colleague("dorrit", CLINIC, "data-protection-officer")
    [case] = cases.cases(by=dorrit, at=NOON, since=NOON)
    call = {
        "resourceType": "Task",
        "id": case.id,
        "status": "completed",
        "intent": "order",
        "code": concept("task", "call"),
        "for": {"reference": "Patient/anna"},
    }

    tries(by, Update(document(call), case.id))

    assert [one.reason for one in cases.cases(by=dorrit, at=NOON, since=NOON)] == [WHY]


def test_whoever_looked_in_an_emergency_cannot_take_back_what_the_patient_was_told() -> None:
    store(patient("anna", identifier=NUMBER))
    by = staff(scopes=WRITES)
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)
    query = looks.search(by=the_patient(), query=_messages(), at=NOON)
    [told] = query.matches
    nothing = {"resourceType": "Communication", "id": told.id, "status": "completed"}
    about = {"subject": {"reference": "Patient/anna"}, "payload": [{"contentString": "God bedring"}]}

    tries(by, update({**nothing, **about}))

    [still] = looks.search(by=the_patient(), query=_messages(), at=NOON).matches
    assert WHY in (still.content or b"").decode()


def _messages() -> Query:
    return parse("Communication", [("patient", "anna")])


def test_an_emergency_that_was_judged_none_is_over() -> None:
    store(patient("anna", identifier=NUMBER), observation("w", "anna"))
    by = staff()
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)
    dorrit = colleague("dorrit", CLINIC, "data-protection-officer")
    [case] = cases.cases(by=dorrit, at=NOON, since=NOON)

    emergency.judge(case=case.id, is_justified=False, note="", by=dorrit, at=NOON)

    assert opens(by, NOON + timedelta(hours=1)) is None


def test_a_system_of_one_organisation_does_not_rewrite_what_belongs_to_all() -> None:
    clinic()
    plan = {"resourceType": "PlanDefinition", "id": "heart", "status": "active", "title": "Hjertesvigt"}
    store(plan)

    with pytest.raises(Refusal):
        gate.act(by=of_clinic(), changes=[update({**plan, "title": "Noget andet"})], at=NOON)


def test_a_team_that_is_only_proposed_opens_nothing() -> None:
    anna(enrolled("anna"), consent("anna"), team("anna", f"Organization/{CLINIC}", status="proposed"))

    assert opens(staff()) is None


def test_a_place_on_the_team_ends_with_the_role_that_holds_it() -> None:
    anna(enrolled("anna"), consent("anna"), team("anna", "PractitionerRole/gone"))
    by = staff()
    store(role("gone", CLINIC, period={"end": "2026-01-31"}))

    assert opens(by) is None


def test_nobody_takes_an_entry_out_of_a_record_without_the_right_to_delete() -> None:
    anna()
    treated("anna")
    by = staff(scopes=WRITES)
    astray = {name: value for name, value in observation("w", "anna").items() if name != "subject"}

    tries(by, update(astray))

    assert reads(the_patient(), "w")
