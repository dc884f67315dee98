"""What is typed to find a patient, as it is understood."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.records.finding import Sought
from sharedcare.records.indexing.dates import interval_of
from sharedcare.records.indexing.locality import here
from sharedcare.records.typed import NothingToGoBy, TooLittle, sought_in

TODAY = date(2026, 11, 24)


def sought(text: str) -> Sought:
    return sought_in(text, today=TODAY)


def born(*dates: str) -> tuple[tuple[datetime, datetime], ...]:
    return tuple(interval_of(each, here().zone) for each in dates)


@pytest.mark.parametrize(
    "text", ["1212459991", "121245-9991", " 121245 9991 ", "Poul 121245-9991", "cpr: 1212459991."]
)
def test_a_cpr_number_is_sought_as_such_whatever_stands_around_it(text: str) -> None:
    assert sought(text) == Sought(number="1212459991")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Poul Jensen", ("poul", "jensen")),
        ("  Østergård,  Åge ", ("ostergard", "age")),
        ("aage", ("age",)),
        ("Hjort-Nielsen", ("hjort-nielsen",)),
        ("O'Brien", ("o'brien",)),
        ("jens jens", ("jens",)),
        ("p jensen", ("p", "jensen")),
    ],
)
def test_words_are_folded_and_said_once(text: str, words: tuple[str, ...]) -> None:
    assert sought(text) == Sought(words=words)


@pytest.mark.parametrize(
    "text",
    [
        "12.12.1945",
        "12/12 1945",
        "12-12-1945",
        "12 12 1945",
        "1945-12-12",
        "121245",
        "121245-",
        "12.12.45",
        "12121945",
        "19451212",
    ],
)
def test_a_birth_date_is_read_in_every_way_it_is_written(text: str) -> None:
    assert sought(text) == Sought(born=born("1945-12-12"))


def test_two_digits_of_a_year_mean_each_century_that_somebody_alive_can_be_born_in() -> None:
    assert sought("010112") == Sought(born=born("1912-01-01", "2012-01-01"))


@pytest.mark.parametrize("text", ["poul 1945", "1945 poul", "Poul, 1945"])
def test_a_name_and_a_year_narrow_each_other(text: str) -> None:
    assert sought(text) == Sought(words=("poul",), born=born("1945"))


def test_a_year_nobody_alive_is_born_in_is_no_birth_year() -> None:
    assert sought("poul 1845") == Sought(words=("poul",))
    with pytest.raises(NothingToGoBy):
        sought("3000")


@pytest.mark.parametrize("text", ["", "   ", "?!", "12", "123", "99.99.9999", "12345678901"])
def test_what_nobody_can_be_found_by_is_said(text: str) -> None:
    with pytest.raises(NothingToGoBy):
        sought(text)


@pytest.mark.parametrize("text", ["p", "p j"])
def test_single_letters_are_too_little(text: str) -> None:
    with pytest.raises(TooLittle):
        sought(text)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    try:
        found = sought(text)
    except (NothingToGoBy, TooLittle):
        return
    assert found.words or found.born or found.number
