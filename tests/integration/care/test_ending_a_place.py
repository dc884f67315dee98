"""A place on the team is ended by whoever may change the plan, with a reason, and given back; never that of who is responsible."""

from datetime import timedelta

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.care.standing import treats
from sharedcare.care.team import actions, ending
from sharedcare.care.team.errors import CannotEnd, CannotJoin, HoldsResponsibility, NoReason, OwnPlace
from sharedcare.records.search.parse import parse
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import in_care, stored

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=1)
ANNE, METTE, BO = (f"PractitionerRole/{one}-role" for one in ("anne", "mette", "bo"))


@pytest.fixture(autouse=True)
def poul(them: dict[str, Actor]) -> None:
    """Anne of the hospital is responsible; Mette of the town and Bo of the practice are on the team."""
    in_care("poul")


def end(who: str, by: Actor, *, why: str = "Følger ham ikke mere", knows: bool = False) -> None:
    ending.end(patient="poul", who=who, why=why, knows=knows, by=by, at=NOON)


def messages() -> list[str]:
    query = parse("Communication", [("patient", "poul")])
    found = looks.search(by=operator("test"), query=query, at=NOON).matches
    return [(one.content or b"").decode() for one in found]


def test_the_record_is_shut_the_patient_is_told_and_the_past_stays(them: dict[str, Actor]) -> None:
    end(METTE, them["anne"])

    assert not treats(patient="poul", by=them["mette"], at=LATER)
    assert treats(patient="poul", by=them["bo"], at=LATER)
    [place] = [one for one in stored("CareTeam/poul-team")["participant"] if METTE in str(one["member"])]
    assert place["period"]["end"] == NOON.isoformat()
    [told] = messages()
    assert "town er ikke længere på dit team" in told
    [one] = ending.ended(patient="poul", by=them["anne"], at=LATER)
    assert (one.who, one.by, one.at, one.why) == (METTE, ANNE, NOON, "Følger ham ikke mere")


def test_it_is_given_back_to_whoever_had_it_once(them: dict[str, Actor]) -> None:
    end(METTE, them["anne"])
    with pytest.raises(CannotJoin):
        ending.give_back(patient="poul", who=BO, by=them["anne"], at=LATER)
    with pytest.raises(NotPermitted):
        ending.give_back(patient="poul", who=METTE, by=them["sofie"], at=LATER)

    ending.give_back(patient="poul", who=METTE, by=them["anne"], at=LATER)

    assert treats(patient="poul", by=them["mette"], at=LATER)
    assert any("town er nu på dit team" in one for one in messages())
    assert [one.is_back for one in ending.ended(patient="poul", by=them["anne"], at=LATER)] == [True]
    with pytest.raises(CannotJoin):
        ending.give_back(patient="poul", who=METTE, by=them["anne"], at=LATER)


def test_an_organisation_that_was_taken_off_is_added_again(them: dict[str, Actor]) -> None:
    actions.add(patient="poul", organization="village", by=them["anne"], at=NOON)
    end("Organization/village", them["anne"])
    assert not treats(patient="poul", by=them["vera"], at=LATER)

    actions.add(patient="poul", organization="village", by=them["anne"], at=LATER)

    assert treats(patient="poul", by=them["vera"], at=LATER)


def test_who_is_responsible_and_by_whose_place_they_have_the_record_is_not_taken_off(
    them: dict[str, Actor],
) -> None:
    with pytest.raises(HoldsResponsibility, match="responsible in a programme"):
        end(ANNE, them["bo"])
    team = stored("CareTeam/poul-team")
    hospital = {"member": {"reference": "Organization/hospital"}}
    store({**team, "participant": [hospital, *team["participant"][1:]]})
    with pytest.raises(HoldsResponsibility, match="somebody has the record who is responsible"):
        end("Organization/hospital", them["bo"])
    assert treats(patient="poul", by=them["anne"], at=LATER)
    assert messages() == []


def test_ones_own_place_takes_a_word_and_any_place_a_reason(them: dict[str, Actor]) -> None:
    for why in ("", "  "):
        with pytest.raises(NoReason):
            end(METTE, them["anne"], why=why)
    with pytest.raises(CannotEnd):
        end("PractitionerRole/far-role", them["anne"])
    with pytest.raises(OwnPlace):
        end(BO, them["bo"])
    assert treats(patient="poul", by=them["bo"], at=LATER)

    end(BO, them["bo"], knows=True)

    assert not treats(patient="poul", by=them["bo"], at=LATER)


def test_of_several_who_sit_there_for_one_organisation_each_has_a_place_of_their_own(
    them: dict[str, Actor],
) -> None:
    team, town = stored("CareTeam/poul-team"), {"reference": "Organization/town"}
    two = [{"member": {"reference": f"Practitioner/{one}"}, "onBehalfOf": town} for one in ("nina", "ole")]
    others = [one for one in team["participant"] if METTE not in str(one)]
    store({**team, "participant": [*others, *two]})

    end("Practitioner/nina", them["anne"])
    assert treats(patient="poul", by=them["mette"], at=LATER)
    end("Practitioner/ole", them["anne"])
    assert not treats(patient="poul", by=them["mette"], at=LATER)
    assert len(messages()) == 1

    ending.give_back(patient="poul", who="Practitioner/ole", by=them["anne"], at=LATER)

    assert treats(patient="poul", by=them["mette"], at=LATER)
    back = {one.who: one.is_back for one in ending.ended(patient="poul", by=them["anne"], at=LATER)}
    assert back == {"Practitioner/nina": False, "Practitioner/ole": True}


def test_a_place_that_begins_later_that_day_is_not_ended_before(them: dict[str, Actor]) -> None:
    team = stored("CareTeam/poul-team")
    evening = {"period": {"start": (NOON + timedelta(hours=6)).isoformat()}}
    several = [one | (evening if METTE in str(one) else {}) for one in team["participant"]]
    store({**team, "participant": several})

    with pytest.raises(CannotEnd):
        end(METTE, them["anne"])


def test_who_may_not_change_the_plan_ends_no_place(them: dict[str, Actor]) -> None:
    with pytest.raises(NotPermitted):
        end(METTE, them["sofie"])
