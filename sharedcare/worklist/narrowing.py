"""Who of a team's patients is in a programme: asked only where somebody narrows the list to it, of those who stand on it already."""

from collections.abc import Iterable, Sequence
from typing import Any

from sharedcare.kernel.ids import shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.parameters import parameters_of
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question

_IN = f"""
SELECT who.patient FROM unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
CROSS JOIN LATERAL (SELECT true FROM resource r WHERE r.shard = who.shard AND r.patient = who.patient
                    AND r.type = {type_number("EpisodeOfCare")} AND %s::bigint = ANY (r.leads) AND NOT r.leads && %s::bigint[]
                    LIMIT 1) r"""  # noqa: S608  (constants only)
_OVER = ("finished", "cancelled", "entered-in-error")


def in_programme(patients: Iterable[int], programme: str) -> Question[frozenset[int]]:
    """Those of these patients (keys) who are in this programme (by its key) now, also where it is on hold."""
    several, path = list(patients), parameters_of("EpisodeOfCare")
    params = (
        array_text(map(shard_of, several)),
        array_text(several),
        code_token(path["type"].paths[0].name, programme),
        array_text(code_token(path["status"].paths[0].name, code) for code in _OVER),
    )

    def read(rows: Sequence[tuple[Any, ...]]) -> frozenset[int]:
        return frozenset(row[0] for row in rows)

    return Question(_IN, params, read)
