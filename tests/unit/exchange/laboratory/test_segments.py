"""HL7 v2 taken apart."""

from pathlib import Path

import hl7
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.exchange.laboratory.errors import BadMessage
from sharedcare.exchange.laboratory.segments import segments_of

HEAD = r"MSH|^~\&|LABKA|KBA^579^GLN|||20260610||ORU^R01|1|P|2.5.1"
PIECES = st.text(alphabet="ab1 |^~&", max_size=30)


def test_a_place_is_found_by_field_repetition_component_and_subcomponent() -> None:
    head, person = segments_of(f"{HEAD}\rPID|1||25^^^CPR&1.2.208&ISO^NNDNK~X^^^Y")

    assert (head.name, head.text(3), head.text(4, component=2), head.text(9)) == (
        "MSH",
        "LABKA",
        "579",
        "ORU",
    )
    assert person.text(3, component=4, sub=2) == "1.2.208"
    assert person.text(3, repeat=2, component=4) == "Y"
    assert person.repeated(3) == ["25", "X"]
    assert person.values(3) == ("25", "", "", "CPR", "NNDNK")
    assert (person.text(3, component=9), person.text(3, repeat=3), person.text(99)) == ("", "", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\F\b\S\c\T\d\R\e\E\f", r"a|b^c&d~e\f"),
        (r"first\.br\second", "first\nsecond"),
        (r"\H\bold\N\ \.sp999999999\plain", "bold plain"),
        (r"\X41C5\ \X0\ \X00\ \Zxx\end", "AÅ   end"),
        ('""', ""),
        (r"half \F", r"half \F"),
    ],
)
def test_escapes_are_taken_back_and_layout_is_left_out(written: str, meant: str) -> None:
    _, note = segments_of(f"{HEAD}\rNTE|1|L|{written}")

    assert " ".join(note.text(3).split(" ")) == meant


@pytest.mark.parametrize("text", ["", "PID|1", "MSH", "MSH|^~", "MSH|^^\\&|x", "MSHaBCDEaxax", "\n\r"])
def test_what_does_not_begin_with_a_whole_head_is_refused(text: str) -> None:
    with pytest.raises(BadMessage, match="MSH"):
        segments_of(text)


@given(PIECES, st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3))
def test_another_reading_of_hl7_finds_the_same(
    piece: str, field: int, repeat: int, component: int, sub: int
) -> None:
    text = f"{HEAD}\rNTE|{piece}|end"
    other = hl7.parse(text)[1]

    ours = segments_of(text)[1].text(field, repeat=repeat, component=component, sub=sub)

    try:
        theirs = other.extract_field(
            field_num=field, repeat_num=repeat, component_num=component, subcomponent_num=sub
        )
    except (IndexError, KeyError):
        theirs = ""
    assert ours == str(theirs or "").strip()


def test_published_messages_have_as_many_segments_by_both_readings(examples: Path) -> None:
    for file in sorted((examples / "constructed-lab").glob("*.hl7")):
        text = file.read_text(encoding="utf-8").replace("\n", "\r")

        assert [one.name for one in segments_of(text)] == [str(one[0]) for one in hl7.parse(text)]
