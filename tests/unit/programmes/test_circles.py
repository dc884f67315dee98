"""What waits for each other is told once, at the line that closes the circle, with all that the circle goes through."""

import pytest

from sharedcare.programmes.checking import checked
from tests.unit.programmes.anchored import TODAY, anchor, found, line
from tests.unit.programmes.small import SMALL


def test_a_task_that_counts_from_what_comes_with_it_is_told_at_its_when_with_the_anchor_in_the_chain() -> (
    None
):
    text, [told] = found(
        anchor("day", "{kind: task-due, task: walk}"), walk="when: [day -7 to day 0 after day]"
    )

    assert told.place.line == line(text, "when: [day -7")
    assert (told.says, told.remedy) == (
        "These wait for each other: walk → day → walk.",
        "Let `walk` count from another anchor than `day`, or let `day` come with something else.",
    )


def test_a_circle_of_two_tasks_through_an_anchor_is_told_at_the_when_and_not_at_the_after() -> None:
    again = "when: [day 0 to day 7 after enrolment]\n    repeat: {every: every 2 weeks, ends-with: phase}\n"
    text, _ = found(anchor("day", "{kind: task-done, task: walk}"))
    text = text.replace(again, "when: [day 1 after day]\n", 1)

    [told] = checked(text.encode(), on=TODAY).findings

    assert told.place.line == line(text, "when: [day 1 after day]")
    assert told.says == "These wait for each other: bandage → day → walk → bandage."


def test_what_waits_for_an_anchor_that_comes_with_what_holds_after_it_is_told_at_the_after() -> None:
    text, [told] = found(
        anchor("day", "{kind: hold, conditions: [{kind: task-done, task: walk}]}"),
        walk="when: [week 2 after enrolment]\n    after: [{kind: event, event: day}]",
    )

    assert told.place.line == line(text, "after: [{kind: event")
    assert (told.says, told.remedy) == (
        "These wait for each other: walk → day → walk.",
        "Take `day` out of the `after` of `walk`, or let `day` come with something else.",
    )


def test_anchors_that_come_with_each_other_are_told_at_their_comes_with() -> None:
    text, [told, *_] = found(
        anchor("day", "{kind: hold, conditions: [{kind: event, event: night}]}"),
        anchor("night", "{kind: hold, conditions: [{kind: event, event: day}]}"),
    )

    assert told.place.line == line(text, "key: day")
    assert told.says == "These wait for each other: day → night → day."
    assert told.remedy == "Let `day` come with something else than `night`."


@pytest.mark.parametrize("kind", ["task-due", "task-opens"])
def test_what_is_measured_before_a_task_that_waits_for_it_is_no_circle(kind: str) -> None:
    """The day on which a task is due stands whether or not what it waits for has come."""
    before = "    when: [day -7 to day 0 after day]\n    done-when: [{kind: ticked}]\n"
    text, _ = found(anchor("day", f"{{kind: {kind}, task: walk}}"))
    start, end = (
        SMALL.index(each)
        for each in ("    when: [day 0 to day 7 after enrolment]", "    sources: [S1]\n  - key: walk")
    )
    text = text.replace(SMALL[start:end], before, 1)

    assert checked(text.encode(), on=TODAY).programme is not None
