"""All derived tables made anew from the record, while the system runs: part of `sharedcare reindex`.

Organisations, roles and agreements come first, since what is derived of patients leads through them; then the patients,
some at a time, each as whoever stores something about them would reckon them. Nobody waits longer than for one batch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import psycopg
from django.db.transaction import atomic

from sharedcare.access.grants import everybody, patients
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.storage.connection import run
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Stored

_BATCH = 200
_TELLING = ("EpisodeOfCare", "CareTeam", "Consent", "RelatedPerson", "Task")
_OF_PATIENTS = ("relation", "proxy", "hidden", "emergency")

_OF_TYPE = "SELECT patient, key, id, version, updated, content FROM resource WHERE type = %s"

# Resources that are no more say nothing; what was derived from them goes.
_GONE = """
DELETE FROM access_{table} t WHERE NOT EXISTS (SELECT FROM resource r WHERE r.type = {type} AND r.key = t.{column})"""

_CONCERNED = f"""
SELECT patient FROM (
    SELECT patient FROM resource WHERE type = ANY (%s::smallint[])
    UNION SELECT patient FROM resource WHERE content::text LIKE '%%"security"%%'
    UNION SELECT patient FROM resource_version WHERE content::text LIKE '%%"security"%%'
    {" ".join(f"UNION SELECT patient FROM access_{table}" for table in _OF_PATIENTS)}
) whose WHERE patient <> {NO_PATIENT} ORDER BY patient"""

_OF_PATIENT = """
SELECT r.patient, r.key, r.id, r.version, r.updated, r.content, r.type
FROM unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
JOIN resource r ON r.shard = who.shard AND r.patient = who.patient
WHERE r.type = ANY (%s::smallint[]) OR r.content::text LIKE '%%"security"%%'"""

# The last labelled version, under this patient, of what is not under this patient now.
_LEFT = """
SELECT DISTINCT ON (v.patient, v.key) v.patient, v.key, v.id, 1, v.updated, v.content, v.type
FROM unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)
JOIN resource_version v ON v.shard = who.shard AND v.patient = who.patient
WHERE v.content::text LIKE '%%"security"%%' AND NOT EXISTS (
    SELECT FROM resource r WHERE r.shard = v.shard AND r.patient = v.patient AND r.type = v.type AND r.key = v.key)
ORDER BY v.patient, v.key, v.version DESC"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many patients have been gone through."""

    done: int


def rebuild(connection: psycopg.Connection) -> Iterator[Progress]:
    """Derive everything again."""
    with atomic():
        everybody.lock(connection, exclusively=True)
        for table, column, name in (
            ("organization", "key", "Organization"),
            ("role", "key", "PractitionerRole"),
            ("agreement", "contract", "Contract"),
        ):
            run(connection, _GONE.format(table=table, column=column, type=type_number(name)))
        everybody.organisations(connection, _all(connection, "Organization"))
        everybody.roles(connection, _all(connection, "PractitionerRole"))
        everybody.agreements(connection, _all(connection, "Contract"))
    done = 0
    yield Progress(done)
    types = [type_number(name) for name in _TELLING]
    concerned = [row[0] for row in run(connection, _CONCERNED, (types,))]
    for start in range(0, len(concerned), _BATCH):
        several = concerned[start : start + _BATCH]
        with atomic():
            _again(connection, several)
        done += len(several)
        yield Progress(done)


def _all(connection: psycopg.Connection, name: str) -> list[Stored]:
    return [stored(name, row) for row in run(connection, _OF_TYPE, (type_number(name),))]


def _again(connection: psycopg.Connection, several: Sequence[int]) -> None:
    everybody.lock(connection, exclusively=False)
    patients.lock(connection, several)
    owners = ([shard_of(one) for one in several], list(several))
    for table in ("proxy", "hidden", "emergency"):
        run(
            connection,
            f"DELETE FROM access_{table} t USING unnest(%s::smallint[], %s::bigint[]) AS who (shard, patient)"
            " WHERE t.shard = who.shard AND t.patient = who.patient",
            owners,
        )
    numbers = [type_number(name) for name in _TELLING]
    now = [stored(type_name(row[6]), row[:6]) for row in run(connection, _OF_PATIENT, (*owners, numbers))]
    left = [stored(type_name(row[6]), row[:6]) for row in run(connection, _LEFT, owners)]
    patients.proxies(connection, [one for one in now if one.type == "RelatedPerson"])
    patients.emergencies(connection, [one for one in now if one.type == "Task"])
    patients.labels(connection, [*now, *left])
    patients.relations(connection, several)
