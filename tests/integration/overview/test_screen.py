"""The one screen: everything from the record, in a handful of questions, traced, as of any moment, and what is new."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Action
from sharedcare.kernel.ids import key64
from sharedcare.overview.types import Sector
from tests.integration.access.clients import actor, trail
from tests.integration.overview.world import (
    ANNA,
    NOW,
    POTASSIUM,
    WEIGHT,
    by_role,
    concept,
    measure,
    observation,
    order,
    quantity,
    screen,
    world,
)
from tests.integration.records.store import put

pytestmark = pytest.mark.django_db
MORNING, NOON, EVENING = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (7, 12, 18))


@pytest.fixture(autouse=True)
def _anna() -> None:
    world()


def task(name: str, due: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "id": name,
        "status": "requested",
        "intent": "order",
        "description": name,
        "for": ANNA,
        "authoredOn": "2026-11-10T10:00:00+01:00",
        "owner": by_role("bo"),
        "restriction": {"period": {"end": due}},
        **more,
    }


def dose(name: str, text: str, start: str, end: str | None = None) -> None:
    put(
        {
            "resourceType": "MedicationStatement",
            "id": name,
            "status": "active" if end is None else "completed",
            "medicationCodeableConcept": concept("http://www.whocc.no/atc", "C03DA01", "Spironolakton"),
            "subject": ANNA,
            "effectivePeriod": {"start": start, **({} if end is None else {"end": end})},
            "dosage": [{"text": text}],
        }
    )


def test_who_is_responsible_and_who_is_to_take_over() -> None:
    put(
        {
            "resourceType": "EpisodeOfCare",
            "id": "hf",
            "status": "active",
            "patient": ANNA,
            "type": [concept("urn:sharedcare:programme", "heart-failure", "Hjertesvigt")],
            "period": {"start": "2026-09-20"},
            "careManager": by_role("nora"),
        }
    )
    put(task("take-over", "2026-12-12", code=concept("urn:sharedcare:task", "handover")))

    banner = screen().banner

    assert banner.responsible is not None
    assert (banner.responsible.name, banner.responsible.sector) == ("Nora", Sector.HOSPITAL)
    [handover] = banner.handovers
    assert (handover.to.name, handover.to.sector, handover.text.words) == (
        "Bo",
        Sector.GENERAL_PRACTICE,
        "take-over",
    )
    assert (handover.due, handover.is_wished) == (date(2026, 12, 12), True), "a yes moves it at once"
    assert screen().tasks == ()


def test_a_hand_over_that_moves_on_a_day_is_told_apart_from_one_for_which_a_day_is_wished() -> None:
    on_a_day = {"restriction": {"period": {"start": "2026-12-01", "end": "2026-12-12"}}}
    put(task("take-over", "", code=concept("urn:sharedcare:task", "handover"), **on_a_day))

    [handover] = screen().banner.handovers

    assert (handover.due, handover.is_wished) == (date(2026, 12, 1), False)


def test_the_patient_is_described_with_age_and_number() -> None:
    banner = screen().banner

    assert (banner.name, banner.age, banner.gender, banner.cpr) == ("Anna Prøve", 81, "female", "0101459996")


def test_tasks_come_by_their_dates_and_the_overdue_first() -> None:
    put(task("later", "2026-12-01"))
    put(task("late", "2026-11-20"))
    put(task("today", "2026-11-22"))
    put(task("done", "2026-11-20", status="completed"))

    assert [(one.text.words, one.is_overdue) for one in screen().tasks] == [
        ("late", True),
        ("today", False),
        ("later", False),
    ]


def test_a_changed_dose_is_one_medicine_that_went_up() -> None:
    dose("before", "25 mg", "2026-09-01", "2026-11-05")
    dose("after", "50 mg", "2026-11-05")

    [medicine] = screen().medicines

    assert medicine.dose.words == "50 mg"
    assert medicine.change is not None
    assert (medicine.change.kind, *map(str, (medicine.change.before, medicine.change.after))) == (
        "up",
        "25 mg",
        "50 mg",
    )


def test_problems_that_two_sectors_know_of_are_one() -> None:
    for name in ("a", "b"):
        put(
            {
                "resourceType": "Condition",
                "id": name,
                "subject": ANNA,
                "code": concept("urn:oid:1.2.208.176.2.4", "DI501", "Hjertesvigt"),
            }
        )

    assert [(one.name.words, one.code) for one in screen().problems] == [("Hjertesvigt", "I50.1")]


def test_the_screen_can_be_drawn_as_of_an_earlier_moment() -> None:
    put(observation("k", POTASSIUM, "2026-11-20", quantity(4.4, "mmol/L")), at=MORNING)
    put(observation("k", POTASSIUM, "2026-11-20", quantity(5.4, "mmol/L"), status="corrected"), at=EVENING)
    put(observation("w", WEIGHT, "2026-11-20", quantity(80, "kg")), at=EVENING)

    then, now = screen(as_of=NOON), screen()

    assert (measure("potassium", then).newest.value, measure("potassium", then).newest.status) == (
        4.4,
        "final",
    )
    assert [one.value for one in measure("potassium", then).points] == [4.4]
    assert [one.key for one in then.measures] == ["potassium"]
    assert (then.as_of, then.at) == (NOON, NOON)
    assert (measure("potassium", now).newest.value, measure("potassium", now).newest.status) == (
        5.4,
        "corrected",
    )


def test_at_an_earlier_moment_the_newest_comes_first_as_it_does_now() -> None:
    for name, start, responsible in (
        ("hf", "2026-09-20", "nora"),
        ("dm", "2021-08-01", "bo"),
        ("ld", "2019-01-01", "kim"),
    ):
        put(
            {
                "resourceType": "EpisodeOfCare",
                "id": name,
                "status": "active",
                "patient": ANNA,
                "type": [concept("urn:sharedcare:programme", name, name)],
                "period": {"start": start},
                "careManager": by_role(responsible),
            },
            at=MORNING,
        )

    then, now = screen(as_of=NOON), screen()

    assert then.programmes == now.programmes
    assert [one.name.words for one in now.programmes] == ["hf", "dm", "ld"]
    assert then.banner.responsible == now.banner.responsible
    assert now.banner.responsible is not None
    assert now.banner.responsible.name == "Nora"


def test_what_came_since_the_reader_looked_last_is_new_with_who_and_what() -> None:
    put(
        observation("k", POTASSIUM, "2026-11-20", quantity(4.4, "mmol/L"), performer=[by_role("kim")]),
        at=MORNING,
    )
    put(observation("w", WEIGHT, "2026-11-20", quantity(80, "kg"), performer=[ANNA]), at=EVENING)
    put(task("call", "2026-11-24"), at=EVENING)
    # What a laboratory was asked for is told beside what it found.
    put(order("asked"), at=EVENING)

    found = screen(since=NOON)

    assert {(one.kind, one.tile, one.by and one.by.sector.value) for one in found.news.changes} == {
        ("Observation", "measures", "P"),
        ("Task", "tasks", None),
    }
    assert measure("weight", found).is_new
    assert not measure("potassium", found).is_new
    assert found.tasks[0].is_new


def test_for_who_looks_for_the_first_time_nothing_is_marked_as_new() -> None:
    put(observation("w", WEIGHT, "2026-11-20", quantity(80, "kg")))

    found = screen(since=None)

    assert (found.news.since, found.news.changes) == (None, ())
    assert not measure("weight", found).is_new


def test_it_takes_as_many_questions_for_much_as_for_little() -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            screen(since=NOON)
        return len(asked)

    before = questions()
    for number in range(30):
        on = (NOW - timedelta(days=number)).isoformat()
        put(observation(f"w{number}", WEIGHT, on, quantity(80, "kg"), performer=[by_role("kim")]))
        put(task(f"t{number}", "2026-12-01"))

    assert questions() == before


def test_a_look_at_the_screen_is_traced_once_with_the_patient() -> None:
    put(observation("w", WEIGHT, "2026-11-20", quantity(80, "kg")))
    by, before = actor("system/*.rs"), len(trail())

    screen(by=by)

    [entry] = trail()[before:]
    anna = key64("Patient/anna")
    assert (entry["action"], entry["key"], entry["patients"]) == (Action.READ_OVERVIEW, anna, [anna])


def test_what_the_reader_may_not_read_is_not_on_the_screen() -> None:
    put(observation("w", WEIGHT, "2026-11-20", quantity(80, "kg")))
    put(task("secret", "2026-12-01"))

    found = screen(by=actor("system/Patient.r system/Observation.r"), since=NOON - timedelta(days=3))

    assert [one.key for one in found.measures] == ["weight"]
    assert found.tasks == ()
    assert {one.kind for one in found.news.changes} <= {"Patient", "Observation"}


def test_who_may_not_read_the_patient_sees_nothing_and_is_traced() -> None:
    before = len(trail())

    with pytest.raises(NotPermitted):
        screen(by=actor("system/Observation.rs"))

    assert [entry["ground"] for entry in trail()[before:]] == [None]
