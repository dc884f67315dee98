"""Text is found without regard to case, accents and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.records.indexing.strings import LONGEST, clip, fold


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Ågård", "aagaard"),
        ("Kirkegaard", "kirkegård"),
        ("Sørensen", "SORENSEN"),
        ("Æbelø", "aebelo"),
        ("José", "jose"),
        ("Straße", "STRASSE"),
        ("Łukasz Ðorđević", "lukasz dordevic"),
        ("  Anne \n Marie ", "anne marie"),
        ("Tromsø", "tromso"),
    ],
)
def test_spellings_of_one_name_are_one(written: str, searched: str) -> None:
    assert fold(written) == fold(searched)


def test_different_names_stay_different() -> None:
    assert len({fold(name) for name in ("Hansen", "Jensen", "Hanson", "Øst", "Ast")}) == 5


def test_a_text_is_indexed_up_to_a_length() -> None:
    assert clip("x" * (LONGEST + 1)) == "x" * LONGEST


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("aAåÅæø eé-b", max_size=12), st.integers(0, 12))
def test_what_a_text_starts_with_its_folded_form_starts_with(text: str, length: int) -> None:
    assert fold(text).startswith(fold(text[:length]))
