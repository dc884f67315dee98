"""What follows from a step is worked out for the programmes that it is about, and comes to what all of them would be anew."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.care.elements import our_codes, sources_of
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment import settled as settling
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.progress.showing import Follows
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import (
    HEART,
    SUGAR,
    VESSELS,
    chosen,
    citizen,
    record,
    sectors,
    someone,
    value,
)

pytestmark = pytest.mark.django_db
Tree = dict[str, Any]
Days = Mapping[str, int]
THREE = (HEART, SUGAR, VESSELS)


@pytest.fixture
def poul() -> Known:
    """He is in three programmes, some of whose tasks are asked for by several."""
    sectors(*THREE)
    citizen("poul", *THREE)
    store(value("poul", "29463-7", 96, "kg"), value("poul", "8480-6", 150, "mm[Hg]"))
    anne = someone("anne")
    enrol(patient="poul", programme=HEART, choices=chosen(anchors={}), by=anne, at=NOON)
    for one in (SUGAR, VESSELS):
        enrol(
            patient="poul", programme=one, choices=chosen(anchors={}, levels={}, judged={}), by=anne, at=NOON
        )
    found = record()
    assert any(len({each.programme for each in sources_of(one)}) > 1 for one in found.of("Task"))
    return found


def programmes(tree: Tree) -> set[str]:
    """Those that it is of."""
    types = tree.get("type", ()) if tree["resourceType"] == "EpisodeOfCare" else ()
    return {*our_codes(types, "programme"), *(each.programme for each in sources_of(tree))}


def otherwise(tree: Tree) -> Tree:
    """A task that is done, a goal that is reached, an enrolment with a moment that has come."""
    match tree["resourceType"]:
        case "Task":
            return {**tree, "status": "completed"}
        case "Goal":
            code = {"system": "http://terminology.hl7.org/CodeSystem/goal-achievement", "code": "achieved"}
            return {**tree, "achievementStatus": {"coding": [code]}}
    parts = [{"url": "key", "valueString": "admission"}, {"url": "at", "valueInstant": NOON.isoformat()}]
    return {**tree, "extension": [*tree["extension"], {"url": "urn:sharedcare:anchor", "extension": parts}]}


def test_of_each_thing_that_steps_change_just_the_programmes_are_worked_out_anew_that_it_is_of(
    poul: Known,
) -> None:
    before = queries.follows(poul, at=NOON)
    things = [one for one in poul.trees if one["resourceType"] in ("Task", "Goal", "EpisodeOfCare")]
    for one in things:
        changed = otherwise(one)
        found = poul.with_changed([changed])

        anew = settling.followed_anew(before, found, [changed], at=NOON)

        assert anew == queries.follows(found, at=NOON)
        assert {key for key in anew if anew[key] != before[key]} == programmes(one)
        assert {key for key in anew if anew[key] is not before[key]} == programmes(one)
    assert {len(programmes(one)) for one in things} == {1, 2, 3}


def became(found: Known, *, done: Days, noted: Days, taken: Mapping[tuple[str, str, int], float]) -> Known:
    """The record once these tasks (ids) were done, notes were written about others, and values (code, unit, day) were taken, so many days
    after the enrolment."""
    tasks = [
        {**one, "status": "completed", "executionPeriod": {"end": after(done[one["id"]])}}
        for one in found.of("Task")
        if one["id"] in done
    ]
    notes = [
        {
            "resourceType": "Communication",
            "id": f"about-{name}",
            "status": "completed",
            "category": [{"coding": [{"system": "urn:sharedcare:communication", "code": "note"}]}],
            "about": [{"reference": f"Task/{name}"}],
            "sent": after(day),
        }
        for name, day in noted.items()
    ]
    values = [
        {**value("poul", code, number, unit), "id": f"{code}-{day}", "effectiveDateTime": after(day)}
        for (code, unit, day), number in taken.items()
    ]
    changed = found.with_changed(tasks)
    return Known((*changed.trees, *notes, *values), changed.versions)


def after(days: int) -> str:
    return (NOON + timedelta(days=days)).isoformat()


def test_step_by_step_it_comes_to_what_all_of_them_would_be_anew(
    poul: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[tuple[str, set[str]]] = []
    followed_anew = settling.followed_anew

    def checked(
        follows: Mapping[str, Follows], found: Known, changed: list[Tree], *, at: datetime
    ) -> dict[str, Follows]:
        anew = followed_anew(follows, found, changed, at=at)
        assert anew == queries.follows(found, at=at)
        changes.extend((one["resourceType"], programmes(one)) for one in changed)
        return anew

    monkeypatch.setattr(settling, "followed_anew", checked)
    days = st.integers(0, 200)
    names = st.sampled_from(sorted(one["id"] for one in poul.of("Task")))
    codes = st.sampled_from(
        [("29463-7", "kg"), ("8480-6", "mm[Hg]"), ("8462-4", "mm[Hg]"), ("18262-6", "mmol/L")]
    )

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(
        done=st.dictionaries(names, days, max_size=6),
        noted=st.dictionaries(names, days, max_size=6),
        taken=st.dictionaries(st.tuples(codes, days), st.floats(1, 200), max_size=6),
        at=days,
    )
    def whatever_was_done_and_measured(
        done: dict[str, int], noted: dict[str, int], taken: dict[tuple[tuple[str, str], int], float], at: int
    ) -> None:
        values = {(*code, day): number for (code, day), number in taken.items()}
        found = became(poul, done=done, noted=noted, taken=values)
        settling.settled(found, NOON + timedelta(days=at))

    every = dict.fromkeys((one["id"] for one in poul.of("Task")), 1)
    pressure = {("8480-6", "mm[Hg]", 100): 120.0, ("8462-4", "mm[Hg]", 100): 75.0}
    for done, noted in ((every, {}), ({}, every)):
        so = became(poul, done=done, noted=noted, taken=pressure)
        settling.settled(so, NOON + timedelta(days=150))
    assert {kind for kind, _ in changes} == {"Task", "Goal", "EpisodeOfCare"}
    assert {key for _, of in changes for key in of} == set(THREE)
    whatever_was_done_and_measured()
