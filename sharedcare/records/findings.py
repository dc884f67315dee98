"""What became of the findings of a patient: each DetectedIssue with its identifier, its status and the outcome it was handled with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question

_MOST = 10_000
_FINDINGS = f"""
SELECT r.patient, r.key, r.at, r.content #>> '{{identifier,0,value}}', r.content ->> 'status',
    r.content #>> '{{mitigation,0,action,coding,0,code}}', r.content #>> '{{mitigation,0,date}}'
FROM resource r WHERE r.shard = %s AND r.patient = %s::bigint AND r.type = %s AND r.at >= %s
ORDER BY r.at DESC LIMIT {_MOST}"""


class Became(NamedTuple):
    """One finding: when, its identifier, its status, and with which outcome it was handled, and when (empty where it was not)."""

    at: datetime
    identifier: str
    status: str
    outcome: str
    handled: str


def became(*, since: datetime, patient: str) -> Question[list[Became]]:
    """The findings of a patient (by id) since a moment, the newest first."""
    key = key64(f"Patient/{patient}")

    def read(rows: Sequence[tuple[Any, ...]]) -> list[Became]:
        return [
            Became(at, name or "", status or "", outcome or "", handled or "")
            for _, _, at, name, status, outcome, handled in rows
        ]

    return Question(_FINDINGS, (shard_of(key), key, type_number("DetectedIssue"), since), read)
