"""A programme run over made-up patients: the same seed gives the same, and more of a programme gives more."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.simulating import telling
from sharedcare.programmes.simulating.expanding import measured_at, tasks_due
from sharedcare.programmes.simulating.page import page
from sharedcare.programmes.simulating.people import START, people
from sharedcare.programmes.simulating.running import simulate
from sharedcare.programmes.simulating.types import Simulated, Wanted
from sharedcare.programmes.simulating.usual import Usual, usual
from sharedcare.programmes.times import Duration, Unit, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import WithTask
from sharedcare.programmes.types.course import Anchor
from sharedcare.programmes.types.schedules import Repeat
from sharedcare.programmes.types.words import Band, Code, Text
from tests.unit.programmes.judging.patients import shipped
from tests.unit.programmes.small import small

HEARTS = shipped("heart-failure")
FEW = Wanted(patients=30, weeks=12)


@pytest.fixture(scope="module")
def hearts() -> Iterator[Simulated]:
    yield simulate(shipped("heart-failure"), FEW)


def test_the_same_seed_makes_the_same_and_another_another(hearts: Simulated) -> None:
    again = simulate(shipped("heart-failure"), FEW)
    assert list(telling.lines(again, "en")) == list(telling.lines(hearts, "en"))
    assert page(again, language="da") == page(hearts, language="da")
    other = simulate(shipped("heart-failure"), replace(FEW, seed=2))
    assert other.counted.alerts != hearts.counted.alerts


def test_a_task_every_other_week_is_that_much_work() -> None:
    programme = small()
    [person, *_] = people(programme, FEW)
    due = [moment for task, moment in tasks_due(programme, person) if task.key == "bandage"]
    assert len(due) == 6
    daily = list(measured_at(programme.schedules[0], person, programme))
    assert len([moment for moment, _ in daily if (moment - START).days < 14]) == 14
    assert 14 + 2 * 10 - 2 <= len(daily) <= 14 + 2 * 10 + 2
    [row] = telling.work(simulate(programme, FEW), "da")
    assert (row.name, round(row.average)) == ("Terapeut", round(7 * 100 / 12))


def test_a_course_is_work_each_time_the_patient_comes() -> None:
    once = small()
    meets = Repeat(every=Rhythm.parse("2 times a week"), lasts=Duration(3, Unit.WEEK))
    tasks = tuple(
        msgspec.structs.replace(each, when=(Window.parse("week 2 to week 9 after enrolment"),), meets=meets)
        if each.key == "walk"
        else each
        for each in once.tasks
    )
    programme = msgspec.structs.replace(once, tasks=tasks)
    [person, *_] = people(programme, FEW)

    assert len([task for task, _ in tasks_due(programme, person) if task.key == "walk"]) == 6


def with_limits(
    programme: Programme, key: str, *, yellow: Band | None = None, red: Band | None = None
) -> Programme:
    """The programme in which every limit of a measurement has these bands."""
    measurements = tuple(
        msgspec.structs.replace(
            each,
            limits=tuple(msgspec.structs.replace(one, yellow=yellow, red=red) for one in each.limits)
            if each.key == key
            else each.limits,
        )
        for each in programme.measurements
    )
    return msgspec.structs.replace(programme, measurements=measurements)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["weight", "systolic", "pulse", "saturation"]),
    st.floats(0.1, 500),
    st.floats(0.1, 500),
)
def test_where_values_lie_does_not_hang_on_the_limits_of_the_file(key: str, low: float, high: float) -> None:
    plain = shipped("heart-failure")
    moved = with_limits(plain, key, yellow=Band(below=low, above=low + high))

    assert level(moved, key) == level(plain, key) == level(with_limits(plain, key), key)
    assert not level(moved, key).follows_limits


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(["systolic", "pulse", "weight"]), st.floats(0.5, 180), st.floats(0.1, 40))
def test_a_higher_limit_never_finds_more(key: str, edge: float, more: float) -> None:
    def found(edge: float) -> float:
        programme = with_limits(HEARTS, key, yellow=Band(at_least=edge))
        told = simulate(programme, Wanted(patients=8, weeks=8)).counted.alerts
        return sum(
            sum(weeks)
            for (rule, colour), weeks in told.items()
            if rule.startswith(f"{key}:") and colour == "yellow"
        )

    assert found(edge) >= found(edge + more)


def test_another_measurement_beside_it_changes_nothing_for_those_that_were_there(hearts: Simulated) -> None:
    programme = shipped("heart-failure")
    [weight] = [each for each in programme.measurements if each.key == "weight"]
    waist = msgspec.structs.replace(
        weight, key="waist", codes=(Code(system="loinc", code="8280-0"),), unit="cm", limits=()
    )

    more = simulate(msgspec.structs.replace(programme, measurements=(waist, *programme.measurements)), FEW)

    assert more.counted.alerts.keys() - hearts.counted.alerts.keys() == {("waist:missing", "blue")}
    assert {key: more.counted.alerts[key] for key in hearts.counted.alerts} == hearts.counted.alerts


def test_a_measurement_of_which_only_the_limits_tell_where_it_lies_is_named_as_such() -> None:
    programme = small()
    [weight] = programme.measurements
    unknown = msgspec.structs.replace(weight, codes=(Code(system="snomed", code="1"),))
    told = " ".join(telling.lines(simulate(small(measurements=(unknown,)), FEW), "en"))

    assert (
        "Of Weight nothing is known here: the values lie between the limits of the file and move with them"
        in told
    )
    assert "nothing is known here" not in " ".join(telling.lines(simulate(programme, FEW), "en"))


def test_what_could_not_be_followed_is_named_and_so_is_the_task_that_came_to_nobody() -> None:
    day = Anchor(key="day", title=Text(da="Dagen", en="The day"))
    after = msgspec.structs.replace(day, key="after", comes_with=(WithTask(task="bandage"),))
    bandage, walk = small().tasks
    late = msgspec.structs.replace(walk, when=(Window.parse("year 3 after enrolment"),), after=())
    programme = small(anchors=(*small().anchors, day, after), tasks=(bandage, late))

    told = list(telling.lines(simulate(programme, FEW), "en"))

    assert "  What these moments come with cannot be followed here, so they come by chance: The day." in told
    [never] = [each for each in told if "nobody was given these tasks" in each]
    assert never.startswith("  In these weeks nobody was given these tasks: Gait. They may come later")
    whole = " ".join(telling.lines(simulate(small(), FEW), "da"))
    assert "tilfældigt:" not in whole
    assert "kom disse opgaver ikke" not in whole


def level(programme: Programme, key: str) -> Usual:
    return next(usual(each) for each in programme.measurements if each.key == key)


def test_it_is_told_in_both_languages_and_the_page_needs_nothing_else(hearts: Simulated) -> None:
    danish, english = (" ".join(telling.lines(hearts, language)) for language in ("da", "en"))
    assert "Telesygeplejerske" in danish
    assert "Telemonitoring nurse" in english
    assert "minutes per week" in english
    told = page(hearts, language="da")
    assert '<html lang="da">' in told
    assert "<svg" in told
    for outside in ("http:", "https:", "src=", "<script", "@import"):
        assert outside not in told


def test_rules_are_called_by_what_they_say_and_not_by_their_keys(hearts: Simulated) -> None:
    names = [row.name for row in telling.alerts(hearts, "da")]

    assert "Vægt, hjemme: vægten er steget på tre dage: det kan være væske" in names
    assert not [name for name in names if "(" in name and "-" in name.partition("(")[2]]
