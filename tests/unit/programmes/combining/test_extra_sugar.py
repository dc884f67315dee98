"""A course of prednisolone asks who has diabetes as well for extra blood sugar, for two weeks."""

from datetime import timedelta

from sharedcare.programmes.combining.reconciling import wanted
from sharedcare.programmes.combining.types import Wanted
from tests.unit.programmes.combining.following import NOW, follows, shipped

LUNGS, SUGAR = "copd", "type-2-diabetes"
BEGAN = NOW.date() - timedelta(days=3)


def plan_of(*keys: str, days_ago: int = 3) -> Wanted:
    return wanted(
        [follows(shipped()[key], events={"exacerbation": days_ago, "enrolment": 200}) for key in keys]
    )


def test_blood_sugar_is_measured_twice_a_day_and_looked_at_in_the_two_weeks() -> None:
    plan = plan_of(LUNGS, SUGAR)

    [task] = [each for each in plan.tasks if each.key == "kol.sugar"]
    [sugar] = [each for each in plan.measuring if "15074-8" in {code.code for code in each.codes}]
    assert (task.opens, task.closes) == (BEGAN, BEGAN + timedelta(days=14))
    assert (str(sugar.rhythm), sugar.until) == ("2 times a day", BEGAN + timedelta(days=14))


def test_after_the_two_weeks_and_without_diabetes_nothing_extra_is_measured() -> None:
    for plan in (plan_of(LUNGS), plan_of(LUNGS, SUGAR, days_ago=20)):
        assert "15074-8" not in {code.code for each in plan.measuring for code in each.codes}
    assert "kol.sugar" not in {each.key for each in plan_of(LUNGS).tasks}
