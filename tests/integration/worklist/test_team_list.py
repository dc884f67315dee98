"""The list of a team: derived with what is stored, asked through the reader's window, traced, and the same when made anew."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.access import looks
from sharedcare.kernel.ids import key64
from sharedcare.records import portrait
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.worklist import following
from sharedcare.worklist.queries import team_list
from sharedcare.worklist.read import lines
from sharedcare.worklist.types import Kind, Tab
from tests.integration.access.care import (
    agreement,
    concept,
    enrolled,
    organisation,
    refusal,
    role,
    store,
    team,
)
from tests.integration.access.clients import NOON, trail
from tests.integration.worklist.world import (
    ANNE,
    Resource,
    everybody,
    finding,
    judged_green,
    listed,
    nurse,
    patient,
    weight,
)

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Copenhagen")


def test_a_finding_stands_on_the_list_as_soon_as_it_is_stored_and_is_gone_when_it_is_closed() -> None:
    anne = nurse()
    patient("poul")
    assert listed(anne) == {"poul": []}

    store(finding("f", "poul"))
    assert listed(anne) == {"poul": [Kind.RED]}

    store(finding("f", "poul", status="cancelled"))
    assert listed(anne) == {"poul": []}


def test_patients_of_other_teams_and_those_whose_record_is_closed_do_not_appear() -> None:
    anne = nurse()
    store(role("other-role", "town"))
    for name in ("poul", "karen", "bent"):
        patient(name)
        store(finding(f"f-{name}", name))
    store(team("karen", "PractitionerRole/other-role"), enrolled("karen"))
    store(refusal("bent", "all"))

    assert listed(anne) == {"poul": [Kind.RED]}


def test_a_finding_that_is_hidden_from_the_reader_is_no_reason() -> None:
    anne = nurse()
    patient("poul")
    store(finding("shown", "poul", "moderate"), finding("hidden", "poul"))
    hides = {
        "provision": {
            "type": "deny",
            "data": [{"meaning": "instance", "reference": {"reference": "DetectedIssue/hidden"}}],
        }
    }
    store({**refusal("poul", "one"), **hides})

    assert listed(anne) == {"poul": [Kind.YELLOW]}


def test_every_patient_who_was_counted_is_told_of_in_the_trail() -> None:
    anne = nurse()
    patient("poul")
    patient("karen")
    before = len(trail())

    everybody(anne)

    [entry] = trail()[before:]
    assert sorted(entry["patients"]) == sorted(map(key64, ("Patient/poul", "Patient/karen")))
    assert (entry["what"], entry["type"]) == ("worklist", "Patient")


def test_a_value_from_home_is_green_until_somebody_has_looked() -> None:
    anne = nurse()
    patient("poul")
    store(weight("w", "poul", 80))
    judged_green("w", "poul")
    assert listed(anne) == {"poul": [Kind.GREEN]}

    looked = {
        "resourceType": "Task",
        "id": "t",
        "status": "completed",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "looked-at"}]},
        "for": {"reference": "Patient/poul"},
        "owner": {"reference": ANNE},
        "executionPeriod": {"end": NOON.isoformat()},
    }
    store(looked)
    assert listed(anne) == {"poul": []}

    store({**looked, "status": "entered-in-error"})
    assert listed(anne) == {"poul": [Kind.GREEN]}


def test_a_value_that_nobody_has_judged_is_never_on_target() -> None:
    anne = nurse()
    patient("poul")
    store(weight("w", "poul", 80))
    assert listed(anne) == {"poul": [Kind.UNJUDGED]}

    store(weight("later", "poul", 80, NOON - timedelta(hours=1)))
    judged_green("later", "poul")
    judged_green("w", "poul", is_green=None)
    assert listed(anne) == {"poul": [Kind.UNJUDGED]}


def test_a_value_whose_finding_was_handled_waits_no_more_and_is_not_called_on_target() -> None:
    anne = nurse()
    patient("poul")
    store(weight("w", "poul", 90), finding("f", "poul", status="cancelled"))
    judged_green("w", "poul", is_green=False)
    assert listed(anne) == {"poul": []}


def test_made_anew_the_list_is_the_same() -> None:
    anne = nurse()
    patient("poul")
    patient("karen")
    store(finding("f", "poul"), finding("g", "karen", "moderate"), weight("w", "karen", 80))
    before = everybody(anne)
    raw = raw_connection()
    run(raw, "DELETE FROM worklist_item WHERE key = %s", (key64("DetectedIssue/f"),))
    run(raw, "UPDATE worklist_item SET kind = 6")
    run(raw, "DELETE FROM worklist_member")

    for _ in following.rebuild(raw, at=NOON):
        pass

    assert everybody(anne) == before


def test_a_line_says_why_with_the_limit_the_value_and_its_curve() -> None:
    anne = nurse()
    patient("poul")
    recommended = {"url": "urn:sharedcare:recommended", "valueString": "Ring: øg diuretika?"}
    store(finding("f", "poul", extension=[recommended]), finding("g", "poul", "moderate"))
    store(*(weight(f"w{day}", "poul", 80 + day, NOON - timedelta(days=3 - day)) for day in range(3)))

    before = len(trail())
    with looks.listing(by=anne, at=NOON) as look:
        found = team_list(look, by=anne, seen=set(), at=NOON)
        [line] = lines(look, found, tab=Tab.ALL, zone=ZONE, at=NOON)

    assert len(trail()) == before + 1

    assert (line.name, line.others, line.why.words) == ("Prøve Poul", 1, "Vægt +2,1 kg på 3 dage")
    assert (line.limit.words, line.recommended.words) == (
        "Grænsen er 2,0 kg på 3 dage.",
        "Ring: øg diuretika?",
    )
    assert [point.value for point in line.points] == [80, 81, 82]
    assert line.measure is not None
    assert line.measure.key == "weight"


def test_a_team_that_is_below_the_readers_organisation_counts_and_one_beside_it_does_not() -> None:
    nurse()
    store(organisation("ward", part_of="heart-clinic"), role("ward-role", "ward"))
    store(organisation("beside", part_of="hospital"), role("beside-role", "beside"))
    store(agreement("second", "hospital"))
    for name, member in (("poul", "ward-role"), ("karen", "beside-role")):
        patient(name)
        store(team(name, f"PractitionerRole/{member}", "Organization/hospital"), enrolled(name))
    anne = nurse("bodil", opens_clinic=False)

    assert list(listed(anne)) == ["poul"]


def test_a_round_shows_nobody_whom_its_first_question_did_not_meet() -> None:
    anne = nurse()
    patient("poul")
    with looks.listing(by=anne, at=NOON) as look:
        team_list(look, by=anne, seen=set(), at=NOON)
        patient("karen")

        with pytest.raises(AssertionError):
            look(portrait.now(patient="karen", most={"Patient": 1}, since=portrait.NEVER))


def test_a_hand_over_to_a_whole_stands_on_the_lists_of_its_units_until_it_is_answered() -> None:
    anne = nurse()
    patient("karen")
    store(team("karen", "Organization/hospital"))
    assert listed(anne) == {"karen": []}
    store({**enrolled("karen"), "careManager": {"reference": "PractitionerRole/beside-role"}})
    store(organisation("beside", part_of="hospital"), role("beside-role", "beside"))
    assert listed(anne) == {}

    asked = handover("h", "karen", to="Organization/hospital")
    store(asked)
    assert listed(anne) == {"karen": [Kind.HANDOVER]}

    yes = {"type": concept("handover", "by"), "valueReference": {"reference": "PractitionerRole/beside-role"}}
    day = {"period": {"start": (NOON + timedelta(days=3)).date().isoformat()}}
    store({**asked, "restriction": day, "output": [yes], "status": "accepted"})
    assert listed(anne) == {"karen": [Kind.AGREED]}

    store({**asked, "status": "completed"})
    assert listed(anne) == {}


def test_a_task_of_the_whole_waits_for_the_unit_that_has_the_patient() -> None:
    anne = nurse()
    patient("poul")
    due = {"restriction": {"period": {"end": (NOON - timedelta(hours=1)).isoformat()}}}

    store({**handover("t", "poul", to="Organization/hospital"), "code": {"text": "Ekko"}, **due})

    assert listed(anne) == {"poul": [Kind.TASK]}


def handover(name: str, patient: str, *, to: str) -> Resource:
    return {
        "resourceType": "Task",
        "id": name,
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "handover"}]},
        "for": {"reference": f"Patient/{patient}"},
        "owner": {"reference": to},
        "authoredOn": NOON.isoformat(),
    }
