"""What there is of a type of resource that belongs to nobody, without its content: to see cheaply what is new since."""

from typing import NamedTuple

from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.reading import Row
from sharedcare.records.types import Question

# A type behind a SELECT keeps the plan (`connection.run`): to make one took as long as the answer.
_LISTED = """
SELECT patient, key, id, version, tx FROM resource
WHERE shard = %s AND patient = %s AND type = (SELECT %s::smallint) ORDER BY key"""


class Listed(NamedTuple):
    """One resource by its id, and which version of it stands. `tx` is the transaction that stored that version."""

    id: str
    version: int
    tx: int


def listed(*, type: str) -> Question[list[Listed]]:
    """All resources of this type that belong to no patient."""
    params = (shard_of(NO_PATIENT), NO_PATIENT, type_number(type))
    return Question(_LISTED, params, lambda rows: [_listed(row) for row in rows])


def _listed(row: Row) -> Listed:
    return Listed(*row[2:])
