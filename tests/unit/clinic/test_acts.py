"""What one act changed is told together, and what was made another than before alone."""

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.clinic.plan.acts import Changed, acts
from sharedcare.ui.markup import Said, html


def changed(
    name: str,
    *,
    kind: str = "Goal",
    when: str = "today",
    why: str = "",
    changes: tuple[tuple[str, str, str], ...] = (),
) -> Changed:
    return Changed(name, kind, Said(name), "Added", "added", "Anne", html(when), why, changes)


def told(*several: Changed) -> list[list[str]]:
    return [[each.href for each in one.things] for one in acts(several)]


def test_what_somebody_did_at_one_moment_for_one_reason_is_one_act_for_each_kind() -> None:
    first, task, second = changed("a"), changed("b", kind="Task"), changed("c")
    later, other = changed("d", when="yesterday"), changed("e", why="by another programme")

    assert told(first, task, second, later, other) == [["a", "c"], ["b"], ["d"], ["e"]]


def test_what_was_made_another_than_before_stands_alone_since_it_has_its_own_from_and_to() -> None:
    one, other = (changed(name, changes=(("Due", "1 May", "2 May"),)) for name in "ab")

    assert told(one, other) == [["a"], ["b"]]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.booleans())))
def test_nothing_is_lost_or_told_twice(drawn: list[tuple[str, str, bool]]) -> None:
    several = [
        changed(str(place), kind=kind, when=when, changes=(("Due", "", "today"),) if is_changed else ())
        for place, (kind, when, is_changed) in enumerate(drawn)
    ]

    flat = [name for one in told(*several) for name in one]
    assert sorted(flat) == sorted(each.href for each in several)
