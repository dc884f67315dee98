"""What an entry means to people; and when many patients in a short time are many."""

from datetime import UTC, datetime, timedelta

import pytest

from sharedcare.access.audit.rules import bursts, manner, part
from sharedcare.access.audit.types import Burst, Manner, Opening, Part
from sharedcare.access.errands import SHOWN
from sharedcare.access.types import Action

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


def openings(account: int, *minutes_and_patients: tuple[int, int]) -> list[Opening]:
    return [Opening(account, at(minute), patient) for minute, patient in minutes_and_patients]


@pytest.mark.parametrize(
    ("action", "refused", "meant"),
    [
        (Action.READ_OVERVIEW, False, Manner.LOOKED),
        (Action.READ_HISTORY, False, Manner.LOOKED),
        (Action.SEARCH, False, Manner.FOUND),
        (Action.UPDATE, False, Manner.CHANGED),
        (Action.CHANGE_SEVERAL, False, Manner.CHANGED),
        (Action.READ_OVERVIEW, True, Manner.REFUSED),
        (Action.UPDATE, True, Manner.REFUSED),
    ],
)
def test_what_was_done(action: Action, refused: bool, meant: Manner) -> None:
    assert manner(action, refused=refused) is meant


@pytest.mark.parametrize(
    ("action", "type", "meant"),
    [
        (Action.READ_OVERVIEW, "Patient", Part.ALL),
        (Action.READ, "Patient", Part.ABOUT),
        (Action.SEARCH, "Observation", Part.MEASUREMENTS),
        (Action.CREATE, "Task", Part.PLAN),
        (Action.CHANGE_SEVERAL, None, Part.ALL),
        (Action.READ_TRAIL, "AuditEvent", Part.TRAIL),
        (Action.READ, "Basic", Part.OTHER),
    ],
)
def test_at_what_part_of_the_record(action: Action, type: str | None, meant: Part) -> None:
    assert part(action, type) is meant


def test_everything_that_the_one_screen_shows_has_a_word_for_patients() -> None:
    assert not [name for name in SHOWN if part(Action.READ, name) is Part.OTHER and name != "Consent"]


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        ((0, 30, 60), [(0, 60, 3)]),
        ((0, 30, 61), []),
        ((0, 1), []),
        ((0, 1, 2, 3), [(0, 3, 4)]),
        ((0, 1, 2, 100, 101, 102), [(0, 2, 3), (100, 102, 3)]),
        ((0, 10, 20, 75), [(0, 20, 3)]),
        ((0, 40, 50, 90), [(0, 90, 3)]),
    ],
)
def test_three_different_patients_within_an_hour_are_many(
    minutes: tuple[int, ...], found: list[tuple[int, int, int]]
) -> None:
    some = openings(1, *((minute, number) for number, minute in enumerate(minutes)))

    told = [Burst(1, at(since), at(until), most) for since, until, most in found]
    assert list(bursts(some, within=HOUR, patients=3)) == told


def test_the_same_patient_again_and_again_is_not_many() -> None:
    assert list(bursts(openings(1, (0, 7), (1, 7), (2, 8), (3, 7)), within=HOUR, patients=3)) == []


def test_nobody_is_blamed_for_what_another_opened() -> None:
    some = [*openings(1, (0, 1), (1, 2)), *openings(2, (2, 3), (3, 4))]

    assert list(bursts(some, within=HOUR, patients=3)) == []
