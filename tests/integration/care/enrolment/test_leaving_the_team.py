"""Who came on the team with an enrolment leaves it with that enrolment, unless somebody has taken them up since; nobody else does."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sharedcare.access.grants.places import was_ended
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol, leave
from sharedcare.care.enrolment.proposing import proposed_team
from sharedcare.care.enrolment.taking_on import take_on
from sharedcare.care.enrolment.types import Choices, Member
from sharedcare.care.handover import actions as handing
from sharedcare.care.handover.types import Wanted
from sharedcare.care.standing import treats
from sharedcare.care.team import actions as joining
from sharedcare.records.finding import CPR
from tests.integration.access.care import role, store, team
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    ANNE,
    HEART,
    SUGAR,
    chosen,
    citizen,
    on_the_team,
    record,
    sectors,
    someone,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
TOWN, PRACTICE, HOSPITAL, BO = (
    "Organization/town",
    "Organization/practice",
    "Organization/hospital",
    "PractitionerRole/bo-role",
)
KINDS = {TOWN: "municipality", PRACTICE: "general-practice", HOSPITAL: "hospital"}
BY_PARTNER = ["PractitionerRole/henrik-role", BO, TOWN]


@pytest.fixture
def henrik() -> Actor:
    """He is a doctor where poul is a patient, and may say that a programme is over."""
    sectors(HEART, SUGAR)
    store(role("tina-role", "town", "home-nurse"))
    citizen("poul", HEART, SUGAR)
    return someone("henrik")


def sugar(places: Iterable[str] = (), *, responsible: str = ANNE) -> Choices:
    return chosen(
        team=tuple(Member(one, KINDS[one]) for one in places),
        responsible=responsible,
        anchors={"diagnosis": NOON},
        levels={},
        judged={"frail": False, "pressure-is-hard": False},
    )


def heart(places: Iterable[str] = ()) -> Choices:
    return chosen(team=tuple(Member(one, KINDS[one]) for one in places))


def left(by: Actor, programme: str = SUGAR) -> None:
    leave(patient="poul", programme=programme, why="Flytter", by=by, at=LATER)


def there() -> dict[str, tuple[str, ...]]:
    """Who is on the team, with the programmes that they are there by."""
    return {who: by for _, who, by in on_the_team()}


def have_tasks() -> set[str]:
    return {
        one["owner"]["reference"]
        for one in record().of("Task")
        if one["status"] not in ("completed", "cancelled", "failed", "rejected", "entered-in-error")
    }


def whole(who: str) -> str:
    return {ANNE: HOSPITAL, BY_PARTNER[0]: HOSPITAL, BO: PRACTICE}.get(who, who)


def test_whoever_is_there_before_stays_and_who_came_goes_unless_they_have_something_to_do(
    henrik: Actor,
) -> None:
    anne, bo = someone("anne"), someone("bo")
    places = st.lists(st.sampled_from(sorted(KINDS)), unique=True)

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        partner=st.lists(st.sampled_from(BY_PARTNER), unique=True),
        first=places,
        second=places,
        by_practice=st.booleans(),
    )
    @example(partner=[], first=[TOWN, PRACTICE], second=[TOWN, HOSPITAL], by_practice=True)
    @example(partner=[], first=[TOWN, PRACTICE, HOSPITAL], second=[TOWN], by_practice=True)
    @example(partner=BY_PARTNER, first=[], second=[TOWN, PRACTICE, HOSPITAL], by_practice=False)
    def whatever_is_chosen(
        partner: list[str], first: list[str], second: list[str], *, by_practice: bool
    ) -> None:
        outer = transaction.atomic()
        outer.__enter__()
        try:
            if partner:
                store(team("poul", *partner))
            enrol(patient="poul", programme=HEART, choices=heart(first), by=anne, at=NOON)
            before = there()
            actor, mine = (bo, BO) if by_practice else (anne, ANNE)
            enrol(patient="poul", programme=SUGAR, choices=sugar(second, responsible=mine), by=actor, at=NOON)
            came = there().keys() - before.keys()
            assert came == {mine, *second} - before.keys()

            left(henrik)

            after = there()
            assert before.items() <= after.items()
            busy = have_tasks()
            known = {whole(one) for one in (*before, *(came & busy))}
            needed = {one for one in came if one in busy or whole(one) in busy - known}
            assert after.keys() - before.keys() == needed
            assert all(after[one] == () for one in needed), "taken up, and there without any"
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)

    whatever_is_chosen()


def test_what_was_on_the_team_stays_in_the_record_with_when_who_and_why(henrik: Actor) -> None:
    bo = someone("bo")
    enrol(patient="poul", programme=SUGAR, choices=sugar([PRACTICE], responsible=BO), by=bo, at=NOON)
    assert there() == {BO: (SUGAR,), PRACTICE: (SUGAR,)}
    assert treats(patient="poul", by=bo, at=LATER)

    left(bo)

    [one] = record().of("CareTeam")
    assert [place["member"]["reference"] for place in one["participant"]] == [BO, PRACTICE]
    assert all(was_ended(place) for place in one["participant"])
    assert {place["period"]["end"] for place in one["participant"]} == {LATER.isoformat()}
    assert "Flytter" in str(one["participant"][0]["extension"])
    assert there() == {}, "from that moment, and not from the day after"


def test_ending_a_place_shuts_the_record_to_whom_it_came_with_and_to_nobody_else(henrik: Actor) -> None:
    anne, bo, tina = someone("anne"), someone("bo"), someone("tina")
    enrol(patient="poul", programme=HEART, choices=heart([HOSPITAL, TOWN]), by=anne, at=NOON)
    assert not treats(patient="poul", by=bo, at=NOON)
    enrol(patient="poul", programme=SUGAR, choices=sugar(responsible=BO), by=bo, at=NOON)
    assert all(treats(patient="poul", by=one, at=NOON) for one in (anne, bo, tina))

    for one in record().of("Task"):
        if one["owner"]["reference"] == PRACTICE:
            store({**one, "status": "completed"})
    left(henrik)

    soon = LATER + timedelta(minutes=1)
    assert [treats(patient="poul", by=one, at=soon) for one in (anne, bo, tina)] == [True, False, True]


def test_who_is_taken_on_again_the_same_day_is_on_the_team_again(henrik: Actor) -> None:
    bo = someone("bo")
    for _ in range(2):
        enrol(patient="poul", programme=SUGAR, choices=sugar([PRACTICE], responsible=BO), by=bo, at=NOON)
        assert there() == {BO: (SUGAR,), PRACTICE: (SUGAR,)}
        left(bo)
    enrol(patient="poul", programme=SUGAR, choices=sugar([PRACTICE], responsible=BO), by=bo, at=LATER)
    assert treats(patient="poul", by=bo, at=LATER + timedelta(days=3))


def test_a_place_that_another_enrolment_needs_loses_only_the_one_that_is_left(henrik: Actor) -> None:
    anne = someone("anne")
    enrol(patient="poul", programme=HEART, choices=heart([TOWN]), by=anne, at=NOON)
    enrol(patient="poul", programme=SUGAR, choices=sugar(), by=anne, at=NOON)
    assert there()[TOWN] == (HEART, SUGAR), "which would have proposed it, and found it there"

    left(henrik, HEART)

    assert there()[TOWN] == (SUGAR,)


def test_of_an_organisation_that_has_no_place_its_people_on_the_team_are_needed_too(henrik: Actor) -> None:
    anne = someone("anne")
    enrol(patient="poul", programme=HEART, choices=heart(), by=anne, at=NOON)
    enrol(patient="poul", programme=SUGAR, choices=sugar(responsible=BO), by=someone("bo"), at=NOON)
    assert there() == {ANNE: (HEART, SUGAR), BO: (SUGAR,)}

    left(henrik, HEART)

    assert there() == {ANNE: (SUGAR,), BO: (SUGAR,)}
    assert treats(patient="poul", by=anne, at=LATER)


def test_who_takes_over_is_not_taken_off_with_what_brought_them(henrik: Actor) -> None:
    bo, anne = someone("bo"), someone("anne")
    enrol(patient="poul", programme=HEART, choices=heart([TOWN]), by=anne, at=NOON)
    enrol(patient="poul", programme=SUGAR, choices=sugar(responsible=BO), by=bo, at=NOON)
    [episode] = [one for one in queries.enrolments(record()) if one.programme == HEART]
    wanted = Wanted(
        focus=f"EpisodeOfCare/{episode.id}", receiver=BO, text="Overtag", reason="Kender ham", phase=""
    )
    asked = handing.propose(patient="poul", wanted=wanted, by=anne, at=NOON)
    handing.accept(patient="poul", handover=asked, by=bo, at=NOON)

    left(henrik)

    assert BO in there()
    assert [one.responsible for one in queries.enrolments(record())] == [BO]


def test_who_is_only_told_of_a_hand_over_that_came_to_nothing_has_nothing_to_do(henrik: Actor) -> None:
    bo = someone("bo")
    enrol(patient="poul", programme=SUGAR, choices=sugar(responsible=BO), by=bo, at=NOON)
    [episode] = queries.enrolments(record())
    asked: dict[str, Any] = {
        "resourceType": "Task",
        "intent": "order",
        "for": {"reference": "Patient/poul"},
        "authoredOn": NOON.isoformat(),
        "requester": {"reference": BO},
    }
    code = "urn:sharedcare:task"
    handover = {
        **asked,
        "id": "no",
        "status": "rejected",
        "code": {"coding": [{"system": code, "code": "handover"}]},
        "focus": {"reference": f"EpisodeOfCare/{episode.id}"},
        "owner": {"reference": ANNE},
    }
    told = {
        **asked,
        "id": "told",
        "status": "requested",
        "code": {"coding": [{"system": code, "code": "handover-declined"}]},
        "focus": {"reference": "Task/no"},
        "owner": {"reference": BO},
    }
    store(handover, told)

    left(bo)

    assert BO not in there()
    assert not treats(patient="poul", by=bo, at=LATER + timedelta(minutes=1))


def test_whom_a_person_adds_and_whom_a_partner_put_there_stays(henrik: Actor) -> None:
    anne = someone("anne")
    store(team("poul", BO))
    enrol(patient="poul", programme=SUGAR, choices=sugar(), by=anne, at=NOON)
    joining.add(patient="poul", organization="town", by=henrik, at=NOON)

    left(henrik)

    assert there() == {BO: (), TOWN: ()}


def test_for_whom_somebody_works_on_the_team_is_not_proposed_anew(henrik: Actor) -> None:
    store(team("poul", BO, "PractitionerRole/tina-role"))
    anne = someone("anne")

    def proposed() -> dict[str, tuple[bool, bool]]:
        forces = queries.agreements_in_force(programme=SUGAR, by=anne, at=NOON)
        found = proposed_team(record(), forces, anne, on=NOON.date())
        return {one.reference: (one.is_there, one.is_proposed) for one in found}

    assert proposed() == {
        ANNE: (False, True),
        TOWN: (True, False),
        PRACTICE: (True, False),
        HOSPITAL: (False, True),
    }


def test_taken_on_by_number_brings_nobody_who_is_there(henrik: Actor) -> None:
    [person] = record().of("Patient")
    number: dict[str, Any] = {"system": CPR, "value": "0103469997"}
    store({**person, "identifier": [number]}, team("poul", "PractitionerRole/tina-role"))

    take_on(number="0103469997", programme=SUGAR, consent="på papir", by=someone("anne"), at=NOON)

    assert there() == {
        "PractitionerRole/tina-role": (),
        ANNE: (SUGAR,),
        HOSPITAL: (SUGAR,),
        PRACTICE: (SUGAR,),
    }
