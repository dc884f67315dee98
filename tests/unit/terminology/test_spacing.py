"""A number and its unit stand together as each language writes them."""

import pytest

from sharedcare.programmes.telling import band
from sharedcare.programmes.types.words import Band
from sharedcare.terminology.spacing import with_unit


@pytest.mark.parametrize(
    ("unit", "language", "said"),
    [
        ("%", "da", "95 %"),
        ("%", "en", "95%"),
        ("kg", "en", "95 kg"),
        ("", "da", "95"),
        ("/min", "en", "95 /min"),
    ],
)
def test_per_cent_stands_close_in_english_alone(unit: str, language: str, said: str) -> None:
    assert with_unit("95", unit, language) == said
    assert band(Band(below=95), unit, language) == f"<{said}"
