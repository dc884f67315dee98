"""The drawings: what they show, and that nothing in them lies on anything else."""

import itertools
import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from sharedcare.ui.charts.bullet import bullet
from sharedcare.ui.charts.lanes import Lane, Mark, Span, lanes
from sharedcare.ui.charts.lettering import shortened, width
from sharedcare.ui.charts.placing import NARROWEST, SIZE, Placed, placed
from sharedcare.ui.charts.series import Band, Dot, unbroken
from sharedcare.ui.charts.spark import spark

AT = datetime(2026, 11, 22, tzinfo=UTC)
SPAN = Span(AT - timedelta(days=183), AT + timedelta(days=183), AT)
YEAR = {"starts": AT - timedelta(days=365), "ends": AT}


def _dots(*days: float) -> tuple[Dot, ...]:
    return tuple(Dot(AT - timedelta(days=day), 80 + day / 100) for day in days)


def test_a_line_is_broken_where_nothing_was_measured_for_three_times_the_usual_interval() -> None:
    assert unbroken([0, 1, 2, 3, 10, 11]) == [(0, 4), (4, 6)]

    drawn = spark(_dots(60, 59, 58, 20, 19, 18), band=None, changes=(), summary="", **YEAR)

    line = re.search(r'class="line" d="([^"]+)"', drawn)
    assert line
    assert line[1].count("M") == 2


def test_values_from_home_are_round_and_those_of_the_clinic_square() -> None:
    home = spark(_dots(9, 1), band=None, changes=(), summary="", **YEAR)
    clinic = spark(
        tuple(Dot(dot.at, dot.value, is_square=True) for dot in _dots(9, 1)),
        band=None,
        changes=(),
        summary="",
        **YEAR,
    )

    assert home.count("<circle") == 2
    assert clinic.count("<rect") == 2


def test_a_drawing_is_told_in_a_sentence_and_what_comes_from_outside_is_escaped() -> None:
    drawn = spark(_dots(9, 1), band=Band(79, None), changes=(AT,), summary='<b>"Vægt"', **YEAR)

    assert 'role="img" aria-label="&lt;b&gt;&quot;Vægt&quot;"' in drawn


def test_a_band_open_at_one_end_reaches_the_edge() -> None:
    assert 'class="in" x="0.0"' in bullet(1.9, previous=2.3, band=Band(None, 1.4))


def test_a_text_is_shortened_to_its_room_or_left_out() -> None:
    assert width(shortened("Hjerterehabilitering 12 uger", SIZE, 80), SIZE) <= 80
    assert shortened("Hjerterehabilitering", SIZE, 8) == ""


_marks = some.lists(
    some.builds(
        lambda start, length, text, planned: Mark(
            AT + timedelta(days=start),
            AT + timedelta(days=start + length) if length else None,
            text,
            text,
            planned,
        ),
        some.integers(-183, 170),
        some.one_of(some.none(), some.integers(1, 120)),
        some.sampled_from(["Klinik", "Hjerterehabilitering 12 uger", "Ekko", "Måler vægt"]),
        some.booleans(),
    ),
    max_size=30,
)


@given(_marks)
def test_no_label_lies_on_a_label_or_on_another_mark(marks: list[Mark]) -> None:
    found, left_out = placed(marks, SPAN)

    assert sum(each.many for each in found) + left_out == len(marks)
    for track in {each.y for each in found}:
        boxes = sorted(box for each in found if each.y == track for box in _boxes(each))
        for (_, ends), (starts, _) in itertools.pairwise(boxes):
            assert starts >= ends - 0.5


def _boxes(each: Placed) -> list[tuple[float, float]]:
    """From where to where its shape and its label lie, in pixels."""
    half = 5.0 if each.mark.ends is None else 0.0
    boxes = [(each.left / 100 * NARROWEST - half, each.right / 100 * NARROWEST + half)]
    if each.label and not each.is_inside:
        at, long = each.label_at / 100 * NARROWEST + each.label_shift, width(each.label, SIZE)
        boxes.append((at - long, at) if each.is_left else (at, at + long))
    return boxes


def test_a_lane_without_anything_in_it_is_still_a_lane() -> None:
    drawn = lanes(
        (Lane("S", ()), Lane("P", ())), span=SPAN, phases=(), months=(), today="i dag", summary="Tom"
    )

    assert drawn.body.count('class="floor"') == 2
    assert drawn.left_out == 0
