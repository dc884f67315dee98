"""What is looked at before and after something is stored, so that nobody opens a door by storing something."""

from collections.abc import Sequence
from dataclasses import replace

import psycopg

from sharedcare.access import rules
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.grants import queries
from sharedcare.access.grants.fhir import is_emergency
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.types import Change, Committed, Delete, Window


def as_entered(connection: psycopg.Connection, changes: Sequence[Change]) -> Sequence[Change]:
    """The changes with whoever treats as a whole in place of the ward or practice that they were entered for."""
    named = {one.author for one in changes if not isinstance(one, Delete) and one.author is not None}
    if not named:
        return changes
    whole = queries.treating(connection, organizations=named)
    return [
        one
        if isinstance(one, Delete) or one.author is None
        else replace(one, author=whole.get(one.author, one.author))
        for one in changes
    ]


def refuse_to_open_doors(by: Actor, changes: Sequence[Change]) -> None:
    """Refuse what would let in whoever stores it, past the action that has a rule for it."""
    if by.sees_all:
        return
    for change in changes:
        if not isinstance(change, Delete) and is_emergency(change.document.tree):
            raise NotPermitted("Access in an emergency is asked for on the patient's page, with the reason.")


def refuse_beyond(connection: psycopg.Connection, committed: Sequence[Committed], seen: Window) -> None:
    """Refuse what was stored about somebody whose record is not open to whoever stored it.

    A patient who was first stored by this very act is.
    """
    stored = [one.stored for one in committed if one.stored is not None and one.outcome != "existing"]
    new = {one.key for one in stored if one.type == "Patient" and one.version == 1}
    about = {one.patient for one in stored} - {NO_PATIENT} - new
    if about - queries.visible(connection, patients=about, window=seen):
        raise NotVisible(rules.NOT_VISIBLE.reason)
