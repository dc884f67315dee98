"""How many resources of a kind there are, for whoever answers for data protection: a number that is about nobody.

A search that counts tells the trail whose the resources are when all are one patient's, since a number can be narrowed down
to a patient. These are of one fixed question each and cannot: so that looking at what waits leaves nothing in the log of
a patient of whom nothing was shown.
"""

from collections.abc import Mapping

from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.types import Question


def how_many(type: str, codes: Mapping[str, str]) -> Question[int]:
    """How many resources of a type have these codes, each under the path of its element (`Task.status`)."""
    leads = [code_token(path, code) for path, code in codes.items()]
    sql = (
        f"SELECT {NO_PATIENT}::bigint, 0::bigint, count(*) FROM resource"  # noqa: S608  (a constant)
        " WHERE type = %s::smallint AND leads @> %s::bigint[]"
    )
    return Question(sql, (type_number(type), leads), lambda rows: int(rows[0][2]))
