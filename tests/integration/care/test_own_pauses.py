"""By pauses of their own nobody is silent for longer than four weeks, however they are laid."""

from datetime import datetime, timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.findings.errors import BadPause
from sharedcare.care.findings.pausing import actions as pausing
from sharedcare.care.findings.pausing.rules import Before, is_too_long
from sharedcare.care.findings.pausing.types import Planned, Reason
from sharedcare.programmes.times import Duration, Unit
from tests.integration.care.patients import (
    ANNA,
    NOW,
    enrolled,
    found,
    measured,
    publish,
    store,
    the_patient,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MONTH = 28 * DAY


@pytest.fixture(autouse=True)
def _anna() -> None:
    publish("heart-failure")
    told = [{"url": "key", "valueCode": "tele-start"}, {"url": "at", "valueDateTime": NOW.isoformat()}]
    level = [{"url": "stratification", "valueCode": "home-monitoring"}, {"url": "level", "valueCode": "h3"}]
    anchor = {"url": "urn:sharedcare:anchor", "extension": told}
    store(
        {"resourceType": "Patient", "id": "anna"},
        enrolled(extension=[anchor, {"url": "urn:sharedcare:level", "extension": level}]),
    )


def pauses(days: float, lasts: timedelta = MONTH) -> str:
    """Anna says then that she is away from now on; the Task."""
    at = NOW + days * DAY
    return pausing.pause(
        patient="anna", planned=Planned(Reason.HOLIDAY, at, at + lasts), by=the_patient(), at=at
    )


def measures(days: float) -> None:
    store(measured(f"on-day-{days:g}", 84.0, -days, performer=[ANNA]), at=NOW + days * DAY)


def test_a_pause_that_is_over_is_one_with_the_next_until_something_was_measured() -> None:
    pauses(0)
    with pytest.raises(BadPause, match="measured nothing since"):
        pauses(28.1)
    measures(28.2)
    pauses(28.3)


def test_a_pause_that_was_ended_counts_for_as_long_as_it_was() -> None:
    first = pauses(0)
    pausing.end(patient="anna", task=first, by=the_patient(), at=NOW + 20 * DAY)
    with pytest.raises(BadPause):
        pauses(20, 9 * DAY)
    pauses(20, 8 * DAY)


def test_a_day_between_pauses_makes_nobody_silent_for_months_and_after_a_break_somebody_was_told() -> None:
    measures(0)
    pauses(0.1)
    for days in (29.1, 35):
        with pytest.raises(BadPause):
            pauses(days)
    rejudge(patient="anna", by=operator("test"), at=NOW + 35.5 * DAY)
    assert "high" in {one.severity for one in found() if one.is_missing}
    pauses(36.2)


def test_a_value_that_somebody_else_took_tells_nobody_how_it_is_at_home() -> None:
    pauses(0)
    store(measured("at-the-clinic", 84.0, -28.05), at=NOW + 28.05 * DAY)
    with pytest.raises(BadPause):
        pauses(28.1)


def test_one_between_two_others_is_too_long_when_it_makes_one_of_them() -> None:
    def span(first: float, last: float) -> tuple[datetime, datetime]:
        return NOW + first * DAY, NOW + last * DAY

    before = Before([span(0, 10), span(20, 29)], [], [Duration(7, Unit.DAY)])

    assert is_too_long(NOW + 11 * DAY, NOW + 19 * DAY, before)
    assert not is_too_long(NOW + 40 * DAY, NOW + 60 * DAY, before)
