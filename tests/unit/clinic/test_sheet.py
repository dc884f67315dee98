"""What is drawn on paper: columns before pages, and no letter that the fonts lack."""

import gc
import re
from contextlib import closing
from datetime import UTC, datetime

from sharedcare.clinic.plan.sheet import Part, Piece, Sheet, _known

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def drawn(*, many: int, columns: int) -> Sheet:
    sheet = Sheet(size=9, columns=columns, foot="Plan", title="Plan", language="en", at=AT)
    sheet.title("Plan", "Poul")
    sheet.part(Part("Later", [Piece("Measure blood pressure", "10.03.2026", "Nurse")] * many))
    return sheet


def pages(*, many: int, columns: int) -> int:
    with closing(drawn(many=many, columns=columns)) as sheet:
        return sheet.pages


def test_what_is_too_much_for_a_column_goes_on_in_the_next_and_then_on_the_next_page() -> None:
    assert [pages(many=40, columns=each) for each in (1, 2)] == [2, 1]
    assert [pages(many=100, columns=each) for each in (1, 2)] == [4, 2]
    assert re.findall(rb"/Count (\d+)", drawn(many=100, columns=2).bytes()) == [b"2"]


def test_a_letter_that_the_fonts_lack_is_a_plainer_one_and_else_a_question_mark() -> None:
    assert _known("CO₂ ≥ 1\N{NARROW NO-BREAK SPACE}000  Ж") == "CO2 ≥ 1 000 ?"


def test_neither_a_sheet_that_is_dropped_nor_one_that_is_made_leaves_its_fonts_open() -> None:
    pages(many=1, columns=1)
    drawn(many=1, columns=1).bytes()

    # What was left open is told of here, and fails the test.
    gc.collect()
