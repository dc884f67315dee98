"""What is typed as a measurement is understood, refused, or asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.care.measuring.asking import common
from sharedcare.care.measuring.typed import read
from sharedcare.care.measuring.types import Amiss, Entry, Measured, Part, Wrong
from sharedcare.programmes.types.words import Text, Wording

WEIGHT, PRESSURE = common("weight"), common("blood-pressure")
_NAME = Wording(
    citizen=Text(da="Kæben", en="Your jaw"), clinician=Text(da="Mandibelbredde", en="Width of the mandible")
)
UNKNOWN = Entry("jaw", _NAME, "mm", None, (Part("", _NAME, (("http://loinc.org", "1-8"),), None, None),))


def why(entry: Entry, *typed: str, last: tuple[float, ...] = ()) -> Amiss | None:
    fields = {entry.field(part): text for part, text in zip(entry.parts, typed, strict=True)}
    found = read(entry, fields, last=last)
    return found.why if isinstance(found, Wrong) else None


@pytest.mark.parametrize(
    ("entry", "typed", "amiss"),
    [
        (WEIGHT, ("81,3",), None),
        (WEIGHT, ("81.3",), None),
        (WEIGHT, ("81,3,1",), Amiss.NO_NUMBER),
        (WEIGHT, ("1e2",), Amiss.NO_NUMBER),
        (WEIGHT, ("-81",), Amiss.NO_NUMBER),
        (WEIGHT, ("٨١",), Amiss.NO_NUMBER),
        (WEIGHT, ("813",), Amiss.IMPOSSIBLE),
        # A thousand and a half as Danes write it, or one and a half: nobody knows.
        (UNKNOWN, ("1.500",), Amiss.NO_NUMBER),
        (UNKNOWN, ("10,000",), Amiss.NO_NUMBER),
        (UNKNOWN, ("0.125",), None),
        (WEIGHT, ("210",), Amiss.UNLIKELY),
        # A child's weight is sent by a parent.
        (WEIGHT, ("12,4",), Amiss.UNLIKELY),
        (PRESSURE, ("128", "76"), None),
        (PRESSURE, ("", "76"), Amiss.HALF),
        (PRESSURE, ("76", "128"), Amiss.UPSIDE_DOWN),
        (PRESSURE, ("250", "76"), Amiss.UNLIKELY),
        (UNKNOWN, ("0",), None),
    ],
)
def test_what_is_amiss_is_told(entry: Entry, typed: tuple[str, ...], amiss: Amiss | None) -> None:
    assert why(entry, *typed) is amiss


def test_what_nobody_knows_is_held_against_the_value_before() -> None:
    assert why(UNKNOWN, "100", last=(98.0,)) is None
    assert why(UNKNOWN, "980", last=(98.0,)) is Amiss.UNLIKELY
    assert why(UNKNOWN, "9", last=(0.0,)) is None


def test_of_what_is_left_empty_nothing_is_asked() -> None:
    assert read(WEIGHT, {"weight": "  "}) is None


@given(st.decimals(min_value=35, max_value=200, places=2), st.sampled_from(".,"))
def test_whatever_weight_is_typed_in_whichever_way_is_that_weight(value: Decimal, comma: str) -> None:
    assert read(WEIGHT, {"weight": f" {value}".replace(".", comma)}) == Measured(WEIGHT, (value,))


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_text_makes_it_fail(upper: str, lower: str) -> None:
    read(PRESSURE, dict(zip(map(PRESSURE.field, PRESSURE.parts), (upper, lower), strict=True)))
