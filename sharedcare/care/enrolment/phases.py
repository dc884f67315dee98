"""The programmes that a patient follows and the phase of each, without all that is known of the patient in their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.known import Known
from sharedcare.care.facts.enrolled import GOES_ON
from sharedcare.care.publishing.queries import shelf
from sharedcare.programmes.types import Programme
from sharedcare.records.search.parse import parse

_EPISODE = "EpisodeOfCare"
_MOST = "50"


@dataclass(frozen=True, slots=True)
class InPhase:
    """A programme as the patient follows it, with what is local to who treats; `phase` is empty where none is under way, and `rests` is
    whether the programme is on hold."""

    programme: Programme
    phase: str
    rests: bool = False


def in_phases(*, patient: str, by: Actor, at: datetime) -> tuple[InPhase, ...]:
    """Those that go on, the newest first, as pages name them. What was never published here, such as a partner's, is not there. Raises
    NotPermitted or NotVisible."""
    asked = [("patient", patient), ("status", ",".join(GOES_ON)), ("_count", _MOST)]
    found = looks.search(by=by, query=parse(_EPISODE, asked), at=at).matches
    return of_episodes((orjson.loads(one.content), one.version) for one in found if one.content is not None)


def of_episodes(episodes: Iterable[tuple[Mapping[str, Any], int]]) -> tuple[InPhase, ...]:
    """The same of EpisodesOfCare that are at hand, each with its version."""
    several = [(dict(tree), version) for tree, version in episodes]
    known = Known(
        tuple(tree for tree, _ in several), {f"{_EPISODE}/{tree['id']}": version for tree, version in several}
    )
    every = queries.enrolments(known)
    if not every:
        return ()
    among = shelf()
    newest_first = sorted(every, key=lambda one: (one.since, one.programme), reverse=True)
    found = ((one, queries.followed_by(one, among=among)) for one in newest_first)
    return tuple(
        InPhase(what, one.phase, one.tree.get("status") == "onhold")
        for one, what in found
        if what is not None
    )
