"""Who works where now."""

from collections.abc import Collection
from datetime import datetime

import psycopg

from sharedcare.records.storage.connection import run

_ROLES_AT = """
SELECT id FROM access_role WHERE organization = %s::bigint AND code = ANY (%s::text[]) AND since <= %s AND until > %s
ORDER BY title, id LIMIT 100"""


def roles_at(
    connection: psycopg.Connection, *, organization: int, codes: Collection[str], at: datetime
) -> list[str]:
    """Who is in one of these roles at an organisation (by key) now, by the ids of the roles: a hundred at most."""
    rows = run(connection, _ROLES_AT, (organization, sorted(codes), at, at)).fetchall()
    return [str(row[0]) for row in rows]
