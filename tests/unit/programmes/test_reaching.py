"""A goal is reached by what is known, and stays as it was where that does not say."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sharedcare.programmes.bounds import Bound
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.reaching import reached
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types.goals import (
    Dosed,
    FreeOf,
    InOwnWords,
    NearReference,
    Prescribed,
    ScoreIn,
    Target,
    TasksDone,
    ValueChanged,
    ValueIn,
)
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.combining.following import shipped
from tests.unit.programmes.small import small

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))
LONG_AGO = NOW - timedelta(days=400)
HEART = shipped()["heart-failure"]


def measured(*values: float) -> tuple[Reading, ...]:
    """The newest first, a day apart."""
    return tuple(Reading(value, NOW - timedelta(days=number)) for number, value in enumerate(values))


def weighing(*values: float, **more: object) -> Facts:
    return Facts(at=NOW, readings={"weight": measured(*values)}, **more)  # type: ignore[arg-type]


LIGHT = ValueIn(measurement="weight", value=Band(at_most=80.0))
LESS = ValueChanged(measurement="weight", change=Band(at_most=-5.0), since="enrolment", in_="percent")
NEAR = NearReference(reference="usual", distance=1.5)


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        pytest.param((79, 80, 78), Holds.YES, id="the last three agree"),
        pytest.param((81, 79, 78), Holds.UNKNOWN, id="one bad morning"),
        pytest.param((81, 82, 83, 70), Holds.NO, id="none of the last three"),
        pytest.param((), Holds.UNKNOWN, id="never measured"),
    ],
)
def test_what_is_measured_at_home_is_reached_once_the_last_three_agree(
    values: tuple[float, ...], holds: Holds
) -> None:
    assert reached(LIGHT, weighing(*values), small(), since=LONG_AGO) is holds


def test_the_band_that_was_agreed_with_the_patient_goes_before_that_of_the_file() -> None:
    assert reached(LIGHT, weighing(83), small(), since=LONG_AGO, agreed=Band(at_most=85.0)) is Holds.YES


def test_of_what_is_ordered_now_and_then_the_newest_value_counts() -> None:
    facts = Facts(at=NOW, readings={"lvef": measured(45, 30)})
    better = ValueIn(measurement="lvef", value=Band(above=40.0))
    assert reached(better, facts, HEART, since=LONG_AGO) is Holds.YES


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        pytest.param((90, 95, 100), Holds.YES, id="ten percent less"),
        pytest.param((99, 100), Holds.NO, id="too little"),
        pytest.param((90,), Holds.UNKNOWN, id="nothing to compare with"),
        pytest.param((90, 91, 92, 93, 94), Holds.UNKNOWN, id="more than are read: the first is not known"),
    ],
)
def test_a_change_is_counted_from_the_first_value_since(values: tuple[float, ...], holds: Holds) -> None:
    facts = weighing(*values, events={"enrolment": (NOW - timedelta(days=30),)})
    assert reached(LESS, facts, small(), since=LONG_AGO) is holds


def test_of_a_value_of_which_one_side_is_known_only_what_is_certain_counts() -> None:
    def told(value: float, bound: Bound) -> Holds:
        facts = Facts(at=NOW, readings={"weight": (Reading(value, NOW, bound=bound),)})
        return reached(LIGHT, facts, small(), since=LONG_AGO)

    assert told(80, Bound.LESS) is Holds.YES
    assert told(80, Bound.MORE) is Holds.NO
    assert told(70, Bound.MORE) is Holds.UNKNOWN
    both = (Reading(50, NOW, bound=Bound.LESS), Reading(100, NOW - timedelta(days=9)))
    events = {"enrolment": (NOW - timedelta(days=30),)}
    facts = Facts(at=NOW, readings={"weight": both}, events=events)
    assert reached(LESS, facts, small(), since=LONG_AGO) is Holds.UNKNOWN


@pytest.mark.parametrize(
    ("days_ago", "holds"),
    [
        pytest.param((0, 20, 50), Holds.YES, id="from the last of the month before"),
        pytest.param((0, 20, 900), Holds.NO, id="else from the first since, however much it was long ago"),
        pytest.param((0, 900), Holds.UNKNOWN, id="one since, and one of long ago, say nothing"),
    ],
)
def test_a_change_is_never_counted_from_a_value_of_long_before(
    days_ago: tuple[int, ...], holds: Holds
) -> None:
    values = (90, *(91 for _ in days_ago[1:-1]), 100)
    readings = tuple(
        Reading(value, NOW - timedelta(days=days)) for value, days in zip(values, days_ago, strict=True)
    )
    facts = Facts(at=NOW, readings={"weight": readings}, events={"enrolment": (NOW - timedelta(days=30),)})
    assert reached(LESS, facts, small(), since=LONG_AGO) is holds


def test_near_a_value_that_was_agreed_and_not_known_before_it_was() -> None:
    assert reached(NEAR, weighing(81, 81), small(), since=LONG_AGO) is Holds.UNKNOWN
    assert reached(NEAR, weighing(81, 80.5, references={"usual": 80.0}), small(), since=LONG_AGO) is Holds.YES
    assert reached(NEAR, weighing(82, 83, references={"usual": 80.0}), small(), since=LONG_AGO) is Holds.NO


def test_drugs_of_so_many_groups_are_taken() -> None:
    pillars = Prescribed(drugs=("raas", "beta-blocker", "mra", "sglt2"), at_least=3)
    two = Facts(at=NOW, drugs=frozenset({"C09AA05", "C07AB02"}))
    three = Facts(at=NOW, drugs=frozenset({"C09AA05", "C07AB02", "A10BK01"}))
    assert reached(pillars, two, HEART, since=LONG_AGO) is Holds.NO
    assert reached(pillars, three, HEART, since=LONG_AGO) is Holds.YES


@pytest.mark.parametrize(
    ("days_ago", "followed_for", "holds"),
    [(10, 400, Holds.NO), (200, 400, Holds.YES), (None, 400, Holds.YES), (None, 20, Holds.UNKNOWN)],
)
def test_free_of_an_event_for_as_long_as_the_file_says_and_no_earlier(
    days_ago: int | None, followed_for: int, holds: Holds
) -> None:
    at_home = FreeOf(event="admission", lasts=Duration.parse("90 days"))
    moments = () if days_ago is None else (NOW - timedelta(days=days_ago),)
    facts = Facts(at=NOW, events={"admission": moments})
    assert reached(at_home, facts, HEART, since=NOW - timedelta(days=followed_for)) is holds


def test_tasks_scores_and_what_only_a_person_can_judge() -> None:
    facts = Facts(
        at=NOW,
        drugs=frozenset({"C09AA05"}),
        done=frozenset({"vaccine"}),
        scores={"who-5": measured(60)},
        born=date(1946, 1, 1),
    )
    told: dict[Target, Holds] = {
        TasksDone(tasks=("vaccine",)): Holds.YES,
        TasksDone(tasks=("vaccine", "annual")): Holds.NO,
        ScoreIn(questionnaire="who-5", score=Band(above=50.0)): Holds.YES,
        Dosed(drugs=("raas",), percent=100.0): Holds.UNKNOWN,
        InOwnWords(): Holds.UNKNOWN,
    }
    for target, holds in told.items():
        assert reached(target, facts, HEART, since=LONG_AGO) is holds
