"""Quantities of different units compare as the things they measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.terminology.units import NO_UNIT, UCUM, candidates, canonical


@pytest.mark.parametrize(
    ("value", "code", "same_value", "same_code"),
    [
        (180, "[lb_av]", 81.6466266, "kg"),
        (98.6, "[degF]", 37, "Cel"),
        (0, "Cel", 273.15, "K"),
        (5400, "umol/L", 5.4, "mmol/L"),
        (5.4, "mmol/L", 5400, "umol/L"),
        (120, "mm[Hg]", 15.9986864898, "kPa"),
        (1, "h", 60, "min"),
        (6, "%", 0.06, "1"),
        (3, "{score}", 3, "1"),
        (2, "k[IU]/L", 2000, "[iU]/L"),
        (1.8, "m", 180, "cm"),
        (250, "{cells}/uL", 250, "10*6/L"),
    ],
)
def test_equal_amounts_in_different_units_are_equal(
    value: float, code: str, same_value: float, same_code: str
) -> None:
    assert canonical(value, UCUM, code) == canonical(same_value, UCUM, same_code)


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("mg/dL", "mmol/L"),  # mass and substance need to know the substance
        ("[iU]/L", "10*3/uL"),  # a unit of an assay is no count
        ("[iU]/L", "[CFU]/L"),  # nor a unit of another assay
        ("[pH]", "mol/L"),  # a logarithm does not convert
        ("kg", "Cel"),
    ],
)
def test_what_measures_something_else_does_not_compare(code: str, other: str) -> None:
    assert canonical(1, UCUM, code)[0] != canonical(1, UCUM, other)[0]


def test_a_unit_of_another_system_compares_with_itself_alone() -> None:
    crowns = canonical(100, "urn:iso:std:iso:4217", "DKK")

    assert crowns == canonical(100, "urn:iso:std:iso:4217", "DKK")
    assert crowns[0] != canonical(100, "urn:iso:std:iso:4217", "EUR")[0]
    assert crowns[1] == 100


def test_a_plain_number_has_no_unit() -> None:
    assert canonical(7, None, None) == (NO_UNIT, 7.0)


def test_a_unit_outside_the_table_converts_too() -> None:
    assert canonical(1, UCUM, "kg.m/s2") == canonical(1, UCUM, "N")
    assert canonical(3, UCUM, "[lb_av]/[ft_i]3")[0] == canonical(1, UCUM, "g/mL")[0]


def test_a_symbol_is_a_whole_unit_before_a_prefixed_one() -> None:
    assert canonical(1, UCUM, "cd")[0] != canonical(1, UCUM, "d")[0]
    assert canonical(1, UCUM, "Pa")[0] == canonical(1, UCUM, "N/m2")[0]
    assert canonical(60, UCUM, "s") == canonical(1, UCUM, "min")
    assert canonical(1, UCUM, "dag") == canonical(10, UCUM, "g")


@pytest.mark.parametrize(
    ("code", "same"),
    [
        ("U/(10.g){feces}", "U/(10.g)"),
        ("mL/min/{1.73_m2}", "mL/min"),
        ("/min", "{beats}/min"),
        ("kg/(m.s2)", "Pa"),
        ("m2.kg.s-2", "J"),
        ("10*9/L", "10^9/L"),
        ("{score}", "1"),
    ],
)
def test_equal_units_written_differently_are_equal(code: str, same: str) -> None:
    assert canonical(3, UCUM, code) == canonical(3, UCUM, same)


@pytest.mark.parametrize(
    "code",
    [
        "mCel",
        "kg.Cel",
        "Cel2",
        "kg..m",
        "kg.",
        "/",
        "(kg",
        "kg)",
        "kkg",
        "m 2",
        "{a",
        "10*99.10*99.10*99.10*99",
    ],
)
def test_what_is_not_understood_compares_with_itself_alone(code: str) -> None:
    key, value = canonical(7, UCUM, code)

    assert (key, value) == canonical(7, UCUM, code)
    assert value == 7
    assert key not in {canonical(7, UCUM, other)[0] for other in ("kg", "Cel", "m", "1")}


def test_a_search_without_system_means_the_code_or_the_words_on_the_screen() -> None:
    found = candidates(5.4, "mmol/L")

    assert canonical(5.4, UCUM, "mmol/L") in found
    assert canonical(5.4, None, "mmol/L") in found


@given(st.floats(-1e6, 1e6), st.sampled_from(["kg", "Cel", "mmol/L", "[degF]", "mm[Hg]", "a", "10*9/L"]))
def test_conversion_keeps_the_order_of_values(value: float, code: str) -> None:
    key, converted = canonical(value, UCUM, code)
    same_key, larger = canonical(value + abs(value) * 1e-6 + 1e-3, UCUM, code)

    assert key == same_key
    assert converted < larger


@given(st.text(max_size=20) | st.text("mgkL/.*10{}[]()'2-%^+", max_size=12))
def test_no_text_in_place_of_a_unit_fails(code: str) -> None:
    _, value = canonical(2.5, UCUM, code)

    assert isinstance(value, float)
