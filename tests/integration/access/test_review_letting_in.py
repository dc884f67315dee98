"""Findings of the review: somebody lets himself in, or stays in after it should have ended. Each test fails on `who`."""

from contextlib import suppress
from datetime import timedelta

import pytest

from sharedcare.access import gate, looks
from sharedcare.access.emergency import actions as emergency
from sharedcare.access.emergency import queries as cases
from sharedcare.access.types import Actor, Ground
from sharedcare.access.wishes import actions as wishes
from sharedcare.access.wishes.types import Block
from sharedcare.kernel.errors import Refusal
from sharedcare.records.types import Update
from tests.integration.access.accounts import again, staff
from tests.integration.access.care import (
    CLINIC,
    HEART,
    agreement,
    clinic,
    concept,
    consent,
    enrolled,
    organisation,
    role,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, of_clinic, opens
from tests.integration.access.reviewing import (
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
from tests.integration.access.test_wishes import a_relative, the_patient
from tests.integration.records.store import document, observation, patient

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(hours=9)
LATER = NOON + timedelta(days=60)


def reads(by: Actor, name: str, kind: str = "Observation") -> bool:
    return looks.read(by=by, type=kind, id=name, at=NOON) is not None


def test_an_emergency_of_eight_hours_does_not_let_the_organisation_in_for_good() -> None:
    """Finding 1: CareTeam and EpisodeOfCare are written with the right to plan (rights._PLAN), though relations follow
    from them; guards.refuse_beyond asks only whether the Patient shows, and in an emergency it does."""
    store(patient("anna", identifier=NUMBER), observation("w", "anna"), consent("anna"), enrolled("anna"))
    by = staff(scopes=WRITES)
    assert opens(by) is None
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)

    tries(by, creation(team("anna", f"Organization/{CLINIC}")))

    assert opens(by, TOMORROW) is None


def test_who_once_registered_the_patient_does_not_put_itself_back_on_the_team() -> None:
    """Finding 1: the organisation that stored the Patient is its author, sees it for good, and so may store anything
    about it: guards.refuse_beyond / queries.visible take the author's sight for an open record."""
    clinic()
    system = of_clinic()
    [new] = gate.act(by=system, changes=[creation(patient("x", name=[{"family": "A"}]))], at=NOON)
    assert new.stored is not None
    name = new.stored.id
    store(observation("w", name), consent(name), enrolled(name), team(name, "Organization/town"))
    assert not reads(system, "w")

    tries(system, creation(team(name, f"Organization/{CLINIC}")))

    assert not reads(system, "w")


def test_who_once_registered_the_patient_writes_nothing_more_when_nothing_else_opens_the_record() -> None:
    """Finding 1: docs/access.md says that an own entry opens what was entered, *to read*."""
    clinic()
    entered_for("hospital", patient("anna"))
    by = staff(scopes=WRITES)

    with pytest.raises(Refusal):
        gate.act(by=by, changes=[creation(observation("x", "anna"))], at=NOON)


def test_whose_place_on_the_team_runs_out_does_not_lengthen_it() -> None:
    """Finding 1: a seat is as long as whoever sits on it writes."""
    anna(enrolled("anna"), consent("anna"))
    by = staff(scopes=WRITES)
    sits = team("anna", f"Organization/{CLINIC}", period={"end": "2026-03-31"})
    store(sits)
    assert (opens(by), opens(by, LATER)) == (Ground.TREATMENT, None)

    tries(by, update(team("anna", f"Organization/{CLINIC}")))

    assert opens(by, LATER) is None


def test_the_organisation_that_an_entry_is_kept_from_does_not_lift_the_block() -> None:
    """Finding 2: wishes.queries.require_say lets any staff of a treating organisation, in any role, end any wish."""
    anna()
    treated("anna")
    by = staff()
    what = Block(organizations=("hospital",), entries=("Observation/w",))
    no = wishes.block(patient="anna", what=what, by=the_patient(), at=NOON)
    assert not reads(by, "w")

    with suppress(Refusal):
        wishes.withdraw(patient="anna", consent=no, by=by, at=NOON)

    assert not reads(by, "w")


def test_a_relative_does_not_lift_what_the_patient_keeps_from_relatives() -> None:
    """Finding 2: the same by a relative of level 3, of what the patient has hidden from all, that relative included."""
    anna()
    by = a_relative("write")
    no = wishes.block(patient="anna", what=Block(entries=("Observation/w",)), by=the_patient(), at=NOON)
    assert not reads(by, "w")

    with suppress(Refusal):
        wishes.withdraw(patient="anna", consent=no, by=by, at=NOON)

    assert not reads(by, "w")


def test_whom_a_withdrawn_consent_shut_out_does_not_write_down_a_new_one() -> None:
    """Finding 3: for a consent an agreement about the programme is enough (wishes.queries._agrees): any role of any
    party, for any patient, also right after the patient has withdrawn it."""
    anna()
    clinic()
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}"))
    given = wishes.give_consent(patient="anna", programme=HEART, text="x", by=the_patient(), at=NOON)
    wishes.withdraw(patient="anna", consent=given, by=the_patient(), at=NOON)
    secretary = colleague("sif", CLINIC, "secretary")
    assert opens(secretary) is None

    with suppress(Refusal):
        wishes.give_consent(patient="anna", programme=HEART, text="x", by=secretary, at=NOON)

    assert opens(secretary) is None


