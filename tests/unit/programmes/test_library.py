"""The questionnaires of the library: complete, in two languages, with scores that can be reached and meanings without gaps."""

import re

import pytest

from sharedcare.programmes.answering import meaning
from sharedcare.programmes.forms import form
from sharedcare.programmes.library.reading import instruments
from sharedcare.programmes.rules.walking import parts
from sharedcare.programmes.types.library import Instrument
from sharedcare.programmes.types.words import Text
from tests.architecture.tree import PROJECT

ALL = list(instruments().values())
FREE = [each for each in ALL if each.questions]


def _key(one: Instrument) -> str:
    return one.key


def test_the_free_instruments_are_here_with_all_their_questions() -> None:
    asked = {each.key: len(each.questions) for each in FREE}

    assert asked == {
        "audit-c": 3, "effort-0-10": 1, "gad-2": 2, "gad-7": 7, "health-0-100": 1, "kram": 6, "mrc": 1, "nrs-pain": 1, "phq-2": 2, "phq-9": 9,
        "who-5": 5,
    }  # fmt: skip


@pytest.mark.parametrize(("short", "long"), [("phq-2", "phq-9"), ("gad-2", "gad-7")])
def test_a_short_instrument_asks_the_first_two_questions_of_the_long_one(short: str, long: str) -> None:
    first, whole = form(instruments()[short]), form(instruments()[long])

    assert first.questions == whole.questions[:2]
    assert (first.lead, first.notice) == (whole.lead, whole.notice)


@pytest.mark.parametrize("one", ALL, ids=_key)
def test_a_file_is_called_as_its_instrument_and_says_whose_it_is(one: Instrument) -> None:
    file = PROJECT / "sharedcare" / "programmes" / "library" / f"{one.key}.yaml"

    assert file.is_file()
    assert one.holder
    assert one.terms.da.strip()
    used = {source for _, part in parts(one) if part is not one for source in getattr(part, "sources", ())}
    assert used <= {each.key for each in one.sources}
    assert all(text.da.strip() and text.en.strip() for _, text in parts(one) if isinstance(text, Text))


@pytest.mark.parametrize("one", [each for each in ALL if not each.questions], ids=_key)
def test_of_what_needs_a_licence_there_is_no_text_and_no_meaning(one: Instrument) -> None:
    assert one.licence == "score-only"
    assert not one.scale
    assert not one.interpretations


@pytest.mark.parametrize("one", [each for each in FREE if each.score is not None], ids=_key)
def test_every_score_that_can_be_reached_lies_in_the_range_and_means_one_thing(one: Instrument) -> None:
    made = form(one)
    scale = made.score
    assert scale is not None
    points = [[each.points for each in question.answers] for question in made.questions]
    reached = {0.0}
    for each in points:
        reached = {sum_ + (point or 0.0) for sum_ in reached for point in each}
    scores = sorted(each * scale.times for each in reached)

    assert (scores[0], scores[-1]) == (scale.lowest, scale.highest)
    for score in scores:
        assert sum(each.score.holds(score) for each in one.interpretations) == 1, score
        assert meaning(made, score) is not None


@pytest.mark.parametrize("one", ALL, ids=_key)
def test_the_codes_of_loinc_have_the_check_digit_that_belongs_to_them(one: Instrument) -> None:
    codes = [
        part.code
        for _, part in parts(one)
        if getattr(part, "system", "") == "loinc" and hasattr(part, "code")
    ]

    assert all(_is_loinc(code) for code in codes if not code.startswith("LA"))


@pytest.mark.parametrize(
    ("key", "score", "says"),
    [
        ("who-5", 35, "0-35"),
        ("who-5", 36, "36-50"),
        ("who-5", 52, "over 50"),
        ("phq-9", 4, "0-4"),
        ("phq-9", 9, "5-9"),
        ("phq-9", 10, "10-14"),
        ("phq-9", 19, "15-19"),
        ("phq-9", 27, "20-27"),
        ("gad-7", 10, "10-14"),
        ("gad-7", 15, "15-21"),
        ("phq-2", 3, "3-6"),
        ("gad-2", 2, "0-2"),
        ("audit-c", 5, "5-12"),
        ("nrs-pain", 7, "7-10"),
        ("effort-0-10", 6, "3-6"),
        ("health-0-100", 70, "50-79"),
    ],
)
def test_scores_mean_what_the_clinical_content_says(key: str, score: float, says: str) -> None:
    found = meaning(form(instruments()[key]), score)

    assert found is not None
    assert says in found.says.clinician.da


def _is_loinc(code: str) -> bool:
    """The last digit checks the others, by Luhn's rule."""
    match = re.fullmatch(r"(\d+)-(\d)", code)
    if match is None:
        return False
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(match[1]))]
    return (-sum(each // 10 + each % 10 for each in doubled)) % 10 == int(match[2])
