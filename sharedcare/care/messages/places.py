"""For which organisation somebody writes or reads messages."""

from datetime import datetime

from sharedcare.access.grants import queries
from sharedcare.records.storage.connection import raw_connection


def organisations(reference: str, *, at: datetime) -> frozenset[int]:
    """The organisations, by the keys of `Treating`, that are meant by a reference (`Type/id`): an organisation as what it treats
    as, somebody's role wherever it is or was, or a person in all roles held now. Who works where is nothing of a patient."""
    if not reference:
        return frozenset()
    connection = raw_connection()
    found = frozenset(one.treating for one in queries.places(connection, reference=reference))
    return found or queries.stands_for(connection, reference=reference, at=at)
