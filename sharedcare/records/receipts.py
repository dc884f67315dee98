"""What has been taken in before, by the digest of its text: the same again changes nothing."""

from collections.abc import Sequence
from datetime import datetime

from sharedcare.records.storage.connection import raw_connection, run

_SQL = """
INSERT INTO receipt (digest, received) SELECT DISTINCT digest, %s::timestamptz FROM unnest(%s::bytea[]) digest
ORDER BY digest ON CONFLICT DO NOTHING RETURNING digest"""


def new_among(digests: Sequence[bytes], *, at: datetime) -> set[bytes]:
    """Note these digests, in the transaction of what they stand for; the answer are those not seen before.

    Whoever else is taking in the same is waited for, so that only one of two succeeds.
    """
    if not digests:
        return set()
    return {row[0] for row in run(raw_connection(), _SQL, (at, list(digests)))}
