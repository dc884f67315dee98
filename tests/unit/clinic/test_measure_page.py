"""What the page of one measurement says of goals that cannot all be meant."""

from dataclasses import replace
from datetime import UTC

import orjson
import pytest

from sharedcare.clinic.measure.saying import Saying
from sharedcare.clinic.measure.series import series
from sharedcare.clinic.measure.words import WORDS
from sharedcare.overview.graph import Graph
from sharedcare.overview.types import NOTHING, Goal, Text
from sharedcare.ui.markup import Said
from sharedcare.ui.moments import Calendar
from tests.unit.clinic.people import PEOPLE
from tests.unit.clinic.telling import AT, CLINIC, GP, ref

MAIN = PEOPLE["main"]
HEART = Goal(None, 1.4, Text("Iskæmisk hjertesygdom"), CLINIC, ref("Goal", "a"), ("heart-failure",))
DIABETES = Goal(None, 1.8, Text("Type 2-diabetes"), GP, ref("Goal", "b"), ("type-2-diabetes",))
LDL = next(one for one in MAIN.measures if one.key == "ldl")


def said(*goals: Goal, language: str = "da", value: float = 1.6) -> Saying:
    found = Graph(
        at=AT,
        as_of=None,
        banner=MAIN.banner,
        key="ldl",
        name=NOTHING,
        unit="mmol/L",
        digits=1,
        readings=(replace(LDL.newest, value=value),),
        goals=goals,
        programmes=MAIN.programmes,
        changes=(),
    )
    return Saying(found, WORDS[language], Calendar(AT, UTC, language))


def test_each_goal_in_conflict_tells_its_programme_its_problem_who_set_it_and_whether_it_is_met() -> None:
    heart, diabetes = said(HEART, DIABETES).goals()

    assert (heart.letter, heart.band) == ("A", "højst 1,4 mmol/L")
    assert heart.told == "Hjertesvigt, Iskæmisk hjertesygdom, sat af Anne H., Hjertesvigtklinikken OUH"
    assert heart.stand == "den seneste værdi opfylder det ikke"
    assert (diabetes.letter, diabetes.told) == ("B", "Type 2-diabetes, sat af Dr. Bo L., Lægehuset Torvet")
    assert diabetes.stand == "den seneste værdi opfylder det"
    assert heart.swatch != diabetes.swatch


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "da",
            "2 mål er i konflikt: A højst 1,4 mmol/L (Hjertesvigt, Iskæmisk hjertesygdom, sat af Anne H.)",
        ),
        (
            "en",
            "2 goals are in conflict: A at most 1.4 mmol/L (Hjertesvigt, Iskæmisk hjertesygdom, set by Anne H.)",
        ),
    ],
)
def test_the_summary_tells_the_conflict_and_which_goal_counts(language: str, sentence: str) -> None:
    one = said(HEART, DIABETES, language=language)

    summary = one.summary(one.found.readings)
    assert sentence in summary
    assert summary.rstrip(".").endswith("A")
    assert sentence in one.summary(())


def test_a_band_that_two_want_is_drawn_once_and_names_both() -> None:
    same = replace(HEART, by=GP, ref=ref("Goal", "c"))
    one = said(HEART, same, DIABETES)

    assert [zone.letter for zone in one.zones()] == ["A", "B"]
    assert "Anne H." in one.zones()[0].said and "Dr. Bo L." in one.zones()[0].said
    assert [line.letter for line in one.goals()] == ["A", "A", "B"]


def test_goals_that_agree_are_no_conflict_and_have_no_letters() -> None:
    one = said(HEART, replace(HEART, by=GP))

    assert [(zone.letter, zone.said) for zone in one.zones()] == [("", "")]
    assert {line.letter for line in one.goals()} == {""}
    assert "konflikt" not in one.summary(one.found.readings)


def test_a_number_is_in_no_language_and_words_are_in_theirs() -> None:
    one = said(language="en")
    words = replace(one.found.readings[0], value=None, text=Text("ikke målt", "da"))

    assert one.value(one.found.readings[0]) == Said("1.6 mmol/L")
    assert one.value(words) == Said("ikke målt mmol/L", "da")


def test_no_goal_is_no_band() -> None:
    assert said().zones() == ()
    assert said().goals() == ()


def test_what_the_script_is_told_cannot_end_its_element() -> None:
    zones = said(replace(HEART, source=Text("</script><b>")), DIABETES).zones()

    told = series([], zones, [], digits=1, unit="mmol/L", zone=UTC)
    assert "<" not in told
    assert "</script>" in orjson.loads(told.encode())["zones"][0]["said"]
