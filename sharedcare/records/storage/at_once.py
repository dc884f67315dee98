"""First versions, what they are found by and the trace of it, in one statement: a transaction of its own.

Six statements between BEGIN and COMMIT cost the driver and PostgreSQL more than the work in them. The statement looks
first for what is referred to. When something of that is missing it stores nothing and says what.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

import psycopg

from sharedcare.records.storage.connection import Kept
from sharedcare.records.storage.standing import MISSING, asking
from sharedcare.records.storage.tables import Insertion
from sharedcare.records.storage.writing import Row, insertions
from sharedcare.records.types import Window

# Raw, since a statement with more than fifty `%s` would be taken apart by psycopg each time.
_kept = Kept(psycopg.RawCursor)


def store(
    connection: psycopg.Connection,
    rows: Sequence[Row],
    *,
    trace: Insertion | None,
    referred_to: Mapping[int, str],
    window: Window | None,
) -> set[int]:
    """Store all of it when something stands under each key that is referred to (key to type), else nothing.

    The answer is those of the keys under which nothing stands, as far as the window shows.
    """
    parts = insertions(rows)
    if trace is not None:
        parts.append(trace)
    question, asked = _question(referred_to, window)
    sql = _joined(question, tuple(part.sql for part in parts), depends=bool(referred_to))
    cursor = _kept.of(connection)
    # Each combination of how many rows go into which table is a statement: psycopg prepares those that come again.
    cursor.execute(sql, (*asked, *chain.from_iterable(part.values for part in parts)), binary=True)
    return {key for (key,) in cursor}


def _question(referred_to: Mapping[int, str], window: Window | None) -> tuple[str, tuple[Any, ...]]:
    if not referred_to:
        return "SELECT NULL::bigint AS key WHERE false", ()
    asked = asking(referred_to)
    return (MISSING, asked) if window is None else (window.around(MISSING), (*window.params, *asked))


@lru_cache(maxsize=512)
def _joined(missing: str, insertions: tuple[str, ...], *, depends: bool) -> bytes:
    condition = " WHERE NOT EXISTS (SELECT FROM missing)" if depends else ""
    steps = [f"missing AS MATERIALIZED ({missing})"]
    steps += [f"part_{number} AS ({sql}{condition})" for number, sql in enumerate(insertions)]
    sql = f"WITH {', '.join(steps)} SELECT key FROM missing"
    numbers = count(1)
    first, *rest = sql.split("%s")
    return (first + "".join(f"${next(numbers)}{text}" for text in rest)).encode()
