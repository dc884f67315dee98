"""In which form the derived tables are: the one that the code derives, an older one, or none yet.

What is stored is followed at once, so the tables are only ever behind as a whole: in a database from before they were, or
from before they meant something else.
"""

from datetime import datetime

import psycopg

from sharedcare.records.storage.connection import run

FORM = 9
"""What `rebuilding` makes, and what packages above derive beside it (2: the worklist; 3: what it takes for one matter; 4: newest values from home; 5: the day of an agreed hand-over; 6: answers to one questionnaire are one matter; 7: each answer is one sign; 8: what became of a hand-over stands with hand-overs; 9: the newest value from home with what judging says of it). To be raised with every change after which what was derived before is wrong or lacks something."""

_NEWEST = "SELECT coalesce(max(form), 0) FROM access_derived"
_NOTE = "INSERT INTO access_derived (form, made_at) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_COUNT = "SELECT count(*) FROM (SELECT FROM resource LIMIT %s::bigint) few"


def is_current(connection: psycopg.Connection) -> bool:
    """Whether everything is derived in this form, or in a newer one."""
    return bool(run(connection, _NEWEST).fetchall()[0][0] >= FORM)


def note(connection: psycopg.Connection, *, at: datetime) -> None:
    """Remember that everything is derived in this form now."""
    run(connection, _NOTE, (FORM, at))


def has_at_most(connection: psycopg.Connection, *, resources: int) -> bool:
    """Whether the record has so many resources at most, counted no further than that."""
    return bool(run(connection, _COUNT, (resources + 1,)).fetchall()[0][0] <= resources)
