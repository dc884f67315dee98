"""How long relatives are let in, and who decides at which age."""

from datetime import date

import pytest

from sharedcare.access.proxies.rules import (
    age_rule,
    is_fitting_end,
    is_in_force,
    is_to_be_renewed,
)
from sharedcare.access.proxies.types import SEE, Ages, Decides, Proxy

TODAY = date(2026, 11, 25)
AGES = Ages()


def proxy(until: date | None, level: int = SEE) -> Proxy:
    return Proxy("inge", 1, "poul", "Inge", "Datter", "", level, None, until, is_guardian=False)


@pytest.mark.parametrize("born", [date(2011, 11, 26), date(2025, 1, 1)])
def test_foraeldreansvarsloven_2_whoever_has_custody_decides_for_a_child_under_15(born: date) -> None:
    assert age_rule(born, TODAY, AGES) is Decides.PARENTS


@pytest.mark.parametrize("born", [date(2011, 11, 25), date(2008, 11, 26)])
def test_sundhedsloven_17_from_15_on_the_young_person_decides_and_the_parents_are_included(
    born: date,
) -> None:
    assert age_rule(born, TODAY, AGES) is Decides.YOUNG


@pytest.mark.parametrize("born", [date(2008, 11, 25), date(1945, 12, 12), None])
def test_vaergemaalsloven_1_from_18_on_the_patient_decides_alone(born: date | None) -> None:
    assert age_rule(born, TODAY, AGES) is Decides.PATIENT


def test_where_the_law_draws_another_line_the_line_is_a_setting() -> None:
    born = date(2011, 1, 1)

    assert age_rule(born, TODAY, Ages(decides=16, adult=18)) is Decides.PARENTS


def test_who_is_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born = date(2008, 2, 29)

    assert age_rule(born, date(2023, 2, 28), AGES) is Decides.PARENTS
    assert age_rule(born, date(2023, 3, 1), AGES) is Decides.YOUNG


def test_nobody_is_let_in_for_longer_than_a_year() -> None:
    assert is_fitting_end(date(2027, 11, 25), TODAY)
    assert not is_fitting_end(date(2027, 11, 26), TODAY)
    assert not is_fitting_end(TODAY, TODAY)


@pytest.mark.parametrize(
    ("until", "in_force", "reminded"),
    [
        (date(2026, 11, 24), False, False),
        (TODAY, True, True),
        (date(2026, 12, 25), True, True),
        (date(2026, 12, 26), True, False),
        (None, True, False),
    ],
)
def test_the_patient_is_reminded_thirty_days_before_the_end(
    until: date | None, in_force: bool, reminded: bool
) -> None:
    assert is_in_force(proxy(until), TODAY) is in_force
    assert is_to_be_renewed(proxy(until), TODAY) is reminded
    assert not is_in_force(proxy(until, level=0), TODAY)
