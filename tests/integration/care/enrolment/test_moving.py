"""Patients stay on the version that they follow until somebody moves them, and the preview says what that does."""

from datetime import timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.errors import CannotMove, NotLet, NotYours, ReasonMissing
from sharedcare.care.enrolment.moving import move, newer, preview, to_be_moved
from sharedcare.care.publishing.actions import publish
from sharedcare.programmes.combining.standing import MakeTask, TakeAway
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    HEART,
    SHIPPED,
    asked_for,
    poul_enrolled,
    record,
    someone,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
WHY = "Ny version af programmet"


def a_newer_version(**more: str) -> None:
    """One task is called otherwise, which is another task, and a limit is stricter."""
    text = (SHIPPED / f"{HEART}.yaml").read_text()
    for old, new in {
        "version: 1.0.0": "version: 1.1.0",
        "hf.educate": "hf.teach",
        "yellow: {at-least: 1.0}": "yellow: {at-least: 0.8}",
        **more,
    }.items():
        assert old in text
        text = text.replace(old, new)
    publish(raw=text.encode(), by=operator("test"), at=NOON)


def tasks() -> set[str]:
    return {one["identifier"][0]["value"] for one in record().of("Task") if one["status"] != "cancelled"}


def test_who_is_enrolled_stays_on_the_version_until_moved_and_the_preview_says_what_the_move_then_does() -> (
    None
):
    anne = poul_enrolled()
    before = asked_for()
    a_newer_version()
    [one] = queries.enrolments(record())
    assert (one.followed, newer(one)) == ("1.0.0", "1.1.0")
    assert asked_for() == before

    said = preview(patient="poul", programme=HEART, to="1.1.0", by=anne, at=LATER)
    assert (said.before, said.after) == ("1.0.0", "1.1.0")
    assert asked_for() == before
    assert [each.wanted.key for each in said.changes if isinstance(each, MakeTask)] == ["hf.teach"]
    [gone] = [each for each in said.changes if isinstance(each, TakeAway)]
    assert str(said.trees[f"Task/{gone.id}"]["identifier"]).count("hf.educate")
    assert any("0.8" in each.said.en for each in said.differs)

    done = move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=anne, at=LATER)
    assert (done.changes, done.differs) == (said.changes, said.differs)
    [one] = queries.enrolments(record())
    assert (one.followed, one.phase, newer(one)) == ("1.1.0", "titration", "")
    assert "hf.teach" in tasks()
    assert "hf.educate" not in tasks()
    [moved] = [each for each in one.tree["extension"] if each["url"] == "urn:sharedcare:moved"]
    told = {each["url"]: each for each in moved["extension"]}
    assert told["why"]["valueString"] == WHY
    assert told["by"]["valueReference"]["reference"] == "PractitionerRole/anne-role"
    with pytest.raises(CannotMove, match="already"):
        move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=anne, at=LATER)


def test_the_preview_counts_from_moments_that_come_only_by_the_newer_version() -> None:
    anne = poul_enrolled()
    by_level = "comes-with: [{kind: hold, conditions: [{kind: stratum, level: h1}]}]"
    a_newer_version(
        **{"comes-with: [{kind: hold, conditions: [{kind: goal-reached, goal: target-doses}]}]": by_level}
    )
    before = tasks()
    said = preview(patient="poul", programme=HEART, to="1.1.0", by=anne, at=LATER)
    move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=anne, at=LATER)
    new = {each.wanted.key for each in said.changes if isinstance(each, MakeTask)}
    assert new > {"hf.teach"}
    assert new == {one.partition("/")[0] for one in tasks() - before}


def test_only_whom_the_programme_lets_change_the_plan_moves_a_patient_and_only_with_a_reason() -> None:
    anne = poul_enrolled()
    a_newer_version()
    store(role("sofie-role", "practice", "nurse"))
    with pytest.raises(NotLet, match="Heart failure nurse"):
        move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=someone("sofie"), at=LATER)
    with pytest.raises(ReasonMissing):
        move(patient="poul", programme=HEART, to="1.1.0", why=" ", by=anne, at=LATER)
    with pytest.raises(NotYours):
        to_be_moved(programme=HEART, to="1.1.0", by=anne)


def test_the_operator_moves_everybody_and_a_phase_that_is_no_more_keeps_one_back() -> None:
    poul_enrolled()
    by = operator("test")
    a_newer_version()
    assert to_be_moved(programme=HEART, to="1.1.0", by=by) == ["poul"]
    assert to_be_moved(programme=HEART, to="1.0.0", by=by) == []
    move(patient="poul", programme=HEART, to="1.1.0", why=WHY, by=by, at=LATER)
    assert to_be_moved(programme=HEART, to="1.1.0", by=by) == []
    assert "hf.teach" in tasks()


def test_the_preview_warns_of_tasks_that_the_move_would_make_overdue_or_due_within_a_week() -> None:
    anne = poul_enrolled()
    a_newer_version()
    [new] = preview(patient="poul", programme=HEART, to="1.1.0", by=anne, at=LATER).new
    last = new.wanted.closes  # type: ignore[union-attr]

    def pressing(days: int) -> tuple[list[str], list[str]]:
        at = LATER.replace(year=last.year, month=last.month, day=last.day) + timedelta(days=days)
        told = preview(patient="poul", programme=HEART, to="1.1.0", by=anne, at=at)
        return [one.key for one in told.overdue], [one.key for one in told.soon]

    assert pressing(1) == (["hf.teach"], [])
    assert pressing(0) == ([], ["hf.teach"])
    assert pressing(-7) == ([], ["hf.teach"])
    assert pressing(-8) == ([], [])
