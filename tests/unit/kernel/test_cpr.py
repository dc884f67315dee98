"""What looks like a CPR number, and what does not."""

import pytest

from sharedcare.kernel.cpr import resembles_cpr


@pytest.mark.parametrize("text", ["0101701234", "010170-1234", "3112991111", "6101701234"])
def test_a_date_and_four_digits_resemble_a_number(text: str) -> None:
    assert resembles_cpr(text)


@pytest.mark.parametrize(
    "text", ["", "010170", "3201701234", "0113701234", "01017012345", "a0101701234", "0101701234\n"]
)
def test_anything_else_does_not(text: str) -> None:
    assert not resembles_cpr(text)
