"""Which goals are reached by now: a programme says when, and what is known shows it. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sharedcare.care.elements import OURS, Tree, moment, parts_of, sources_of, status_of
from sharedcare.care.enrolment.plan_standing import LIVING, band_of
from sharedcare.care.enrolment.progress.showing import UNDER_WAY, Follows
from sharedcare.care.facts.anchors import start_of
from sharedcare.care.facts.gathering import fell_short
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.reaching import is_borne
from sharedcare.programmes.reaching import reached as is_reached
from sharedcare.programmes.types.goals import TasksDone

_ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
_ACHIEVED = "achieved"


def reached(
    trees: Iterable[Mapping[str, Any]], follows: Mapping[str, Follows], *, at: datetime
) -> list[Tree]:
    """The Goals of programmes that are reached by now, or are no more, by what is known. What a person or a partner has said of one
    stands, also that it went worse than was agreed on (`gathering.fell_short`); a goal of several programmes is reached once it is so for
    each."""
    several = list(trees)
    asked = frozenset(_asked_now(several, at))
    found = []
    for tree in several:
        if tree.get("resourceType") != "Goal" or tree.get("lifecycleStatus") not in LIVING:
            continue
        stands = next(iter(sorted(status_of(dict(tree), "achievementStatus"))), "")
        # Whoever stores a goal again may keep what we have written beside what they say themselves.
        if stands and all(one.get("status") != stands for one in parts_of(dict(tree), "evaluated")):
            continue
        told = (_goal_holds(tree, source, follows, asked, stands) for source in sources_of(dict(tree)))
        holds = {Holds.NO if fell_short(dict(tree)) else one for one in told if one is not None}
        now = _ACHIEVED if holds == {Holds.YES} else "in-progress" if Holds.NO in holds else stands
        if now != stands:
            found.append(_evaluated(tree, now, at))
    return found


def _asked_now(trees: Iterable[Mapping[str, Any]], at: datetime) -> Iterator[tuple[str, str]]:
    """The tasks of programmes (its key, and theirs) that wait to be done by now."""
    for tree in trees:
        if tree.get("resourceType") == "Task" and tree.get("status") in UNDER_WAY:
            opens = moment(tree.get("restriction", {}).get("period", {}).get("start"), at.tzinfo)
            if opens is not None and opens <= at:
                yield from ((one.programme, one.key) for one in sources_of(dict(tree)))


def _goal_holds(
    tree: Mapping[str, Any],
    source: Source,
    follows: Mapping[str, Follows],
    asked: frozenset[tuple[str, str]],
    stands: str,
) -> Holds | None:
    one = follows.get(source.programme)
    goal = next((each for each in one.programme.goals if each.key == source.key), None) if one else None
    if one is None or goal is None:
        return None
    if isinstance(goal.target, TasksDone) and any(
        (source.programme, key) in asked for key in goal.target.tasks
    ):
        # It was done once, and is asked for anew: each year's vaccination.
        return Holds.NO
    since = start_of(one.enrolment.since, one.facts.at.tzinfo or UTC)
    holds = is_reached(goal.target, one.facts, one.programme, since=since, agreed=band_of(tree))
    is_over = stands == _ACHIEVED and holds is Holds.UNKNOWN
    return Holds.NO if is_over and not is_borne(goal.target, one.facts, one.programme) else holds


def _evaluated(tree: Mapping[str, Any], status: str, at: datetime) -> Tree:
    others = [one for one in tree.get("extension", ()) if one.get("url") != OURS + "evaluated"]
    parts = [{"url": "status", "valueCode": status}, {"url": "at", "valueInstant": at.isoformat()}]
    return {
        **tree,
        "achievementStatus": {"coding": [{"system": _ACHIEVEMENT, "code": status}]},
        "extension": [*others, {"url": OURS + "evaluated", "extension": parts}],
    }
