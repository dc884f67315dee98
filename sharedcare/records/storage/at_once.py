"""First versions, what they are found by and the trace of it, in one statement: a transaction of its own.

Six statements between BEGIN and COMMIT cost the driver and PostgreSQL more than the work in them. The statement looks
first for what is referred to. When something of that is missing it stores nothing and says what.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, count

import psycopg

from sharedcare.records.storage.connection import Kept
from sharedcare.records.storage.standing import MISSING, asking
from sharedcare.records.storage.tables import Insertion
from sharedcare.records.storage.writing import Row, insertions

# Raw, since a statement with more than fifty `%s` would be taken apart by psycopg each time.
_kept = Kept(psycopg.RawCursor)


def store(
    connection: psycopg.Connection,
    rows: Sequence[Row],
    *,
    trace: Insertion | None,
    referred_to: Mapping[int, str],
) -> set[int]:
    """Store all of it when something stands under each key that is referred to (key to type), else nothing.

    The answer is those of the keys under which nothing stands.
    """
    parts = insertions(rows)
    if trace is not None:
        parts.append(trace)
    sql = _joined(tuple(part.sql for part in parts), depends=bool(referred_to))
    asked = asking(referred_to) if referred_to else ()
    cursor = _kept.of(connection)
    # Each combination of how many rows go into which table is a statement: psycopg prepares those that come again.
    cursor.execute(sql, (*asked, *chain.from_iterable(part.values for part in parts)), binary=True)
    return {key for (key,) in cursor}


@lru_cache(maxsize=512)
def _joined(insertions: tuple[str, ...], *, depends: bool) -> bytes:
    condition = " WHERE NOT EXISTS (SELECT FROM missing)" if depends else ""
    missing = MISSING if depends else "SELECT NULL::bigint AS key WHERE false"
    steps = [f"missing AS MATERIALIZED ({missing})"]
    steps += [f"part_{number} AS ({sql}{condition})" for number, sql in enumerate(insertions)]
    sql = f"WITH {', '.join(steps)} SELECT key FROM missing"
    numbers = count(1)
    first, *rest = sql.split("%s")
    return (first + "".join(f"${next(numbers)}{text}" for text in rest)).encode()
