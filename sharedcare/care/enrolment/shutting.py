"""What shuts the record to an organisation is told to the patient, whatever it was: a place on the team that ended, or a programme
that the patient has left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import orjson

from sharedcare.access import gate
from sharedcare.access.asked import only_asked, teams
from sharedcare.access.grants import places
from sharedcare.access.grants import queries as grants
from sharedcare.access.grants.types import Treating
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care.enrolment import telling
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection

Organisations = dict[int, Treating]
"""By the key of `Treating`."""
_THEN = timedelta(seconds=1)
"""So long after the end of a place the record is shut: a moment that is named belongs to it."""


@contextmanager
def told_to_the_patient(
    *, patient: str, role: str, by: Actor, at: datetime
) -> Iterator[Callable[[], Organisations]]:
    """Write to the patient, from somebody (`role`, the id of their PractitionerRole), of each organisation to which what is stored in
    here shuts the record. What is yielded says which these are by now. In the transaction that is open; who is only asked to take over
    is told of with the hand-over. Raises NotVisible."""
    asked = only_asked(patient=patient, at=at)
    before = open_to(patient=patient, by=by, at=at + _THEN)

    def lost() -> Organisations:
        after = open_to(patient=patient, by=by, at=at + _THEN)
        return {key: one for key, one in before.items() if key not in after and key not in asked}

    yield lost
    several = lost()
    seated = _seated(patient, at) if several else frozenset()
    messages = [
        telling.told(
            telling.SHUT if key in seated else telling.GONE, one.name, patient=patient, role=role, at=at
        )
        for key, one in several.items()
    ]
    if messages:
        gate.act(by=by.on_duty, changes=messages, at=at)


def open_to(*, patient: str, by: Actor, at: datetime) -> Organisations:
    """The organisations that have the record. Raises NotVisible."""
    return {one.key: one for one in treating(patient=patient, by=by.on_duty, at=at)}


def _seated(patient: str, at: datetime) -> frozenset[int]:
    """The organisations that have a place on the team, whether or not the record is open to them."""
    trees = [orjson.loads(one.content) for one in teams(patient=patient) if one.content]
    seats = places.on_team(trees, on=at.astimezone(here().zone).date())
    wholes = grants.wholes(raw_connection(), references=[places.sits_for(one) for one in seats])
    return frozenset().union(*wholes.values())
