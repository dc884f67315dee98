"""Which reason comes first, who stands in which tab, and what is new."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sharedcare.worklist.rules import filed, foremost, ordered, since, standing, tabs_of
from sharedcare.worklist.types import Item, Kind, Standing, Tab, Told

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ME, OTHER = 7, 8
_KEYS: dict[str, int] = {}


def item(kind: Kind, hours: float = 1, **more: object) -> Item:
    told: dict[str, object] = {"is_ours": True, **more}
    number = int(hours * 100) * 10 + kind
    return Item(kind, number, NOW - timedelta(hours=hours), **told)  # type: ignore[arg-type]


def patient(name: str, *items: Item, newest: Item | None = None, seen: bool = True) -> Standing:
    key = _KEYS.setdefault(name, len(_KEYS) + 1)
    told = Told(key, is_responsible=False, items=[*items, *([newest] if newest is not None else [])])
    return standing(told, seen={told.key} if seen else set(), at=NOW)


def names(several: Iterable[Standing]) -> list[str]:
    told = {key: name for name, key in _KEYS.items()}
    return [told[one.key] for one in several]


def test_the_order_is_that_of_urgency_and_the_oldest_of_two_alike_comes_first() -> None:
    every = [
        patient("task", item(Kind.TASK, due=NOW)),
        patient("green", newest=item(Kind.GREEN)),
        patient("yellow", item(Kind.YELLOW)),
        patient("two-yellows", item(Kind.YELLOW, 1), item(Kind.YELLOW, 2)),
        patient("missing", item(Kind.MISSING)),
        patient("message", item(Kind.MESSAGE)),
        patient("young-red", item(Kind.RED, 1)),
        patient("old-red", item(Kind.RED, 5)),
        patient("not-judged", item(Kind.NOT_JUDGED)),
        patient("handover", item(Kind.HANDOVER)),
    ]

    assert names(ordered(every)) == [
        "old-red",
        "young-red",
        "handover",
        "not-judged",
        "two-yellows",
        "message",
        "missing",
        "yellow",
        "task",
        "green",
    ]


def test_what_cannot_wait_leads_before_a_red_that_has_waited_for_longer() -> None:
    urgent = item(Kind.RED, 1, due=NOW - timedelta(hours=1))
    both = patient("both", item(Kind.RED, 90), urgent)

    assert both.top == urgent
    assert names(ordered([patient("old-red", item(Kind.RED, 99)), both])) == ["both", "old-red"]


def test_what_one_rule_found_twice_is_no_second_sign() -> None:
    every = [
        patient("same", item(Kind.YELLOW, 1, topic=5), item(Kind.YELLOW, 2, topic=5)),
        patient("message", item(Kind.MESSAGE)),
        patient("two", item(Kind.YELLOW, 1, topic=5), item(Kind.YELLOW, 2, topic=6)),
    ]

    assert names(ordered(every)) == ["two", "message", "same"]


def test_two_answers_to_one_questionnaire_are_two_signs_and_one_that_two_programmes_judge_is_one() -> None:
    every = [
        patient("one", item(Kind.YELLOW, 1, topic=5, sign=1), item(Kind.YELLOW, 2, topic=5, sign=1)),
        patient("message", item(Kind.MESSAGE)),
        patient("two", item(Kind.YELLOW, 1, topic=5, sign=1), item(Kind.YELLOW, 2, topic=5, sign=2)),
    ]

    assert names(ordered(every)) == ["two", "message", "one"]


def test_of_what_one_rule_found_again_and_again_the_newest_is_shown_and_the_first_is_waited_from() -> None:
    old, new = item(Kind.YELLOW, 50, topic=5), item(Kind.YELLOW, 2, topic=5)
    one = patient("same", old, new, item(Kind.YELLOW, 1, topic=6))

    assert foremost(Tab.ALL, one) == new
    assert since(new, one.items) == old.since


def test_what_waits_for_others_is_no_reason_and_neither_is_a_task_before_its_day() -> None:
    found = patient(
        "anna",
        item(Kind.TASK, due=NOW + timedelta(days=1)),
        item(Kind.MESSAGE, is_ours=False),
        item(Kind.HANDOVER, is_ours=False),
    )

    assert found.items == ()


def test_new_values_are_green_until_somebody_looks_and_never_beside_a_finding() -> None:
    value, looked = item(Kind.GREEN, 3), item(Kind.LOOKED, 2)

    assert patient("anna", newest=value).items == (value,)
    assert patient("anna", looked, newest=value).items == ()
    assert patient("anna", item(Kind.LOOKED, 4), newest=value).items == (value,)
    assert [one.kind for one in patient("anna", item(Kind.YELLOW), newest=value).items] == [Kind.YELLOW]
    assert patient("anna", newest=item(Kind.GREEN, 24 * 30)).items == ()


def test_one_new_value_that_nobody_has_judged_keeps_the_patient_from_being_on_target() -> None:
    value, unjudged = item(Kind.GREEN, 1), item(Kind.UNJUDGED, 5)

    one = patient("anna", unjudged, newest=value)
    assert one.items == (unjudged,)
    assert filed([one], me=())[Tab.ON_TARGET] == []
    assert filed([one], me=())[Tab.NOT_JUDGED] == [one]
    assert patient("anna", unjudged, item(Kind.LOOKED, 3), newest=value).items == (value,)
    assert [each.kind for each in patient("anna", unjudged, item(Kind.RED)).items] == [Kind.RED]


def test_what_is_put_off_waits_in_its_own_tab_until_its_time_has_come() -> None:
    later = item(Kind.RED, snoozed=NOW + timedelta(hours=1))
    over = item(Kind.RED, 2, snoozed=NOW - timedelta(hours=1))

    found = patient("anna", later)
    assert (found.items, found.snoozed) == ((), (later,))
    assert foremost(Tab.SNOOZED, found) is later
    assert filed([found], me={ME})[Tab.ALL] == []
    assert patient("anna", over).items == (over,)


def test_the_tabs_hold_whom_their_names_say() -> None:
    every = [
        patient("hers", item(Kind.RED, assigned=ME)),
        patient("anothers", item(Kind.YELLOW, assigned=OTHER)),
        patient("nobodys", item(Kind.MISSING)),
        patient("calm", seen=False),
    ]

    found = {tab: names(filed(every, me={ME})[tab]) for tab in Tab}
    assert found[Tab.ALL] == ["hers", "anothers", "nobodys"]
    assert (found[Tab.ACT], found[Tab.WATCH], found[Tab.MISSING]) == (["hers"], ["anothers"], ["nobodys"])
    assert (found[Tab.MINE], found[Tab.UNASSIGNED], found[Tab.UNSEEN]) == (["hers"], ["nobodys"], ["calm"])
    assert len(filed(every, me={ME})[Tab.ALL]) == 3


@given(st.lists(st.tuples(st.sampled_from([*Kind]), st.floats(0.1, 300), st.booleans()), max_size=8))
def test_no_reason_is_lost_or_told_twice(told: list[tuple[Kind, float, bool]]) -> None:
    items = {
        one.key: one
        for kind, hours, later in told
        if kind not in (Kind.GREEN, Kind.UNJUDGED, Kind.LOOKED)
        for one in [item(kind, hours, due=NOW, snoozed=NOW + timedelta(hours=1) if later else None)]
    }

    found = patient("anna", *items.values())

    assert sorted(one.key for one in (*found.items, *found.snoozed)) == sorted(items)


def test_that_a_value_is_to_be_agreed_hides_nothing_and_comes_last() -> None:
    to_agree, green = item(Kind.TO_AGREE), item(Kind.GREEN)
    one = standing(Told(1, is_responsible=False, items=[green, to_agree]), seen=(), at=NOW)
    assert [each.kind for each in one.items] == [Kind.GREEN, Kind.TO_AGREE]
    assert {Tab.ON_TARGET, Tab.NOT_JUDGED} <= tabs_of(one, me=())


def test_an_agreed_hand_over_presses_nobody_until_its_day_is_past_and_then_it_is_red_before_all_but_findings() -> (
    None
):
    ahead, today = (item(Kind.AGREED, due=NOW + timedelta(hours=hours)) for hours in (12, -12))
    held, red = item(Kind.AGREED, due=NOW - timedelta(hours=36)), item(Kind.RED)
    kinds = [
        [each.kind for each in patient("x", one, item(Kind.MESSAGE)).items] for one in (ahead, today, held)
    ]

    assert kinds == [[Kind.MESSAGE, Kind.AGREED]] * 2 + [[Kind.HELD, Kind.MESSAGE]]
    both = patient("x", held, red)
    assert {Tab.ACT, Tab.HANDOVERS} <= tabs_of(patient("x", held), me=set())
    assert [each.kind for each in both.items] == [Kind.RED, Kind.HELD]
    assert foremost(Tab.ACT, patient("x", item(Kind.HANDOVER, 9), held)) == held._replace(
        kind=Kind.HELD, since=NOW - timedelta(hours=36)
    )
