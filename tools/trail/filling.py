"""Fills a record and its trail as years of use would: staff, patients, and entries each in a transaction of its own."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import psycopg

from tools.finding import people

_ACCOUNTS = """
INSERT INTO access_account (password, username, display, practitioner_role, role, organization_name, organization,
    scopes, is_active, is_demo, created_at, era, practitioner, persons)
SELECT '!', 'person-' || n, 'Person ' || n, 'person-' || n || '-role', 'Sygeplejerske', 'Unit ' || n %% 40,
    'sor-' || n %% 40, 'user/*.rs', true, true, now(), 0, 'person-' || n, '{}'
FROM generate_series(1, %(staff)s) AS n"""

_WHO = """
CREATE TEMPORARY TABLE who AS
SELECT row_number() OVER (ORDER BY key)::int AS n, patient FROM resource WHERE type = %s"""

# Nine of ten entries are looks of people, at the same patients for the most part; one of a hundred is refused. A unit
# has patients of its own: the fortieth of them, and everybody looks at somebody else's now and then.
_ENTRIES = """
INSERT INTO access_trail (tx, at, client, account, role, organization, source, request, action, ground, refusal, type,
    key, what, patients, keys, versions)
SELECT
    %(first)s + made.n,
    now() - interval '730 days' + interval '730 days' * ((%(first)s + made.n)::float / %(total)s),
    CASE WHEN made.n %% 10 = 0 THEN 3 ELSE -2 END,
    CASE WHEN made.n %% 10 > 0 THEN person END,
    CASE WHEN made.n %% 10 > 0 THEN 'person-' || person || '-role' END,
    'sor-' || person %% 40,
    '10.0.0.0'::inet + person,
    (random() * 1e15)::bigint,
    CASE WHEN made.n %% 10 = 0 THEN 6 WHEN made.n %% 3 = 0 THEN 4 ELSE 16 END,
    CASE WHEN made.n %% 100 = 7 THEN NULL WHEN made.n %% 10 = 0 THEN 1 WHEN made.n %% 1000 = 1 THEN 7 ELSE 6 END,
    CASE WHEN made.n %% 100 = 7 THEN 'Your role gives no right to this.' END,
    CASE WHEN made.n %% 10 = 0 THEN 'Observation' ELSE 'Patient' END,
    CASE WHEN made.n %% 3 > 0 THEN patient END,
    CASE WHEN made.n %% 3 = 0 THEN 'birthdate,name' END,
    CASE WHEN made.n %% 100 <> 7 THEN ARRAY[patient] END,
    CASE WHEN made.n %% 10 = 0 THEN ARRAY[patient + 1] END,
    CASE WHEN made.n %% 10 = 0 THEN ARRAY[1] END
FROM (
    SELECT n, person, 1 + CASE WHEN random() < 0.1 THEN (random() * (%(patients)s - 1))::int
        ELSE ((random() ^ 3 * (%(patients)s / 40 - 1))::int * 40 + person %% 40) %% %(patients)s END AS whom
    FROM (SELECT n, 1 + (random() * (%(staff)s - 1))::int AS person FROM generate_series(1, %(many)s) AS n) staffed
) made JOIN who ON who.n = made.whom"""

_STEP = 50_000


def fill_record(*, patients: int, staff: int) -> None:
    """Load so many patients with their programmes, and so many of staff."""
    from sharedcare.config import statistics  # these need Django set up
    from sharedcare.exchange.load.finding import find
    from sharedcare.exchange.load.run import run

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.ndjson"
        with file.open("wb") as opened:
            opened.writelines(
                orjson.dumps(one) + b"\n" for one in [*_staff(staff), *people.resources(patients)]
            )
        run(find([file]), workers=2, report=open(os.devnull, "w"))  # noqa: PTH123, SIM115
    statistics.refresh()


def fill_trail(connection: psycopg.Connection, *, entries: int, patients: int, staff: int) -> None:
    """So many entries over two years. To be done as the tables' owner."""
    from sharedcare.records.definitions.resource_types import type_number

    connection.execute(_ACCOUNTS, {"staff": staff})
    connection.execute(psycopg.sql.SQL(_WHO.replace("%s", "{}")).format(type_number("Patient")))
    # What is sealed are transactions that have ended: ours are numbered from 1, and the database's come after them.
    connection.execute("UPDATE feed_base SET base = base + %s", [entries])
    for first in range(0, entries, _STEP):
        values = {"first": first, "many": min(_STEP, entries - first), "total": entries}
        connection.execute(_ENTRIES, {**values, "staff": staff, "patients": patients})
    connection.execute("VACUUM (ANALYZE) access_trail")


def _staff(count: int) -> Iterator[dict[str, Any]]:
    """Staff by the names of the patients, who live where patients live; every tenth is a patient, too."""
    homes = [one for one in people.resources(10 * count) if one["resourceType"] == "Patient"][::10]
    for number, home in enumerate(homes[:count], 1):
        practitioner = {**home, "resourceType": "Practitioner", "id": f"person-{number}"}
        if number % 10:
            practitioner.pop("identifier")
        yield practitioner
        reference = {"reference": f"Practitioner/person-{number}"}
        yield {"resourceType": "PractitionerRole", "id": f"person-{number}-role", "practitioner": reference}
