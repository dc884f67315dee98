"""What is to be taught in the phase under way: who follows it up, and whether the plan tells that it was held."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sharedcare.care.plan.teaching import Lesson, lessons
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.programmes.types import Programme
from tests.unit.programmes.judging.patients import shipped


@dataclass(frozen=True)
class Following:
    programme: Programme
    phase: str


HEART = Following(shipped("heart-failure"), "titration")
STORED = datetime(2026, 11, 2, tzinfo=UTC)
CARRIES = next(one for one in HEART.programme.tasks if len(one.education) > 3)


def a_task(status: str, *, due: str = "2026-12-01", key: str = CARRIES.key) -> Thing:
    source = {
        "url": "urn:sharedcare:source",
        "valueCanonical": f"urn:sharedcare:activity:heart-failure:{key}|1.0.0",
    }
    fields = {"status": status, "due": due}
    tree = {"status": status, "extension": [source], "meta": {"lastUpdated": STORED.isoformat()}}
    return Thing(Kind.TASK, f"Task/{status}", 1, STORED, fields, tree)


def by_key(*things: Thing) -> dict[str, Lesson]:
    return {one.what.key: one for one in lessons([HEART], things)}


def test_it_is_that_of_the_phase_under_way_with_who_follows_it_up() -> None:
    found = by_key()

    assert set(found) == {one.key for one in HEART.programme.education if one.phase == "titration"}
    nurse = next(one.title for one in HEART.programme.roles if one.key == "hf-nurse")
    assert all(one.followed_up_by == (nurse,) for one in found.values())


def test_what_a_done_task_carried_was_held_and_stands_after_what_is_still_to_be() -> None:
    found = by_key(a_task("requested"), a_task("completed", due="2026-11-01"))

    held = [key for key, one in found.items() if one.is_held]
    assert set(held) == {key for key in CARRIES.education if key in found}
    assert list(found)[-len(held) :] == held
    assert {one.held for one in found.values()} == {STORED, None}


def test_a_task_that_waits_is_told_of_and_one_that_was_taken_out_is_not() -> None:
    waits, gone = by_key(a_task("requested")), by_key(a_task("cancelled"))
    taught = next(key for key in CARRIES.education if key in waits)

    assert (waits[taught].task, waits[taught].is_held) == (a_task("requested"), False)
    assert gone[taught].task is None


def test_who_is_in_no_phase_is_taught_nothing_now() -> None:
    assert lessons([Following(HEART.programme, "")], ()) == ()
