"""A task whose role nobody on the team has: who holds it says so before and after, and it goes over once somebody is there."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.enrolment import owning, queries, standing_in
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.keeping_up import keep_up
from sharedcare.care.enrolment.moving import move, preview
from sharedcare.care.enrolment.types import Member
from sharedcare.care.publishing.actions import publish
from sharedcare.programmes.types.words import Text
from tests.integration.access.care import agreement, organisation, role, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    ANNE,
    HEART,
    SHIPPED,
    chosen,
    citizen,
    poul_enrolled,
    record,
    sectors,
    someone,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
EXERCISE = """\
  - key: hf.exercise
    title:
      citizen: {da: Vi ser på din træning, en: We look at your training}
      clinician: {da: Gennemgå træning, en: Review training}
    by: [physiotherapist]
    phase: titration
    when: [day 0 to month 1 after enrolment]
    done-when: [{kind: noted}]
"""
MISSING = Text(da="Fysioterapeut (Region)", en="Physiotherapist (Region)")


def trained_by_the_region(version: str = "1.1.0", *, by: str = "region") -> None:
    """Training belongs to the region from the beginning, of which nobody is here; and there is one task more of it."""
    text = (SHIPPED / f"{HEART}.yaml").read_text()
    for old, new in {
        "version: 1.0.0": f"version: {version}",
        "organisation: municipality, from: 2020-01-01, until: 2026-12-31": f"organisation: {by}, from: 2020-01-01, until: 2026-12-31",
        "  - key: hf.train\n": f"{EXERCISE}  - key: hf.train\n",
    }.items():
        assert old in text
        text = text.replace(old, new)
    publish(raw=text.encode(), by=operator("test"), at=NOON)


def exercise() -> dict[str, Any]:
    return next(one for one in record().of("Task") if one["identifier"][0]["value"] == "hf.exercise")


def test_the_preview_of_a_move_tells_who_would_hold_what_nobody_is_there_for_and_the_task_then_says_the_same() -> (
    None
):
    anne = poul_enrolled()
    trained_by_the_region()
    [said] = preview(patient="poul", programme=HEART, to="1.1.0", by=anne, at=LATER).held
    assert (said.task.key, said.missing, said.by) == ("hf.exercise", MISSING, "Organization/hospital")
    assert said.name

    move(patient="poul", programme=HEART, to="1.1.0", why="Ny version", by=anne, at=LATER)
    assert exercise()["owner"] == {"reference": "Organization/hospital"}
    assert standing_in.missing(exercise()) == MISSING


def test_what_is_held_for_one_kind_goes_to_another_that_a_newer_version_names() -> None:
    anne = poul_enrolled()
    trained_by_the_region()
    move(patient="poul", programme=HEART, to="1.1.0", why="Ny version", by=anne, at=LATER)
    trained_by_the_region("1.2.0", by="municipality")

    move(patient="poul", programme=HEART, to="1.2.0", why="Tilbage til kommunen", by=anne, at=LATER)

    assert exercise()["owner"] == {"reference": "Organization/town"}
    assert standing_in.missing(exercise()) is None


def test_an_enrolment_tells_it_before_it_is_done_and_of_the_version_that_has_somebody_nothing() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    anne = someone("anne")

    def held() -> set[tuple[str, str, str]]:
        seen = queries.preview(patient="poul", programme=HEART, by=anne, at=NOON, choices=chosen())
        told = owning.held_if_enrolled(seen, record(), chosen(), patient="poul", by=anne, at=NOON)
        return {(one.task.key, one.missing.en, one.by) for one in told if one.task.opens.year == NOON.year}

    assert held() == set()
    trained_by_the_region()
    assert held() == {("hf.exercise", "Physiotherapist (Region)", "Organization/hospital")}
    enrol(patient="poul", programme=HEART, choices=chosen(), by=anne, at=NOON)
    assert standing_in.missing(exercise()) == MISSING


def test_an_organisation_is_on_the_team_by_the_one_person_of_it_who_is() -> None:
    sectors(HEART)
    store(
        organisation("other-town", "municipality"),
        agreement("more", "hospital", "other-town"),
        organisation("rehab", "municipality", part_of="other-town"),
        role("kim-role", "rehab", "physiotherapist"),
    )
    citizen("poul", HEART)
    team = (Member("PractitionerRole/kim-role", ""), Member("Organization/practice", "general-practice"))
    enrol(patient="poul", programme=HEART, choices=chosen(team=team), by=someone("anne"), at=NOON)

    # Whoever runs the platform chooses among no towns: that somebody of one is on the team is no choice.
    kinds = owning.by_kind(record(), by=operator("test"), at=NOON)
    assert kinds["municipality"] == "Organization/other-town"
    assert not any(
        said and "Municipality" in said.en
        for one in record().of("Task")
        for said in [standing_in.missing(one)]
    )


def test_once_somebody_is_on_the_team_what_is_held_for_them_goes_over_but_not_what_a_person_was_given() -> (
    None
):
    sectors(HEART)
    # Two towns have agreed, and nothing tells which of them looks after the patient.
    store(organisation("other-town", "municipality"), agreement("more", "hospital", "other-town"))
    citizen("poul", HEART)
    anne = someone("anne")
    practice = chosen(team=(Member("Organization/practice", "general-practice"),))
    enrol(patient="poul", programme=HEART, choices=practice, by=anne, at=NOON)
    held = {
        one["id"]
        for one in record().of("Task")
        if (said := standing_in.missing(one)) and "Municipality" in said.en
    }
    kept, *others = sorted(held)
    assert others
    [given] = [one for one in record().of("Task") if one["id"] == kept]
    store({**given, "owner": {"reference": ANNE}})
    [team] = record().of("CareTeam")
    store({**team, "participant": [*team["participant"], {"member": {"reference": "Organization/town"}}]})

    keep_up(patient="poul", by=operator("worker plans"), at=LATER)

    now = {one["id"]: one for one in record().of("Task")}
    assert {now[one]["owner"]["reference"] for one in others} == {"Organization/town"}
    assert now[kept]["owner"]["reference"] == ANNE
    assert not any(standing_in.missing(now[one]) for one in held)
