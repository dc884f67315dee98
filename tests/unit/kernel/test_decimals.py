"""With how many decimals a value is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sharedcare.kernel.decimals import worth


@pytest.mark.parametrize(
    ("value", "least", "said"),
    [
        (101.6, 0, "101.6"),
        (101.60000000000001, 0, "101.6"),
        (102.0, 0, "102"),
        (82.0, 1, "82.0"),
        (0.125, 0, "0.125"),
        # 5.6 % of HbA1c in mmol/mol, and what is short of 53 by little.
        (37.70492, 0, "37.7"),
        (52.96123, 0, "52.96"),
    ],
)
def test_what_was_typed_is_told_as_it_was_typed_and_what_was_reckoned_with_one_decimal_more(
    value: float, least: int, said: str
) -> None:
    assert f"{value:.{worth(value, least)}f}" == said


@given(some.floats(0.001, 1000), some.integers(0, 2))
def test_no_value_is_told_as_if_it_had_passed_the_limit_beside_it(value: float, least: int) -> None:
    value, limit = round(value, 6), round(value, least)
    shown = round(value, worth(value, least))

    assert (shown >= limit) == (value >= limit)
    assert (shown > limit) == (value > limit)
