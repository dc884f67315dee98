"""Which reasons count, which comes first, and who stands in which tab. Pure.

The order is that of urgency and of who is waited for: whoever has to answer comes before what answers itself.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sharedcare.worklist.types import FINDINGS, TELLING, VALUES, Item, Kind, Standing, Tab, Told

SIGNS = 2
"""Yellow findings of one patient, by different rules or of different answers, that together come before messages. One answer that
two programmes judge is one."""
NEW_FOR = timedelta(days=14)
"""How old a value may be that nobody has looked at, and still be called new."""
UNSEEN_AFTER = timedelta(days=30)
"""A patient whom nobody of the organisation has opened for so long has not been looked at."""

_RANK = {
    Kind.RED: 0,
    Kind.HANDOVER: 1,
    Kind.HELD: 1,
    Kind.NOT_JUDGED: 2,
    Kind.MESSAGE: 4,
    Kind.MISSING: 5,
    Kind.YELLOW: 6,
    Kind.UNJUDGED: 7,
    Kind.TASK: 8,
    Kind.AGREED: 8,
    Kind.GREEN: 9,
    # Whoever opens the patient for something else sees it too.
    Kind.TO_AGREE: 10,
}
_RANK_OF_SEVERAL = {**_RANK, Kind.YELLOW: 3}
_AT_ONCE, _NOTHING = -1, 11
_DAY = timedelta(days=1)
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
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
_TABS_OF = {kind: frozenset({tab}) for tab, kind in _OF_KIND.items()} | {
    Kind.UNJUDGED: frozenset({Tab.NOT_JUDGED}),
    Kind.TO_AGREE: frozenset({Tab.NOT_JUDGED}),
    Kind.AGREED: frozenset({Tab.HANDOVERS}),
    Kind.HELD: frozenset({Tab.HANDOVERS, Tab.ACT}),
}
_NO_TAB: frozenset[Tab] = frozenset()


def standing(told: Told, *, seen: Container[int], at: datetime) -> Standing:
    """How a patient stands now. `seen` are the keys of those whom somebody of the organisation has opened lately."""
    waiting: list[Item] = []
    put_off: list[Item] = []
    values: list[Item] = []
    looked = at - NEW_FOR
    is_told_of = False
    for one in told.items:
        if one.kind in VALUES:
            values.append(one)
        elif one.kind is Kind.LOOKED:
            looked = max(looked, one.since)
        elif _counts(one, at):
            is_told_of = is_told_of or one.kind in TELLING
            if one.kind is Kind.AGREED:
                waiting.append(_held(one, at))
            else:
                (put_off if one.snoozed is not None and one.snoozed > at else waiting).append(one)
    if not is_told_of and (new := [one for one in values if one.since > looked]):
        # With one that nobody has judged among those that are new the patient is not on target.
        waiting.append(max(new, key=_unjudged_first))
    ranks = _RANK
    if len(waiting) > 1:
        signs = {one.sign or one.matter for one in waiting if one.kind is Kind.YELLOW}
        ranks = _RANK if len(signs) < SIGNS else _RANK_OF_SEVERAL
        waiting.sort(key=lambda one: (_rank(one, ranks), one.since, one.key))
    rank = _rank(waiting[0], ranks) if waiting else _NOTHING
    return Standing(told.key, tuple(waiting), tuple(put_off), rank, told.is_responsible, told.key not in seen)


def ordered(standings: Iterable[Standing]) -> list[Standing]:
    """The most urgent first, and of two alike the one that has waited longer."""
    return sorted(standings, key=_place)


def filed(standings: Iterable[Standing], *, me: Container[int]) -> dict[Tab, list[Standing]]:
    """Who stands in each tab, in the order in which they came; `me` are the keys of the reader's role and organisation."""
    found: dict[Tab, list[Standing]] = {tab: [] for tab in Tab}
    for one in standings:
        for tab in tabs_of(one, me=me):
            found[tab].append(one)
    return found


def tabs_of(one: Standing, *, me: Container[int]) -> set[Tab]:
    """The tabs that a patient stands in; `me` are the keys of the reader's role and organisation."""
    found = {Tab.ALL} if one.items else set()
    if one.is_responsible and one.items:
        found.add(Tab.MINE)
    for item in one.items:
        found |= _TABS_OF.get(item.kind, _NO_TAB)
        if item.is_mine or item.assigned in me:
            found.add(Tab.MINE)
        if not item.assigned and item.kind in FINDINGS:
            found.add(Tab.UNASSIGNED)
    if one.snoozed:
        found.add(Tab.SNOOZED)
    if one.is_unseen:
        found.add(Tab.UNSEEN)
    return found


def foremost(tab: Tab, one: Standing) -> Item | None:
    """The reason to show a patient by in a tab: of the kind that the tab is for, else the most urgent; of what a rule found again
    and again what it found last."""
    if tab is Tab.SNOOZED:
        return next(iter(one.snoozed), one.top)
    found = next((item for item in one.items if tab in _TABS_OF.get(item.kind, _NO_TAB)), one.top)
    return None if found is None else max(_alike(found, one.items), key=lambda item: (item.since, item.key))


def _held(agreed: Item, at: datetime) -> Item:
    """An agreed hand-over as it stands now: on its day it moves by itself, and where it has not by the next, it presses, and has waited
    since its day."""
    if agreed.due is None or agreed.due + _DAY > at:
        return agreed
    return agreed._replace(kind=Kind.HELD, since=agreed.due)


def since(item: Item, among: Sequence[Item]) -> datetime:
    """From when on what a reason is about has waited: since the rule found it for the first time."""
    return min(each.since for each in (item, *_alike(item, among)))


def _alike(item: Item, among: Sequence[Item]) -> list[Item]:
    return [each for each in among if (each.kind, each.matter) == (item.kind, item.matter)]


def _unjudged_first(one: Item) -> tuple[bool, datetime, int]:
    return one.kind is Kind.UNJUDGED, one.since, one.key


def _counts(one: Item, at: datetime) -> bool:
    """Whether a reason is one for the reader's team, and now: others' hand-overs, tasks and messages are not, nor is
    a task before its last day."""
    if one.kind in FINDINGS:
        return True
    if not one.is_ours:
        return False
    return one.kind is not Kind.TASK or (one.due is not None and one.due <= at)


def _rank(one: Item, ranks: Mapping[Kind, int]) -> int:
    """What cannot wait, such as thoughts of suicide, comes before the red that has waited for days."""
    return _AT_ONCE if one.kind is Kind.RED and one.is_at_once else ranks[one.kind]


def _place(one: Standing) -> tuple[int, datetime, int]:
    return one.rank, one.items[0].since if one.items else _LONG_AGO, one.key
