"""How primitive values are written (R4 section 2.24.0.1)."""

import calendar
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.records.validation import problems
from sharedcare.records.validation.formats import LONGEST_STRING
from tests.unit.records.validation.resources import observation, patient

_GOOD: dict[str, list[Any]] = {
    "date": ["2015", "2015-02", "2015-02-28", "2016-02-29", "2000-02-29", "0001-01-01", "9999-12-31"],
    "dateTime": [
        "2015",
        "2015-02-28",
        "2015-02-28T13:28:17Z",
        "2015-02-28T13:28:17.239+14:00",
        "2016-12-31T23:59:60Z",
    ],
    "instant": ["2015-02-28T13:28:17Z", "2015-02-28T13:28:17.2390001-05:00", "2016-02-29T00:00:00Z"],
    "time": ["13:28:17", "00:00:00.5"],
    "id": ["a", "A-1.b", "x" * 64],
    "code": ["final", "two words", "æøå"],
    "uri": ["http://example.org/å", "urn:oid:1.2", "x"],
    "oid": ["urn:oid:1.2.208.176.1"],
    "uuid": ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"],
    "base64Binary": ["AAAA", "AAA=", "AA==", "AAAA\r\nAAAA", "AAAA AA=="],
    "string": [" ", "a\tb\r\nc", "no\u00a0break", "\U0001f600", "x" * LONGEST_STRING],
    "decimal": [1, -1, 1.5, 1e-9, 10**30],
    "integer": [0, -(2**31), 2**31 - 1],
    "positiveInt": [1, 2**31 - 1],
    "unsignedInt": [0, 2**31 - 1],
    "boolean": [True, False],
}
_BAD: dict[str, list[Any]] = {
    "date": [
        "",
        "15",
        "2015-2-1",
        "2015-13",
        "2015-02-29",
        "1900-02-29",
        "2015-04-31",
        "0000",
        "2015-02-28T10:00:00Z",
        2015,
    ],
    "dateTime": [
        "2015-02-28T13:28:17",
        "2015-02-28T13:28Z",
        "2015-02-28T24:00:00Z",
        "2015-02-28T13:28:17+15:00",
        "2015\n",
    ],
    "instant": ["2015-02-28", "2015-02-28T13:28:17", "2015-02-29T13:28:17Z"],
    "time": ["13:28", "24:00:00", "13:28:17Z"],
    "id": ["", "x" * 65, "a_b", "a b", "å"],
    "code": ["", " a", "a ", "a  b", "a\tb"],
    "uri": ["", "a b", "a\n"],
    "oid": ["1.2.208", "urn:oid:3.1", "urn:oid:1.02"],
    "uuid": ["urn:uuid:1", "c757873d-ec9a-4326-a141-556f43239520"],
    "base64Binary": ["", " ", "A", "AAA", "A===", "AA\x00=", "åååå"],
    "string": ["", "a\x00b", "\x1b", "\ud800", "x" * (LONGEST_STRING + 1), 1, True, {}],
    "decimal": ["1", True, None],
    "integer": [1.0, 1.5, "1", 2**31, -(2**31) - 1, True],
    "positiveInt": [0, -1, 2**31],
    "unsignedInt": [-1, 2**31],
    "boolean": ["true", 0, 1],
}


def _codes(kind: str, value: Any) -> list[str]:
    """What is said of an extension that holds one value of the type."""
    name = "value" + kind[0].upper() + kind[1:]
    found = problems(patient(extension=[{"url": "http://example.org/x", name: value}]))
    assert all(problem.place == f"Patient.extension[0].value.ofType({kind})" for problem in found)
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in _GOOD.items() for value in values]
)
def test_a_value_that_is_well_written_passes(kind: str, value: Any) -> None:
    assert _codes(kind, value) == []


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in _BAD.items() for value in values]
)
def test_a_value_that_is_not_is_refused_at_its_place(kind: str, value: Any) -> None:
    assert len(_codes(kind, value)) == 1


def test_a_value_of_another_sort_is_a_matter_of_structure_and_a_bad_one_of_value() -> None:
    assert _codes("date", 2015) == ["structure"]
    assert _codes("date", "2015-02-30") == ["value"]


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_a_date_passes_exactly_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]

    assert (problems(patient(birthDate=f"{year:04}-{month:02}-{day:02}")) == []) == exists


def test_a_refused_date_says_how_dates_are_written() -> None:
    [problem] = problems(observation(effectiveDateTime="2015-02-28T13:28:17"))

    assert "with time and zone 2015-02-28T13:28:17+01:00" in problem.text
