"""Several programmes become one plan: nothing is lost, nothing is done twice, and who came first does not matter."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.combining.bands import common, strictest
from sharedcare.programmes.combining.occurring import occurring
from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import Agreed, Followed, Wanted
from sharedcare.programmes.facts import Reading
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Unit, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.schedules import Repeat
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.combining.following import FEW, NOW, bands, follows, patients, shipped
from tests.unit.programmes.small import small

WEIGHT = frozenset({("loinc", "29463-7")})
HEART, SUGAR, LUNGS, VESSELS = "heart-failure", "type-2-diabetes", "copd", "ischaemic-heart-disease"


def plan_of(*keys: str, **known: Any) -> Wanted:
    return wanted([follows(shipped()[key], **known) for key in keys])


def nothing_is_lost_or_doubled(followed: list[Followed], plan: Wanted) -> None:
    told = Counter(origin for task in plan.tasks for origin in task.origins)
    assert all(count == 1 for count in told.values())
    aside = Counter((each.source.programme, each.source.key) for each in plan.aside if each.kind == "task")
    for each in followed:
        for task in each.programme.tasks:
            is_idle = aside[each.programme.key, task.key]
            times = () if is_idle else occurring(each, task).times
            assert is_idle or times
            assert all(time.origin in told for time in times)


def everything_names_its_sources(plan: Wanted) -> None:
    for part in (plan.tasks, plan.measuring, plan.asking, plan.goals, plan.education, plan.notes):
        assert all(each.sources for each in part)
    for task in plan.tasks:
        assert len(task.origins) == len(task.sources) == len({each.programme for each in task.sources})
        assert {each.programme for each in task.sources} == {done.programme for done in task.done_when}


def held_to_the_rules(followed: list[Followed]) -> None:
    plan = wanted(followed)
    for order in list(permutations(followed))[:6]:
        assert wanted(order) == plan
    nothing_is_lost_or_doubled(followed, plan)
    everything_names_its_sources(plan)


@FEW
@given(patients())
def test_programmes_made_up_in_whatever_order_make_one_plan(followed: list[Followed]) -> None:
    held_to_the_rules(followed)


@pytest.mark.parametrize(
    "pair", [*combinations((HEART, SUGAR, LUNGS, VESSELS), 2), (HEART, SUGAR, LUNGS, VESSELS)]
)
def test_the_shipped_programmes_in_whatever_order_make_one_plan(pair: tuple[str, ...]) -> None:
    held_to_the_rules([follows(shipped()[key]) for key in pair])


@FEW
@given(patients())
def test_a_window_that_was_narrowed_lies_in_every_window_that_it_stands_for(followed: list[Followed]) -> None:
    windows = {
        time.origin: time
        for each in followed
        for task in each.programme.tasks
        for time in occurring(each, task).times
    }
    for task in wanted(followed).tasks:
        times = [windows[origin] for origin in task.origins]
        assert task.opens == max(each.opens for each in times)
        assert task.closes == min(each.closes for each in times)
        assert task.opens <= task.closes


@FEW
@given(patients())
def test_the_most_frequent_rhythm_is_measured_by(followed: list[Followed]) -> None:
    [weight] = wanted(followed).measuring
    assert weight.rhythm.per_week == max(each.rhythm.per_week for each in weight.asked)
    assert len(weight.asked) == len(followed)


@given(st.lists(bands, min_size=1, max_size=4), st.sampled_from([each / 2 for each in range(110, 250)]))
def test_what_bands_have_in_common_is_what_lies_in_each(found: list[Band], value: float) -> None:
    together = common(found)
    inside = all(each.holds(value) for each in found)
    # One single number that is left is nothing that can be kept to.
    assert inside is (together is not None and together.holds(value)) or together is None
    assert all(any(common([one, each]) == one for one in strictest(found)) for each in found if together)


def test_a_task_of_two_programmes_is_done_once_by_the_earliest_date() -> None:
    first = small()
    task = msgspec.structs.replace(first.tasks[0], repeat=None)
    early = msgspec.structs.replace(first, key="early", tasks=(task,))
    later = msgspec.structs.replace(task, when=(Window.parse("day 5 to day 30 after enrolment"),))
    late = msgspec.structs.replace(first, key="late", tasks=(later,))
    [one] = wanted([follows(late), follows(early)]).tasks
    assert [each.programme for each in one.sources] == ["early", "late"]
    start = NOW.date() - timedelta(days=3)
    assert (one.opens, one.closes) == (start + timedelta(days=5), start + timedelta(days=7))
    assert {each.programme for each in one.doers} == {"early", "late"}


def test_what_comes_each_time_begins_anew_with_a_new_event() -> None:
    programme = shipped()[HEART]
    [task] = [each for each in programme.tasks if each.key == "lab.k-crea"]
    once = follows(programme, events={"raas-change": 20})
    moments = (*once.facts.events["raas-change"], NOW)
    twice = replace(once, facts=replace(once.facts, events={"raas-change": moments}))
    days = {time.origin.split(":")[3] for time in occurring(twice, task).times}
    assert days == {moment.date().isoformat() for moment in moments}
    of_the_first = [
        each for each in occurring(twice, task).times if moments[0].date().isoformat() in each.origin
    ]
    assert all(each.opens < NOW.date() for each in of_the_first)


def test_who_does_it_follows_the_law_of_the_day() -> None:
    task = msgspec.structs.replace(
        small().tasks[0], repeat=Repeat(every=Rhythm.parse("every month"), times=4)
    )
    plan = wanted([follows(small(tasks=(task,)))])
    kinds = [(each.opens.year, each.doers[0].organisation) for each in plan.tasks]
    assert kinds[0] == (2026, "municipality")
    assert kinds[-1] == (2027, "hospital")


def test_blood_pressure_of_heart_and_sugar_keeps_to_floor_and_ceiling() -> None:
    plan = plan_of(HEART, SUGAR, judged={"frail": False, "pressure-is-hard": False})
    [systolic] = [each for each in plan.goals if each.key == "systolic"]
    assert systolic.band == Band(at_least=100, below=130)
    assert [each.programme for each in systolic.sources] == [HEART, SUGAR]
    assert plan.conflicts == ()


def test_goals_that_point_the_same_way_take_the_strictest_and_say_over_whom() -> None:
    def aims(key: str, band: Band) -> Followed:
        goal = small().goals[0]
        target = msgspec.structs.replace(goal.target, value=band)
        return follows(small(key=key, goals=(msgspec.structs.replace(goal, target=target),)))

    [goal] = wanted([aims("a", Band(below=1.8)), aims("b", Band(below=1.4))]).goals
    assert goal.band == Band(below=1.4)
    assert [(side.sources[0].programme, side.band) for side in goal.wins_over] == [("a", Band(below=1.8))]
    opposed = wanted([aims("a", Band(at_most=48)), aims("b", Band(at_least=53, at_most=58))])
    assert opposed.goals == ()
    [conflict] = opposed.conflicts
    assert [side.band for side in conflict.sides] == [Band(at_most=48), Band(at_least=53, at_most=58)]


def test_what_was_agreed_with_the_patient_goes_before_a_programme() -> None:
    agreed = Agreed("own", WEIGHT, Band(at_most=90))
    plan = wanted([follows(small())], agreed=[agreed])
    assert plan.goals == ()
    assert [(each.agreed, each.side.band) for each in plan.yielding] == [("own", Band(at_most=80))]


def test_the_advice_to_drink_gives_way_to_the_limit_of_fluid() -> None:
    alone, both = plan_of(LUNGS), plan_of(LUNGS, HEART)
    drinking = [each.what.key for each in alone.education if each.what.topic == "fluid"]
    fluid = [each for each in both.education if each.what.topic == "fluid"]
    assert drinking
    assert [each.sources[0].programme for each in fluid] == [HEART]
    assert [each.key for each in fluid[0].instead_of] == drinking


def test_a_questionnaire_answered_lately_is_not_asked_again_for_another_programme() -> None:
    score = {"who-5": (Reading(60, NOW - timedelta(days=4)),)}
    asked = {each.key: each for each in plan_of(HEART, SUGAR).asking}
    asked_after = {each.key: each for each in plan_of(HEART, SUGAR, scores=score).asking}
    assert len(asked["who-5"].sources) == 2
    soon = NOW.date() + timedelta(days=26)
    assert all(day > soon for day in asked_after["who-5"].due)


def test_the_burden_of_two_programmes_is_told_and_warned_of() -> None:
    levels = frozenset({"h1", "h3"})
    one, both = plan_of(HEART, levels=levels), plan_of(HEART, SUGAR, levels=levels)
    assert both.burden.minutes_a_day >= one.burden.minutes_a_day > 0
    assert both.burden.is_heavy
    assert both.burden.is_more_than(one.burden)
    assert not both.burden.is_more_than(both.burden)


def test_the_burden_counts_what_a_file_says_that_something_takes() -> None:
    programme = shipped()[HEART]
    slow = replace_minutes(programme, 30)
    levels = frozenset({"h1", "h3"})
    before = wanted([follows(programme, levels=levels)])
    after = wanted([follows(slow, levels=levels)])
    weighings = next(each.rhythm.per_week for each in before.measuring if each.key == "weight")
    assert after.burden.minutes_a_day == pytest.approx(
        before.burden.minutes_a_day + 29 * weighings / 7, abs=0.02
    )


def test_of_a_course_every_time_counts_as_a_visit_and_it_is_one_task() -> None:
    once = small()
    start, course = (
        tuple(
            msgspec.structs.replace(
                each, when=(Window.parse("day 3 to week 8 after enrolment"),), meets=meets
            )
            if each.key == "walk"
            else each
            for each in once.tasks
        )
        for meets in (None, Repeat(every=Rhythm.parse("2 times a week"), lasts=Duration(2, Unit.WEEK)))
    )
    alone, together = (
        wanted([follows(msgspec.structs.replace(once, tasks=tasks))]) for tasks in (start, course)
    )

    assert [len([each for each in plan.tasks if each.key == "walk"]) for plan in (alone, together)] == [1, 1]
    assert together.burden.visits_a_month == alone.burden.visits_a_month + 4


def replace_minutes(programme: Programme, minutes: int) -> Programme:
    measurements = tuple(
        msgspec.structs.replace(each, minutes=minutes) if each.key == "weight" else each
        for each in programme.measurements
    )
    return msgspec.structs.replace(programme, measurements=measurements)
