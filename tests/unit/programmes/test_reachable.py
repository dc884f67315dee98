"""A limit that no value can come to would never tell of anything."""

from datetime import date

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.small import SMALL

_LIMIT = (
    "looks-at: {kind: change, within: 3 days}\n        yellow: {at-least: 1.0}\n        red: {at-least: 2.0}"
)


def _told(bands: str, possible: str = "{at-least: 30, at-most: 80}") -> list[tuple[str, bool]]:
    assert _LIMIT in SMALL
    text = SMALL.replace(_LIMIT, bands).replace("unit: kg", f"unit: kg\n    possible: {possible}")
    return [(each.says, each.is_warning) for each in checked(text.encode(), on=date(2026, 11, 25)).findings]


@pytest.mark.parametrize(
    ("bands", "says"),
    [
        ("yellow: {at-least: 400}", "No value can reach 400, since `possible` ends at 80."),
        ("yellow: {above: 80}", "No value can pass 80, since `possible` ends at 80."),
        ("red: {at-most: 29}", "No value can come down to 29, since `possible` begins at 30."),
        ("red: {below: 30}", "No value can be under 30, since `possible` begins at 30."),
        ("red: {at-least: 90, at-most: 95}", "No value can reach 90, since `possible` ends at 80."),
        ("red: {at-least: 10, at-most: 20}", "No value can come down to 20, since `possible` begins at 30."),
        ("yellow: {below: 20, at-least: 70}", "No value can be under 20, since `possible` begins at 30."),
        (
            "looks-at: {kind: average, over: 7 days}\n        yellow: {at-least: 90}",
            "No value can reach 90, since `possible` ends at 80.",
        ),
    ],
)
def test_a_limit_outside_of_what_is_possible_is_warned_of(bands: str, says: str) -> None:
    assert _told(bands) == [(says, True)]


@pytest.mark.parametrize(
    "bands",
    [
        "yellow: {at-least: 80}",
        "yellow: {at-most: 30}",
        "red: {below: 31, at-least: 79.5}",
        "yellow: {at-least: 70, at-most: 300}",
        "looks-at: {kind: change, within: 3 days}\n        yellow: {at-least: -400, below: -10}",
        "looks-at: {kind: average, over: 7 days, baseline: 30 days}\n        yellow: {at-least: 1.5}",
    ],
)
def test_one_that_a_value_or_a_change_can_come_to_is_not(bands: str) -> None:
    assert not [says for says, _ in _told(bands) if "possible" in says]


def test_what_is_possible_may_leave_out_its_own_end() -> None:
    assert _told("yellow: {at-least: 80}", "{at-least: 30, below: 80}") == [
        ("No value can reach 80, since `possible` ends at 80.", True)
    ]
