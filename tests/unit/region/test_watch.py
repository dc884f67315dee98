"""What presses recommends what the programme does where a limit is broken that is for the patient; else nothing."""

from random import Random
from typing import Any

import pytest

from sharedcare.programmes.shipping import as_shipped
from sharedcare.region import analytes, measures
from sharedcare.region.calendar import Calendar
from sharedcare.region.cast.life import Build, begin
from sharedcare.region.cast.people import CAST
from sharedcare.region.chart import Chart
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import OXYGEN
from sharedcare.region.life import Life
from sharedcare.region.living import Lived
from sharedcare.region.watch import watch
from tests.unit.region.looking import UNTIL, advice, found


def living(programme: str) -> Life:
    """Somebody in a programme to whom nothing has happened yet."""
    life = begin(Chart(CAST[0], Calendar(UNTIL), Random(1)), Build(80), programme)
    life.conditions[programme] = "Condition/known"
    return life


def watched(life: Life, key: str, value: float) -> dict[str, Any] | None:
    """What is found of one value of yesterday."""
    watch(life, Lived({key: [(-1, value, "Observation/one")]}))
    return next(iter(found(life.chart, "DetectedIssue")), None)


def limit(programme: str, measurement: str, key: str) -> tuple[str, str]:
    """What the file recommends of this limit."""
    [of] = [one for one in as_shipped(programme).measurements if one.key == measurement]
    [action] = [one.action.clinician for one in of.limits if one.key == key]
    return action.da, action.en


@pytest.mark.parametrize(
    ("value", "is_broken"), [(3.1, False), (5.1, False), (5.5, False), (5.6, True), (6.1, True)]
)
def test_of_potassium_it_recommends_what_the_file_does_from_where_the_limit_is_broken(
    value: float, is_broken: bool
) -> None:
    issue = watched(living("heart-failure"), analytes.POTASSIUM.npu, value)

    assert issue is not None
    assert advice(issue) == (limit("heart-failure", "potassium", "potassium-high") if is_broken else None)


@pytest.mark.parametrize(
    ("value", "severity", "key"),
    [
        (91, "high", "saturation-below-usual"),
        (92, "moderate", "saturation-below-usual"),
        (93, None, None),
    ],
)
def test_a_saturation_is_held_against_what_is_usual(
    value: float, severity: str | None, key: str | None
) -> None:
    life = living("copd")
    life.body[measures.SATURATION.key].level = 95

    issue = watched(life, measures.SATURATION.key, value)

    assert (issue and issue["severity"]) == severity
    assert (issue and advice(issue)) == (key and limit("copd", "saturation", key))


@pytest.mark.parametrize(
    ("value", "severity", "key"),
    [
        (84, "high", "saturation-with-oxygen"),
        (85, "moderate", "saturation-with-oxygen"),
        (87, "moderate", "saturation-with-oxygen"),
        (88, "moderate", None),
    ],
)
def test_of_who_has_oxygen_at_home_the_limit_is_that_of_those_who_do(
    value: float, severity: str, key: str | None
) -> None:
    life = living("copd")
    give(life, OXYGEN, (-290, 0, life.hands.lung_doctor))
    life.body[measures.SATURATION.key].level = 92

    issue = watched(life, measures.SATURATION.key, value)

    assert issue is not None
    assert issue["severity"] == severity
    assert advice(issue) == (key and limit("copd", "saturation", key))


def test_oxygen_that_was_ended_makes_nobody_one_of_them() -> None:
    life = living("copd")
    give(life, OXYGEN, (-290, 0, life.hands.lung_doctor), ended=-100)
    life.body[measures.SATURATION.key].level = 92

    issue = watched(life, measures.SATURATION.key, 87)

    assert issue is not None
    assert advice(issue) == limit("copd", "saturation", "saturation-below-usual")
