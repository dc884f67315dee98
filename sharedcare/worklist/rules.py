"""Which reasons count, which comes first, and who stands in which tab. Pure.

The order is that of urgency and of who is waited for: whoever has to answer comes before what answers itself.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice

from sharedcare.worklist.types import FINDINGS, Item, Kind, Standing, Tab, Told

SIGNS = 2
"""Yellow findings of one patient, by different rules, that together come before messages."""
NEW_FOR = timedelta(days=14)
"""How old a value may be that nobody has looked at, and still be called new."""
UNSEEN_AFTER = timedelta(days=30)
"""A patient whom nobody of the organisation has opened for so long has not been looked at."""

_RANK = {
    Kind.RED: 0,
    Kind.HANDOVER: 1,
    Kind.NOT_JUDGED: 2,
    Kind.MESSAGE: 4,
    Kind.MISSING: 5,
    Kind.YELLOW: 6,
    Kind.UNJUDGED: 7,
    Kind.TASK: 8,
    Kind.GREEN: 9,
    # Whoever opens the patient for something else sees it too.
    Kind.TO_AGREE: 10,
}
_TWO_SIGNS = 3
_NOTHING = 11
_OF_KIND = {
    Tab.ACT: Kind.RED,
    Tab.WATCH: Kind.YELLOW,
    Tab.MISSING: Kind.MISSING,
    Tab.NOT_JUDGED: Kind.NOT_JUDGED,
    Tab.ON_TARGET: Kind.GREEN,
    Tab.HANDOVERS: Kind.HANDOVER,
    Tab.TASKS: Kind.TASK,
    Tab.MESSAGES: Kind.MESSAGE,
}
_TAB_OF = {kind: tab for tab, kind in _OF_KIND.items()} | {
    Kind.UNJUDGED: Tab.NOT_JUDGED,
    Kind.TO_AGREE: Tab.NOT_JUDGED,
}


def standing(told: Told, *, seen: Container[str], at: datetime) -> Standing:
    """How a patient stands now. `seen` are the ids of those whom somebody of the organisation has opened lately."""
    if not told.items and told.newest is None:
        # So it is with most of a team on most days.
        return Standing(told.id, told.key, (), (), told.is_responsible, told.id not in seen)
    looked = max((one.since for one in told.items if one.kind is Kind.LOOKED), default=None)
    unjudged = next((one for one in told.items if one.kind is Kind.UNJUDGED), None)
    aside = (Kind.LOOKED, Kind.UNJUDGED)
    waiting = [one for one in told.items if one.kind not in aside and _counts(one, at)]
    put_off = tuple(one for one in waiting if one.snoozed is not None and one.snoozed > at)
    now = [one for one in waiting if one not in put_off]
    # With one that nobody has judged among those that are new the patient is not on target.
    new = (one for one in (unjudged, told.newest) if one is not None and _is_new(one, looked, at))
    if not any(one.kind in FINDINGS - {Kind.TO_AGREE} for one in waiting):
        now += islice(new, 1)
    ranked = sorted(now, key=lambda one: (_rank(one, now), one.since, one.key))
    return Standing(told.id, told.key, tuple(ranked), put_off, told.is_responsible, told.id not in seen)


def ordered(standings: Iterable[Standing]) -> list[Standing]:
    """The most urgent first, and of two alike the one that has waited longer."""
    return sorted(standings, key=_place)


def within(tab: Tab, standings: Sequence[Standing], *, me: Container[int]) -> list[Standing]:
    """Those who stand in a tab, in the order in which they came; `me` are the keys of the reader's role and organisation."""
    return [one for one in standings if tab in tabs_of(one, me=me)]


def counts(standings: Sequence[Standing], *, me: Container[int]) -> dict[Tab, int]:
    """How many stand in each tab."""
    found = dict.fromkeys(Tab, 0)
    for one in standings:
        for tab in tabs_of(one, me=me):
            found[tab] += 1
    return found


def tabs_of(one: Standing, *, me: Container[int]) -> set[Tab]:
    """The tabs that a patient stands in; `me` are the keys of the reader's role and organisation."""
    found = {tab for item in one.items if (tab := _TAB_OF.get(item.kind)) is not None}
    if one.items:
        found.add(Tab.ALL)
        if one.is_responsible or any(item.assigned in me or item.is_mine for item in one.items):
            found.add(Tab.MINE)
        if any(not item.assigned and item.kind in FINDINGS for item in one.items):
            found.add(Tab.UNASSIGNED)
    if one.snoozed:
        found.add(Tab.SNOOZED)
    if one.is_unseen:
        found.add(Tab.UNSEEN)
    return found


def reds(standings: Iterable[Standing]) -> int:
    """How many patients somebody has to act for now."""
    return sum(1 for one in standings if one.top is not None and one.top.kind is Kind.RED)


def foremost(tab: Tab, one: Standing) -> Item | None:
    """The reason to show a patient by in a tab: of the kind that the tab is for, else the most urgent; of what a rule found again
    and again what it found last."""
    if tab is Tab.SNOOZED:
        return next(iter(one.snoozed), one.top)
    kind = _OF_KIND.get(tab)
    found = next((item for item in one.items if item.kind is kind), one.top)
    return None if found is None else max(_alike(found, one.items), key=lambda item: (item.since, item.key))


def since(item: Item, among: Sequence[Item]) -> datetime:
    """From when on what a reason is about has waited: since the rule found it for the first time."""
    return min(each.since for each in (item, *_alike(item, among)))


def _alike(item: Item, among: Sequence[Item]) -> list[Item]:
    return [each for each in among if (each.kind, each.matter) == (item.kind, item.matter)]


def _counts(one: Item, at: datetime) -> bool:
    """Whether a reason is one for the reader's team, and now: others' hand-overs, tasks and messages are not, nor is
    a task before its last day."""
    if one.kind in FINDINGS:
        return True
    if not one.is_ours:
        return False
    return one.kind is not Kind.TASK or (one.due is not None and one.due <= at)


def _is_new(one: Item, looked: datetime | None, at: datetime) -> bool:
    return one.since > at - NEW_FOR and (looked is None or one.since > looked)


def _rank(one: Item, among: Sequence[Item]) -> int:
    if one.kind is Kind.YELLOW and len({each.matter for each in among if each.kind is Kind.YELLOW}) >= SIGNS:
        return _TWO_SIGNS
    return _RANK[one.kind]


def _place(one: Standing) -> tuple[int, float, int]:
    if one.top is None:
        return _NOTHING, 0.0, one.key
    return _rank(one.top, one.items), one.top.since.timestamp(), one.key
