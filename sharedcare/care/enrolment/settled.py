"""What is known of a patient once goals that are reached are so, what is shown to be done is done, what comes with it has come and phases
have moved on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from sharedcare.care.elements import our_codes, sources_of
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.progress import aiming, settling
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.facts import gathering
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.types.coming import WithTaskDue, WithTaskOpen
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Change, Update

Tree = dict[str, Any]
ROUNDS = 10
"""So often at most one thing that has come brings another: a task a moment, a moment a phase, a phase a task."""


def settled(found: Known, at: datetime) -> tuple[Known, dict[str, Change]]:
    """What is known once what is done is done, what comes with it has come, and phases have moved on; and the changes that make it so,
    by what they change. What the plan changes too (a goal that is reached) stands in what is known already, and is stored with that."""
    stored, local = found, at.astimezone(here().zone)
    follows = queries.follows(found, at=at)
    changed: dict[str, Tree] = {}
    for _ in range(ROUNDS):
        before = found
        for step in (_reached, _done, _dated, _phased):
            new = step(found, follows, local)
            if new:
                found = found.with_changed(new)
                follows = followed_anew(follows, found, new, at=at)
                changed |= {f"{one['resourceType']}/{one['id']}": one for one in new}
        if found is before:
            break
    changes: dict[str, Change] = {
        name: Update(parse(orjson.dumps(one)), str(one["id"]), if_match=stored.version(one))
        for name, one in changed.items()
    }
    return found, changes


def followed_anew(
    follows: Mapping[str, Follows], found: Known, changed: Iterable[Tree], *, at: datetime
) -> dict[str, Follows]:
    """What is followed once these Tasks, Goals and EpisodesOfCare have become what they are in `found`: made anew for the programmes
    that they are of, and for the others as it was.

    Of what the steps change, what is known in a programme's words rests on the Tasks and Goals that it asks for and on its own enrolment
    (`care/facts/gathering.py`), also where a moment comes with a task: one that several programmes ask for names each of them. That the
    patient is in another programme is known of all, and no step ends that or begins it.
    """
    concerned = {key for tree in changed for key in _PROGRAMMES_OF[tree["resourceType"]](tree)}
    told = dict(follows)
    for one in queries.enrolments(found):
        if one.programme in concerned and one.programme in told:
            what = told[one.programme].programme
            facts = gathering.facts(found.trees, what, enrolment=one, at=at, zone=here().zone)
            told[one.programme] = Follows(what, facts, one)
    return told


def _asked_by(tree: Tree) -> Iterator[str]:
    return (one.programme for one in sources_of(tree))


def _is_in(tree: Tree) -> Iterable[str]:
    return our_codes(tree.get("type", ()), "programme")


_PROGRAMMES_OF: Mapping[str, Callable[[Tree], Iterable[str]]] = {
    "Task": _asked_by,
    "Goal": _asked_by,
    "EpisodeOfCare": _is_in,
}
"""By the types that the steps change."""


def _reached(found: Known, follows: Mapping[str, Follows], at: datetime) -> list[Tree]:
    return aiming.reached(found.trees, follows, at=at)


def _done(found: Known, follows: Mapping[str, Follows], _at: datetime) -> list[Tree]:
    return settling.completed(found.trees, follows, zone=here().zone)


def _dated(found: Known, follows: Mapping[str, Follows], _at: datetime) -> list[Tree]:
    return settling.dated(found.trees, follows.values(), zone=here().zone)


def _phased(_found: Known, follows: Mapping[str, Follows], at: datetime) -> list[Tree]:
    return settling.moved_on(follows.values(), at=at)


def counts_from_due(one: Enrolment, *, among: Shelf) -> bool:
    """Whether the programme counts something from when a task opens or is due."""
    what = queries.followed_by(one, among=among)
    return what is not None and any(
        isinstance(each, WithTaskDue | WithTaskOpen) for anchor in what.anchors for each in anchor.comes_with
    )
