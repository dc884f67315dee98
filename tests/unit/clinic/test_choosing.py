"""The tile of goals and measurements, narrowed to a programme and to a time; every link on the page keeps it so."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import RequestFactory

from sharedcare.clinic.overview.choosing import chosen, followed
from sharedcare.clinic.overview.views import show
from sharedcare.overview import rules
from sharedcare.overview.types import Concern, Goal, Measure, Overview, Status, Text
from sharedcare.ui.frame import frame_for
from tests.unit.clinic.people import PEOPLE

MAIN = PEOPLE["main"]


def page(query: str, overview: Overview = MAIN) -> str:
    request = RequestFactory().get(f"/patient/1?{query}", headers={"accept-language": "da"})
    return show(request, overview, frame=frame_for(request, reader=None), now=overview.at).content.decode()


def rows(said: str) -> list[str]:
    return re.findall(r'<li class="target .*?<span class="name"><a [^>]*>(.*?)</a>', said)


def test_narrowed_to_a_programme_there_are_the_measurements_that_its_goals_are_held_against() -> None:
    assert rows(page("programme=type-2-diabetes")) == ["LDL", "HbA1c"]
    assert "Vægt" in rows(page("programme=heart-failure"))
    assert "HbA1c" not in rows(page("programme=heart-failure"))


def ldl_of_two_goals(value: float) -> Measure:
    """At most 1.4 for the heart, at most 1.8 for the diabetes."""
    found = next(one for one in MAIN.measures if one.key == "ldl")
    heart, diabetes = (
        Goal(None, high, Text(""), None, MAIN.programmes[0].ref, (programme,))
        for high, programme in ((1.4, "heart-failure"), (1.8, "type-2-diabetes"))
    )
    return replace(found, goals=(heart, diabetes), newest=replace(found.newest, value=value))


def test_narrowed_to_a_programme_a_measurement_is_held_against_the_goal_of_that_programme() -> None:
    two = replace(MAIN, concerns=(), measures=(ldl_of_two_goals(1.6),))

    heart, diabetes = page("programme=heart-failure", two), page("programme=type-2-diabetes", two)
    assert "≤1,4" in heart and "≤1,8" not in heart and "target watch" in heart
    assert "≤1,8" in diabetes and "≤1,4" not in diabetes and "target on-target" in diabetes
    assert "≤1,4" in page("", two)


def test_what_was_noticed_of_a_measurement_counts_in_every_programme() -> None:
    noticed: Concern = replace(MAIN.concerns[0], measure="ldl", status=Status.ACT)
    two = (ldl_of_two_goals(1.6),)

    (found,) = rules.narrowed(two, "type-2-diabetes", (noticed,))
    assert found.status is Status.ACT and found.concern == noticed.text
    assert [goal.high for goal in found.goals] == [1.8]


@pytest.mark.parametrize("query", ["", "programme=", "programme=pregnancy", "programme=<b>"])
def test_a_programme_that_the_patient_does_not_follow_shows_all(query: str) -> None:
    said = page(query)

    assert len(rows(said)) == len(MAIN.measures)
    assert re.search(r'<a [^>]*aria-current="true">Alle</a>', said)
    assert not re.findall(r'/measure/[^"]*programme=', said)


def test_between_one_programme_and_nothing_there_is_no_choice() -> None:
    one = replace(MAIN, programmes=MAIN.programmes[:1])

    assert followed(one) == ()
    assert chosen(one, "heart-failure") == ""
    assert 'aria-label="Forløb"' not in page("", one)


def test_a_programme_that_is_followed_twice_is_one_choice() -> None:
    heart, diabetes = MAIN.programmes

    assert followed(replace(MAIN, programmes=(heart, heart))) == ()
    assert [one.key for one in followed(replace(MAIN, programmes=(heart, diabetes, heart)))] == [
        "heart-failure",
        "type-2-diabetes",
    ]


def test_a_programme_without_measurements_says_how_they_would_come() -> None:
    bare = replace(MAIN, measures=tuple(replace(one, goals=()) for one in MAIN.measures))

    assert "Et mål i planen knytter en måling til et forløb" in page("programme=heart-failure", bare)


def test_every_link_that_stays_at_this_patient_keeps_the_programme_and_the_moment() -> None:
    said = page("programme=heart-failure", PEOPLE["earlier"])
    links = [unescape(one) for one in re.findall(r'href="([^"]*)"', said)]

    graphs = [one for one in links if "/measure/" in one]
    moments = [one for one in links if re.match(r"\?at=", one) and "#" not in one]
    periods = [one for one in links if "period=" in one]
    assert graphs and moments and periods
    assert all("programme=heart-failure" in one for one in (*graphs, *moments, *periods))
    assert all("at=2026-11-14" in one for one in (*graphs, *periods))
    assert "/patient/0199c0de-0001?programme=heart-failure" in links
    assert said.count('<input name="programme" type="hidden" value="heart-failure">') == 2


def test_curves_go_as_far_back_as_was_chosen_and_say_so() -> None:
    year, month = page(""), page("period=30d")

    assert "på 12 måneder" in year and "på 30 dage" not in year
    assert re.search(r'aria-label="Vægt: \d+ målinger på 30 dage, ', month)
    assert "ingen på 30 dage" in month
    assert re.search(r'period=30d#h4"[^>]*aria-current="true"', month)
