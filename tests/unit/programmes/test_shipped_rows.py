"""Who is asked for what by the programmes that ship: each row of their source once, and no two for the same thing."""

import pytest

from sharedcare.programmes.combining.reconciling import wanted
from tests.unit.programmes.combining.following import follows, shipped


def asked(programme: str, *levels: str, **days_ago: int) -> set[str]:
    """The keys of the tasks that a patient in these levels has, whose anchors came so many days ago."""
    events = {key.replace("_", "-"): ago for key, ago in days_ago.items()}
    one = follows(shipped()[programme], events=events, levels=frozenset(levels))
    return {each.key for each in wanted([one]).tasks}


@pytest.mark.parametrize(
    ("days_ago", "which"),
    [
        ({"discharge": 300, "enrolment": 300}, {"annual.first"}),
        ({"discharge": 800, "enrolment": 800}, {"annual"}),
        ({"discharge": 30, "enrolment": 800}, {"annual", "annual.first"}),
        ({"enrolment": 100}, {"annual"}),
    ],
    ids=["the first year", "later", "in hospital again years later", "discharge unknown"],
)
def test_the_first_annual_status_counts_from_the_discharge_and_no_birthday_doubles_it(
    days_ago: dict[str, int], which: set[str]
) -> None:
    found = asked("ischaemic-heart-disease", birth_month=-20, **days_ago)

    assert {key for key in found if key.startswith("annual")} == which


def drugs_taken(*drugs: str) -> set[str]:
    """The tasks of somebody with diabetes who takes these (ATC)."""
    one = follows(shipped()["type-2-diabetes"], events={"enrolment": 5}, drugs=frozenset(drugs))
    return {each.key for each in wanted([one]).tasks}


@pytest.mark.parametrize(
    ("levels", "feet"),
    [
        ((), {"dm.foot", "dm.foot.year"}),
        (("foot-1",), {"dm.foot", "dm.foot.year"}),
        (("foot-3",), {"dm.foot", "dm.foot.twice"}),
        (("foot-4",), {"dm.foot", "dm.foot.four-times"}),
    ],
)
def test_feet_are_seen_once_by_all_and_then_in_one_rhythm_alone(
    levels: tuple[str, ...], feet: set[str]
) -> None:
    found = asked("type-2-diabetes", *levels, diagnosis=5, enrolment=5)

    assert {key for key in found if key.startswith("dm.foot")} == feet


@pytest.mark.parametrize(
    ("levels", "diagnosed", "does"),
    [
        (("green",), 2000, set()),
        (("green",), 20, {"dm.course.refer", "dm.course"}),
        (("yellow",), 20, {"dm.advice", "dm.advice.answer", "dm.course.yellow"}),
        (("red",), 2000, {"dm.hospital.refer", "dm.hospital", "dm.hospital.control"}),
    ],
    ids=["with the own doctor alone", "newly diagnosed", "advice and a course", "the hospital"],
)
def test_a_level_of_diabetes_decides_who_does_something(
    levels: tuple[str, ...], diagnosed: int, does: set[str]
) -> None:
    found = asked(
        "type-2-diabetes", *levels, diagnosis=diagnosed, enrolment=5, advice_need=1, hospital_need=1
    )

    parts = ("dm.advice", "dm.course", "dm.hospital")
    assert {key for key in found if key.startswith(parts)} == does


def test_advice_for_sick_days_is_for_whoever_has_something_to_pause() -> None:
    assert "dm.sickday" not in drugs_taken("C10AA05")
    assert "dm.sickday" in drugs_taken("A10BA02")
    assert "dm.sickday" in drugs_taken("A10AE04")


@pytest.mark.parametrize(
    ("diagnosed", "seen"), [(30, {"kol.followup"}), (1000, {"kol.followup.half-year"})], ids=["new", "known"]
)
def test_group_c_has_close_check_ups_first_and_then_every_half_year_never_both(
    diagnosed: int, seen: set[str]
) -> None:
    found = asked("copd", "care-half-year", "group-c", diagnosis=diagnosed, enrolment=5)

    assert {key for key in found if key.startswith("kol.followup")} == seen


def test_lungs_are_tested_with_the_shuttle_where_somebody_says_so_and_else_by_walking() -> None:
    def tested(**judged: bool) -> set[str]:
        one = follows(shipped()["copd"], events={"rehab-start": 1}, judged=judged)
        return {each.key for each in wanted([one]).tasks if each.key.startswith("kol.rehab.test")}

    assert (tested(), tested(shuttle=True)) == ({"kol.rehab.test"}, {"kol.rehab.test.shuttle"})
