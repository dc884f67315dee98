"""Whenever the region is looked at, what happened this morning happened in a morning, and nothing lies ahead that was."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest

from sharedcare.region import region
from sharedcare.region.calendar import ZONE, At, Calendar
from sharedcare.region.chart import Chart
from tests.unit.region.looking import found, newest

HOURS = ("00:05", "01:30", "05:00", "07:59", "08:00", "09:15", "14:02", "23:40")


def until(hour: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-22T{hour}").replace(tzinfo=ZONE)


@cache
def cast(hour: str) -> dict[str, Chart]:
    return {chart.citizen.id: chart for chart in region.cast(seed=1, until=until(hour))}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("hour", HOURS)
def test_poul_weighs_himself_in_the_last_morning_that_has_been(hour: str) -> None:
    at = moment(newest(cast(hour)["demo-poul"], "weight")["effectiveDateTime"])

    assert f"{at:%H:%M}" == "07:10"
    assert timedelta() <= until(hour) - at <= timedelta(days=1, hours=1)


@pytest.mark.parametrize("hour", HOURS)
def test_who_writes_of_this_morning_writes_by_day_and_after_it(hour: str) -> None:
    poul = cast(hour)["demo-poul"]
    weighed = moment(newest(poul, "weight")["effectiveDateTime"])
    [written] = [
        moment(one["sent"])
        for one in found(poul, "Communication")
        if "her til morgen" in one["payload"][0]["contentString"]
    ]

    assert weighed < written <= until(hour)
    assert written.date() == weighed.date()
    assert written.hour in range(7, 13)


@pytest.mark.parametrize("hour", HOURS)
def test_nothing_that_has_happened_lies_ahead(hour: str) -> None:
    moments = [each for chart in cast(hour).values() for each in _happened(chart)]

    assert len(moments) > 500
    assert max(moments) <= until(hour)


def _happened(chart: Chart) -> Iterator[datetime]:
    members: dict[str, tuple[str, ...]] = {
        "Observation": ("effectiveDateTime", "issued"),
        "Communication": ("sent", "received"),
        "DetectedIssue": ("identifiedDateTime",),
        "QuestionnaireResponse": ("authored",),
        "Task": ("authoredOn",),
    }
    for kind, names in members.items():
        for one in found(chart, kind):
            yield from (moment(one[name]) for name in names if name in one)
    yield from (moment(message.sent) for message in chart.messages)


@pytest.mark.parametrize("hour", HOURS)
def test_one_thing_is_overdue_for_poul_and_it_is_to_decide_on_the_answer_that_has_come(hour: str) -> None:
    poul = cast(hour)["demo-poul"]
    today = until(hour).date().isoformat()
    tasks: list[dict[str, Any]] = found(poul, "Task")
    overdue = [
        one["description"]
        for one in tasks
        if one["status"] in ("requested", "accepted") and one["restriction"]["period"]["end"] < today
    ]
    [sampled] = [one for one in tasks if one["description"] == "Kreatinin og kalium efter øget dosis"]

    assert overdue == ["Tag stilling til kalium efter øget dosis"]
    assert sampled["status"] == "completed"


def test_before_the_morning_the_day_before_is_still_today() -> None:
    night, day = Calendar(until("01:30")), Calendar(until("08:00"))

    assert (night.date(0), night.now) == ("2026-11-21", At(1, 1, 30))
    assert (day.date(0), day.now) == ("2026-11-22", At(0, 8, 0))