def test_who_touches_an_entry_does_not_keep_it_when_the_consent_ends() -> None:
    """Finding 4: an update makes the updater's organisation the author (commit._signed), and an author sees for good."""
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna"))
    by = staff(scopes=WRITES)
    tries(by, update(observation("x", "anna", note=[{"text": "seen"}])))

    store(consent("anna", status="inactive"))

    assert not reads(by, "x")


def test_who_touches_an_entry_does_not_slip_past_the_block_of_it() -> None:
    """Finding 4: the block holds for all but the author, who is whoever wrote last."""
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
    """Finding 4, the other side: who entered it loses it ("whoever entered it still sees its own entries")."""
    anna()
    clinic()
    treated("anna")
    entered_for("town", observation("x", "anna"))
    tove = colleague("tove", "town")
    assert reads(tove, "x")

    tries(staff(scopes=WRITES), update(observation("x", "anna", note=[{"text": "seen"}])))

    assert reads(tove, "x")


def test_a_relative_who_may_only_see_stores_nothing() -> None:
    """Finding 5: gate.act asks for rights at large (rules.scopes_of without a grant: those of level 3); the level of
    the relative on this patient is never asked when something is stored."""
    anna()
    clinic()

    with pytest.raises(Refusal):
        gate.act(by=a_relative("see"), changes=[creation(observation("x", "anna"))], at=NOON)


def test_a_patient_who_is_a_relative_too_has_no_more_than_the_level_with_the_other() -> None:
    """Finding 5: whoever is a patient has a patient's rights at large, and so with those whose relative they are."""
    anna()
    store(patient("bo"))
    by = a_relative("see")
    assert by.citizen is not None
    both = by._replace(citizen=the_patient("bo").citizen._replace(persons=by.citizen.persons))  # type: ignore[union-attr]
    goal = {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"text": "x"},
        "subject": {"reference": "Patient/anna"},
    }

    with pytest.raises(Refusal):
        gate.act(by=both, changes=[creation(goal)], at=NOON)


@pytest.mark.parametrize("who", ["patient", "measure"])
def test_a_patient_or_relative_does_not_change_what_staff_have_entered(who: str) -> None:
    """Finding 6: "see, some" is in truth create *and update* of every Observation (rights.OF_PATIENT, OF_RELATIVE):
    the laboratory's potassium can be overwritten by the patient, or by a relative of level 2."""
    anna()
    entered_for("hospital", observation("x", "anna", valueString="6.9"))
    by = the_patient() if who == "patient" else a_relative(who)

    with pytest.raises(Refusal):
        gate.act(by=by, changes=[update(observation("x", "anna", valueString="4.1"))], at=NOON)


def test_whoever_looked_in_an_emergency_cannot_make_the_case_disappear() -> None:
    """Finding 7: guards.refuse_to_open_doors looks at what a Task becomes, not at what it is: rewritten to an ordinary
    task, it is no case any more, and data protection never sees it."""
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
    """Finding 7: the message to the patient is an ordinary Communication, which the same role may rewrite."""
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


def _messages():  # type: ignore[no-untyped-def]
    from sharedcare.records.search.parse import parse

    return parse("Communication", [("patient", "anna")])


