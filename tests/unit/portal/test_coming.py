"""What comes is told by how near it is, and a row of years in few lines."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.portal.plan.coming import Coming, Line, split
from sharedcare.portal.plan.words import DANISH
from sharedcare.ui.markup import Said

TODAY = date(2026, 11, 26)


def coming(text: str, days: int | None, *, is_own: bool = False, who: str = "Lægehuset") -> Coming:
    day = None if days is None else TODAY + timedelta(days=days)
    return Coming(day, Line("", Said(text), who, at="" if day is None else f"{day:%d.%m.%Y}"), is_own)


def test_what_the_patient_does_comes_first_then_the_week_then_the_month_and_the_rest_is_folded() -> None:
    found = split(
        [
            coming("Overskredet", -3),
            coming("Skema", 2, is_own=True),
            coming("Blodprøve", 7),
            coming("Kontrol", 31),
            coming("Årskontrol", 32),
            coming("Årligt skema", 300, is_own=True),
            coming("Uden dag", None),
            coming("Eget uden dag", None, is_own=True),
        ],
        today=TODAY,
        words=DANISH,
    )

    assert [(title, [line.text.words for line in lines]) for title, lines in found.near] == [
        ("Det gør du selv", ["Skema", "Eget uden dag"]),
        ("De næste 7 dage", ["Overskredet", "Blodprøve"]),
        ("Den næste måned", ["Kontrol"]),
    ]
    assert [one.text.words for one in found.later] == ["Årskontrol", "Årligt skema", "Uden dag"]
    assert found.folded == "Senere (3)"


def test_what_comes_again_and_again_is_told_once_with_its_days() -> None:
    found = split([coming("Blodprøve", 91), coming("Blodprøve", 182)], today=TODAY, words=DANISH)

    assert [(one.text.words, one.when) for one in found.later] == [("Blodprøve", "25.02.2027 · 27.05.2027")]
    assert found.folded == "Senere (2)"


_ANY = st.builds(
    coming,
    st.sampled_from(("a", "b")),
    st.none() | st.integers(-400, 800),
    is_own=st.booleans(),
    who=st.sampled_from(("x", "y")),
)


@given(st.lists(_ANY, max_size=30))
def test_nothing_is_lost_and_nothing_said_twice(everything: list[Coming]) -> None:
    found = split(everything, today=TODAY, words=DANISH)

    near = [line for _, lines in found.near for line in lines]
    later = [one.line for one in everything if not any(one.line is each for each in near)]
    assert {(one.text.words, one.who) for one in found.later} == {(one.text.words, one.who) for one in later}
    assert sum(len(one.when.split(" · ")) for one in found.later if one.when) == sum(
        bool(one.at) for one in later
    )
    assert len(near) + len(later) == len(everything)
