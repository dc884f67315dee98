"""Anchors that are likely not meant as they stand are warned of: nothing counts from them, or they come once by mistake."""

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.anchored import TODAY, anchor, found, line


def test_an_anchor_that_nothing_counts_from_is_warned_of() -> None:
    text, [told] = found(anchor("day", "{kind: task-done, task: walk}"))

    assert told.is_warning
    assert told.place.line == line(text, "key: day")
    assert told.says == "Nothing counts from `day`, and no condition asks about it."


@pytest.mark.parametrize(
    "used",
    [
        "when: [week 2 after day]",
        "when: [week 2 after enrolment]\n    after: [{kind: event, event: day}]",
        "when: [week 2 after enrolment]\n    after: [{kind: none, of: [{kind: event, event: day}]}]",
    ],
)
def test_an_anchor_that_a_window_or_a_condition_names_is_not_warned_of(used: str) -> None:
    _, told = found("  - {key: day, title: {da: Dag, en: Day}}\n", walk=used)

    assert told == ()


def test_an_anchor_that_comes_by_itself_may_stand_there_for_local_layers() -> None:
    _, told = found("  - {key: admission, title: {da: Indlagt, en: Admitted}}\n")

    assert told == ()


@pytest.mark.parametrize(
    "comes_with", ["{kind: task-due, task: bandage}", "{kind: task-opens, task: bandage}"]
)
def test_what_is_asked_for_once_although_its_anchor_comes_with_what_comes_again_is_warned_of(
    comes_with: str,
) -> None:
    text, [told] = found(anchor("day", comes_with), walk="when: [day -7 to day 0 after day]")

    assert told.is_warning
    assert told.place.line == line(text, "key: day")
    assert (told.says, told.remedy) == (
        "`bandage` comes again and again, and `day` with the first alone, so `walk` is asked for once.",
        "Write `each-time: true`, or `each-time: false` where the first is meant.",
    )


def test_what_comes_with_a_task_that_counts_from_what_comes_each_time_comes_again_too() -> None:
    visits = "  - {key: visit, title: {da: Besøg, en: Visit}, each-time: true}\n"
    text, _ = found(
        visits, anchor("day", "{kind: task-done, task: bandage}"), walk="when: [week 2 after day]"
    )
    text = text.replace("day 0 to day 7 after enrolment]", "day 0 to day 7 after visit]", 1)
    text = text.replace("    repeat: {every: every 2 weeks, ends-with: phase}\n", "", 1)

    [told] = checked(text.encode(), on=TODAY).findings

    assert told.says.startswith("`bandage` comes again and again, and `day` with the first alone")


@pytest.mark.parametrize(
    ("day", "walk"),
    [
        (
            anchor("day", "{kind: task-due, task: bandage}", ", each-time: true"),
            "when: [week 2 after day]",
        ),
        (
            anchor("day", "{kind: task-due, task: bandage}", ", each-time: false"),
            "when: [week 2 after day]",
        ),
        (
            anchor("day", "{kind: task-due, task: bandage}"),
            "when: [week 2 after day]\n    repeat: {every: every week, ends-with: phase}",
        ),
    ],
    ids=["each time", "the first is meant", "comes again of its own"],
)
def test_it_is_not_warned_of_where_each_time_is_said_or_the_task_comes_again_of_its_own(
    day: str, walk: str
) -> None:
    assert found(day, walk=walk)[1] == ()
