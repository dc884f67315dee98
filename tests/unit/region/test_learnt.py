"""The record has a past: what it said at an earlier moment is what was known then."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import orjson

from sharedcare.records.validation import problems
from sharedcare.region.chart import Chart
from sharedcare.region.entries import programmes
from sharedcare.region.learnt import beginning, learnt
from tests.unit.region.looking import UNTIL, cast

POUL = cast()["demo-poul"]
HISTORY = list(learnt(POUL, until=UNTIL, exactly=True))


def as_of(moment: datetime) -> dict[str, dict[str, Any]]:
    """The newest version of everything that was known at a moment."""
    return {one["id"]: one for at, several in HISTORY if at <= moment for one in several}


def days_ago(days: int) -> datetime:
    return UNTIL - timedelta(days=days)


def test_time_goes_forward_and_never_beyond_now() -> None:
    moments = [at for at, _ in HISTORY]

    assert moments == sorted(moments)
    assert beginning(POUL) <= moments[0]
    assert moments[-1] <= UNTIL


def test_in_the_end_everything_is_as_the_chart_holds_it() -> None:
    told = {(one["resourceType"], one["id"]): one for _, several in HISTORY for one in several}

    assert told == {(one["resourceType"], one["id"]): one for one in POUL.resources}


def test_nothing_is_told_twice_in_one_breath_and_all_of_it_is_valid() -> None:
    for _, several in HISTORY:
        assert len({(one["resourceType"], one["id"]) for one in several}) == len(several)
        assert [
            problems(orjson.loads(orjson.dumps(one)))
            for one in several
            if problems(orjson.loads(orjson.dumps(one)))
        ] == []


def test_a_medicine_was_active_before_its_dose_was_changed() -> None:
    before, now = as_of(days_ago(20)), as_of(UNTIL)
    spironolactone = [
        one["id"]
        for one in now.values()
        if one.get("medicationCodeableConcept", {}).get("text") == "Spironolakton"
    ]

    assert [before[one]["status"] for one in spironolactone if one in before] == ["active"]
    assert [now[one]["status"] for one in spironolactone] == ["completed", "active"]


def test_his_admission_was_under_way_while_he_lay_there() -> None:
    then = [one for one in as_of(days_ago(70)).values() if one.get("class", {}).get("code") == "IMP"]

    assert [(one["status"], "end" in one["period"]) for one in then] == [("in-progress", False)]


def test_a_goal_was_another_before_it_was_changed() -> None:
    assert as_of(days_ago(55))["demo-poul-goal-1"]["description"]["text"] == "Vægt 80,0 ± 1,5 kg"
    assert as_of(UNTIL)["demo-poul-goal-1"]["description"]["text"] == "Vægt 79,2 ± 1,5 kg"


def test_a_programme_moved_on_and_what_it_counts_from_came_one_by_one() -> None:
    chart = Chart(POUL.citizen, POUL.calendar, Random(1))
    episode = programmes.episode(
        chart, programmes.ISCHAEMIC, (-40, -30), active=1, manager="PractitionerRole/x", organisation="y", problem="Condition/z"
    )  # fmt: skip
    programmes.happened(chart, episode, "discharge", -50)
    programmes.happened(chart, episode, "visitation", -20)
    told = [(at, one) for at, [one] in learnt(chart, until=UNTIL, exactly=True)]

    def parts(one: dict[str, Any], name: str) -> list[dict[str, Any]]:
        found = [each for each in one["extension"] if each["url"] == f"urn:sharedcare:{name}"]
        return [{part["url"]: part for part in each["extension"]} for each in found]

    assert [
        (
            (UNTIL.date() - at.date()).days,
            [each["status"]["valueCode"] for each in parts(one, "phase")],
            [each["key"]["valueCode"] for each in parts(one, "anchor")],
        )
        for at, one in told
    ] == [
        (40, ["active", "planned", "planned"], ["discharge"]),
        (30, ["done", "active", "planned"], ["discharge"]),
        (20, ["done", "active", "planned"], ["discharge", "visitation"]),
    ]
    assert told[-1][1] == chart.resources[0]


def test_a_message_was_unread_before_it_was_read() -> None:
    [unread] = [
        one
        for one in as_of(days_ago(34)).values()
        if one.get("topic", {}).get("text") == "Jeg rejser til Jylland"
    ]

    assert "received" not in as_of(days_ago(35) + timedelta(hours=6))[unread["id"]]
