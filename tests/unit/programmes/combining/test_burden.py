"""What a plan asks of the patient is reckoned from the plan that stands: not from what is done, given up or changed by people."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.standing import MeasuringStands, Standing, State
from sharedcare.programmes.combining.types import Followed
from tests.unit.programmes.combining.following import FEW, NOW, follows, patients, shipped
from tests.unit.programmes.combining.test_changes import carried_out

HEART, SUGAR = "heart-failure", "type-2-diabetes"
TODAY = NOW.date()


def of_both() -> list[Followed]:
    levels = frozenset({"h1", "h3"})
    return [follows(shipped()[key], levels=levels) for key in (HEART, SUGAR)]


@FEW
@given(patients(), st.data())
def test_a_plan_that_was_carried_out_asks_as_much_as_the_programmes_and_less_with_each_thing_done(
    followed: list[Followed], data: st.DataObject
) -> None:
    standing = carried_out(followed, Standing())
    asked = wanted(followed).burden
    assert wanted(followed, standing=standing).burden == asked

    settled = tuple(
        replace(task, state=State.SETTLED) if data.draw(st.booleans()) else task for task in standing.tasks
    )
    after = replace(standing, tasks=settled)
    told = {
        (one.minutes_a_day, one.visits_a_month)
        for one in (wanted(order, standing=after).burden for order in list(permutations(followed))[:6])
    }

    [(minutes, visits)] = told
    assert minutes <= asked.minutes_a_day
    assert visits <= asked.visits_a_month


def test_what_somebody_has_put_off_is_no_visit_of_this_month() -> None:
    followed = of_both()
    standing = carried_out(followed, Standing())
    before = wanted(followed, standing=standing).burden
    later = TODAY + timedelta(days=90)
    put_off = tuple(replace(task, opens=later, closes=later, by_people=True) for task in standing.tasks)

    after = wanted(followed, standing=replace(standing, tasks=put_off)).burden

    assert before.visits_a_month > 0
    assert after.visits_a_month == 0


def test_the_rhythm_that_people_have_agreed_on_counts_and_what_they_asked_for_beside_it() -> None:
    followed = of_both()
    standing = carried_out(followed, Standing())
    before = wanted(followed, standing=standing).burden.minutes_a_day
    seldom = tuple(replace(each, rhythm="every 4 weeks", by_people=True) for each in standing.measuring)
    own = MeasuringStands("own", frozenset({("loinc", "unheard-of")}), "2 times a day", (), by_people=True)

    less = wanted(followed, standing=replace(standing, measuring=seldom)).burden.minutes_a_day
    more = wanted(followed, standing=replace(standing, measuring=(*seldom, own))).burden.minutes_a_day

    assert less < before
    assert more == pytest.approx(less + 2, abs=0.02)


def test_while_everything_rests_nothing_is_measured() -> None:
    followed = of_both()
    working = wanted(followed).burden.minutes_a_day
    half = [(TODAY - timedelta(days=3), TODAY + timedelta(days=15))]

    resting = wanted(followed, rests=[(TODAY, None)]).burden.minutes_a_day

    assert resting < 0.5 < working
    assert resting < wanted(followed, rests=half).burden.minutes_a_day < working
