"""What the record holds after the killing: by its rows, and by what searches find."""

from collections.abc import Iterable, Sequence

import psycopg
from django.db import connections

from sharedcare.access import actors, errands, gate
from sharedcare.kernel.clock import now
from sharedcare.records.search.parse import parse
from sharedcare.records.search.run import search
from tools.torture.bundles import SYSTEM, Made

_BY_TAG = """
SELECT content->'meta'->'tag'->0->>'code', count(*), max(version) FROM resource GROUP BY 1"""

_LEFT_OVER = """
SELECT count(*) FROM (
    SELECT patient, key FROM series UNION ALL SELECT patient, key FROM index_date
    UNION ALL SELECT patient, key FROM index_quantity UNION ALL SELECT patient, key FROM index_string
) indexed
WHERE NOT EXISTS (SELECT FROM resource r WHERE r.key = indexed.key AND r.patient = indexed.patient)"""

_OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


def wrongs(url: str, *, made: Sequence[Made], promised: Iterable[str], searched: Sequence[Made]) -> list[str]:
    """Everything that is not as it should be.

    `promised` are the files that were acknowledged; all bundles' rows are counted, those in `searched` are
    looked for in every index too.
    """
    connections.close_all()
    with psycopg.connect(url) as connection:
        # Whoever was killed is still being cleared away by the server.
        while _one(connection, _OTHERS):
            connection.commit()
        rows = connection.execute(_BY_TAG).fetchall()
        wrong = _by_rows({str(tag): (many, version) for tag, many, version in rows}, made, set(promised))
        if left := _one(connection, _LEFT_OVER):
            wrong.append(f"{left} index rows belong to nothing")
        if several := _one(connection, "SELECT count(*) FROM resource_version"):
            wrong.append(f"{several} versions were replaced, though nothing was changed")
    stored = {str(tag) for tag, _, _ in rows}
    wrong += [text for one in searched if one.tag in stored for text in _by_search(one)]
    connections.close_all()
    return wrong


def _by_rows(stored: dict[str, tuple[int, int]], made: Sequence[Made], promised: set[str]) -> list[str]:
    wrong = []
    for one in made:
        many, version = stored.pop(one.tag, (0, 1))
        if many not in (0, one.resources):
            wrong.append(f"{one.tag} is there in part: {many} of {one.resources}")
        if not many and str(one.file) in promised:
            wrong.append(f"{one.tag} was acknowledged and is not there")
        if version != 1:
            wrong.append(f"{one.tag} was stored twice")
    return wrong + [f"{tag} is there, and nobody loaded it" for tag in stored]


def _by_search(one: Made) -> list[str]:
    """Each index is asked: identifier, tag, the patient's series of a code, dates, quantities, names."""
    patients = _ids(f"Patient?identifier={SYSTEM}|{one.tag}")
    if len(patients) != 1:
        return [f"{one.tag}: {len(patients)} patients have its identifier"]
    about = f"Observation?patient={patients[0]}&_count=1000"
    expected = {
        f"Patient?name=Torture {one.tag}&_tag={SYSTEM}|{one.tag}": 1,
        f"Observation?_tag={SYSTEM}|{one.tag}&_count=1000": one.observations,
        f"{about}&code=29463-7&_sort=-date": one.observations,
        f"{about}&date=ge2010": one.observations,
        f"{about}&value-quantity=gt39": one.observations,
    }
    found = {text: len(_ids(text)) for text in expected}
    return [f"{text} finds {found[text]} of {many}" for text, many in expected.items() if found[text] != many]


def _ids(text: str) -> list[str]:
    resource_type, _, parameters = text.partition("?")
    query = parse(resource_type, [_pair(part) for part in parameters.split("&")])
    look = gate.look(by=actors.operator("torture"), errand=errands.of_search(query), at=now())
    return [one.id for one in search(query, ask=look).matches]


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _one(connection: psycopg.Connection, sql: str) -> int:
    row = connection.execute(sql.encode()).fetchone()
    return int(row[0]) if row else 0
