"""What became of findings: each DetectedIssue with its identifier, its status and the outcome it was handled with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question

_MOST = 100_000
_FINDINGS = f"""
SELECT r.patient, r.key, r.at, r.content #>> '{{identifier,0,value}}', r.content ->> 'status',
    r.content #>> '{{mitigation,0,action,coding,0,code}}'
FROM resource r WHERE r.type = %s AND r.at >= %s AND (%s::bigint IS NULL OR r.shard = %s AND r.patient = %s::bigint)
ORDER BY r.at DESC LIMIT {_MOST}"""


class Became(NamedTuple):
    """One finding: when, its identifier, its status, and with which outcome it was handled (empty where it was not)."""

    at: datetime
    identifier: str
    status: str
    outcome: str


def became(*, since: datetime, patient: str | None = None) -> Question[list[Became]]:
    """The findings since a moment, the newest first: of one patient, or of all."""
    key = None if patient is None else key64(f"Patient/{patient}")
    shard = None if key is None else shard_of(key)

    def read(rows: Sequence[tuple[Any, ...]]) -> list[Became]:
        return [
            Became(at, name or "", status or "", outcome or "") for _, _, at, name, status, outcome in rows
        ]

    return Question(_FINDINGS, (type_number("DetectedIssue"), since, key, shard, key), read)
