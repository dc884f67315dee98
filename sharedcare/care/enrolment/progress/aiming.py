"""Which goals are reached by now: a programme says when, and what is known shows it. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sharedcare.care.elements import OURS, Tree, sources_of, status_of, values_of
from sharedcare.care.enrolment.plan_standing import LIVING, band_of
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.facts.anchors import start_of
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.holding import Holds
from sharedcare.programmes.reaching import reached as is_reached

_ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"


def reached(
    trees: Iterable[Mapping[str, Any]], follows: Mapping[str, Follows], *, at: datetime
) -> list[Tree]:
    """The Goals of programmes that are reached by now, or are no more, by what is known. What a person or a partner has said of one
    stands; a goal of several programmes is reached once it is so for each."""
    found = []
    for tree in trees:
        if tree.get("resourceType") != "Goal" or tree.get("lifecycleStatus") not in LIVING:
            continue
        stands = next(iter(sorted(status_of(dict(tree), "achievementStatus"))), "")
        if stands and not any(values_of(dict(tree), "evaluated")):
            continue
        holds = {one for source in sources_of(dict(tree)) if (one := _goal_holds(tree, source, follows))}
        now = "achieved" if holds == {Holds.YES} else "in-progress" if Holds.NO in holds else stands
        if now != stands:
            found.append(_evaluated(tree, now, at))
    return found


def _goal_holds(tree: Mapping[str, Any], source: Source, follows: Mapping[str, Follows]) -> Holds | None:
    one = follows.get(source.programme)
    goal = next((each for each in one.programme.goals if each.key == source.key), None) if one else None
    if one is None or goal is None:
        return None
    since = start_of(one.enrolment.since, one.facts.at.tzinfo or UTC)
    return is_reached(goal.target, one.facts, one.programme, since=since, agreed=band_of(tree))


def _evaluated(tree: Mapping[str, Any], status: str, at: datetime) -> Tree:
    others = [one for one in tree.get("extension", ()) if one.get("url") != OURS + "evaluated"]
    return {
        **tree,
        "achievementStatus": {"coding": [{"system": _ACHIEVEMENT, "code": status}]},
        "extension": [*others, {"url": OURS + "evaluated", "valueInstant": at.isoformat()}],
    }