def test_an_emergency_that_was_judged_none_is_over() -> None:
    """Finding 17: a Task that was judged is `completed`, which grants.fhir.emergency takes for one that goes on."""
    store(patient("anna", identifier=NUMBER), observation("w", "anna"))
    by = staff()
    emergency.open_record(number=CPR, reason=WHY, by=by, at=NOON)
    dorrit = colleague("dorrit", CLINIC, "data-protection-officer")
    [case] = cases.cases(by=dorrit, at=NOON, since=NOON)

    emergency.judge(case=case.id, is_justified=False, note="", by=dorrit, at=NOON)

    assert opens(by, NOON + timedelta(hours=1)) is None


@pytest.mark.parametrize(
    "what",
    [
        {"scope": {"coding": [{"code": "research"}]}, "provision": {"type": "permit"}},
        {"scope": {"coding": [{"code": "adr"}]}, "provision": {}},
        {
            "provision": {
                "type": "permit",
                "actor": [{"role": {"text": "to"}, "reference": {"reference": "Organization/town"}}],
            }
        },
        {
            "provision": {
                "type": "permit",
                "code": [concept("programme", HEART)],
                "provision": [
                    {
                        "type": "deny",
                        "actor": [
                            {"role": {"text": "to"}, "reference": {"reference": "Organization/hospital"}}
                        ],
                    }
                ],
            }
        },
    ],
    ids=["research", "advance-directive", "to-the-town-alone", "with-an-exception"],
)
def test_a_consent_to_something_else_opens_nothing(what: dict) -> None:  # type: ignore[type-arg]
    """Finding 9: grants.fhir.permissions looks at status and type alone, and takes a Consent without a programme for
    one to all programmes and all organisations: scope, provision.actor and inner provisions are passed over."""
    anna()
    clinic()
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}"))
    found = {**consent("anna"), **what}
    if not found["provision"]:
        del found["provision"]
    store(found)

    assert opens(staff()) is None


def test_an_agreement_with_somebody_else_does_not_open_what_is_shared_with_others() -> None:
    """Finding 12: any agreement about the programme that the reader's organisation has is enough; that it is one with
    those whose entries are read is never asked (design.md 6: "only between organisations whose agreement is in
    force"). When the hospital's agreement with the town ends, one with a practice keeps the town in."""
    anna()
    clinic()
    store(organisation("practice", "general-practice"), agreement("other", "town", "practice"))
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}", "Organization/town"), consent("anna"))
    entered_for("hospital", observation("x", "anna"))
    tove = colleague("tove", "town")
    assert reads(tove, "x")

    store(agreement("heart-agreement", "hospital", "town", status="terminated"))

    assert not reads(again(tove), "x")


def test_a_system_of_one_organisation_does_not_rewrite_what_belongs_to_all() -> None:
    """Finding 13: what is open to all (rights.OPEN) shows in every window, and what shows can be changed by whoever has
    the scope: a small organisation's system can rewrite the region's programme."""
    clinic()
    plan = {"resourceType": "PlanDefinition", "id": "heart", "status": "active", "title": "Hjertesvigt"}
    store(plan)

    with pytest.raises(Refusal):
        gate.act(by=of_clinic(), changes=[update({**plan, "title": "Noget andet"})], at=NOON)


def test_a_team_that_is_only_proposed_opens_nothing() -> None:
    """Finding 18: `proposed` is a team that does not take part yet (R4 care-team-status)."""
    anna(enrolled("anna"), consent("anna"), team("anna", f"Organization/{CLINIC}", status="proposed"))

    assert opens(staff()) is None


def test_a_place_on_the_team_ends_with_the_role_that_holds_it() -> None:
    """Finding 18: a role that is not active gives no place (it is not in access_role), one whose period is over does."""
    anna(enrolled("anna"), consent("anna"), team("anna", "PractitionerRole/gone"))
    by = staff()
    store(role("gone", CLINIC, period={"end": "2026-01-31"}))

    assert opens(by) is None


def test_nobody_takes_an_entry_out_of_a_record_without_the_right_to_delete() -> None:
    """Finding 14: an update that names no patient any more (or another open one) passes guards.refuse_beyond, which
    asks where the entry goes to and not where it comes from: for all others it is gone."""
    anna()
    treated("anna")
    by = staff(scopes=WRITES)
    astray = {name: value for name, value in observation("w", "anna").items() if name != "subject"}

    tries(by, update(astray))

    assert reads(the_patient(), "w")
