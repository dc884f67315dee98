"""The resources that entries are about, by their ids: the trail knows them by the keys that ids are hashed to; and
patients by their names, for who reads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson

from sharedcare.access.audit.types import Named, Told
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import (
    RESOURCE_TYPES,
    is_resource_type,
    type_name,
    type_number,
)
from sharedcare.records.names import human_name
from sharedcare.records.types import Question

_Found = dict[int, tuple[str, str]]

# What was deleted is only in the history.
_IDS = f"""
SELECT {NO_PATIENT}::bigint, key, type, id FROM resource WHERE type = ANY (%s::smallint[]) AND key = ANY (%s::bigint[])
UNION ALL
SELECT DISTINCT {NO_PATIENT}::bigint, key, type, id FROM resource_version WHERE key = ANY (%s::bigint[])"""  # noqa: S608  (constants only)

_SHOWN = f"""
SELECT f.patient, f.*, p.content -> 'name' FROM ({{rows}}) f LEFT JOIN resource p
    ON p.shard = (f.patient >> 48)::smallint AND p.patient = f.patient AND p.type = {type_number("Patient")}
    AND p.key = f.patient
ORDER BY f.until DESC, f.id"""  # noqa: S608  (constants only)
_COUNTED = f"SELECT {NO_PATIENT}::bigint, f.*, NULL::json FROM ({{rows}}) f"  # noqa: S608  (constants only)


def with_patients(rows: str, *, shown: bool) -> str:
    """A question around one whose columns `patient`, `id` and `until` tell of patterns: each row is preceded by whose it
    is for the trail, and followed by the patient's name. Not `shown`, it is for counting alone: nobody is told of any
    patient, and so the trail tells of none.
    """
    return (_SHOWN if shown else _COUNTED).format(rows=rows)


def called(name: bytes | None) -> str:
    """What somebody is called whose `name` the record has so; empty where it has none."""
    return "" if name is None else human_name({"name": orjson.loads(name)})


def ids(entries: Iterable[Told]) -> Question[_Found]:
    """Type and id of all that these entries are about, by key. It brings no content, and so tells of no patient."""
    about = [one for entry in entries for one in _about(entry)]
    # A key is found by its type; a change of several resources at once does not tell theirs.
    types = {one.type for one in about}
    names = RESOURCE_TYPES if None in types else [name for name in types if name and is_resource_type(name)]
    keys = sorted({one.key for one in about})
    return Question(_IDS, ([type_number(name) for name in names], keys, keys), _read)


def named(entry: Told, found: _Found) -> Told:
    """The entry with the ids of what it is about, as far as they are known."""

    def name(one: Named) -> Named:
        return Named(one.key, *found.get(one.key, (one.type, one.id)), one.version)

    return replace(
        entry,
        subject=None if entry.subject is None else name(entry.subject),
        patients=tuple(map(name, entry.patients)),
        changed=tuple(map(name, entry.changed)),
    )


def _about(entry: Told) -> list[Named]:
    subject = [] if entry.subject is None else [entry.subject]
    return [*subject, *entry.changed, *(one for one in entry.patients if one.id is None)]


def _read(rows: Sequence[tuple[Any, ...]]) -> _Found:
    return {row[1]: (type_name(row[2]), row[3]) for row in rows}
