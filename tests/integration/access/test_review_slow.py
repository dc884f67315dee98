"""A finding of the review: what a narrowed reader's search costs grows with everybody's record. The test fails on `who`."""

from collections.abc import Iterator
from typing import Any

import pytest

from sharedcare.access import window
from sharedcare.records.search.parse import parse
from sharedcare.records.search.plan import page
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import staff
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna

pytestmark = pytest.mark.django_db

_OTHERS = """
INSERT INTO resource (patient, key, updated, at, until, version, shard, type, id, leads, marks, content)
SELECT p, hashtextextended(p::text || n, 7), r.updated, r.at, r.until, 1, (p >> 48)::smallint, r.type, 'x' || n,
       r.leads, r.marks, r.content
FROM resource r, (SELECT hashtextextended(i::text, 1) AS p FROM generate_series(1, 400) i) q, generate_series(1, 25) n
WHERE r.id = 'w'"""


def test_a_search_over_ones_patients_does_not_walk_through_everybody_elses_record() -> None:
    """Finding 21: the window is a filter that is asked of every row (`EXISTS ... OR ... OR author`), so nothing leads
    from whom one treats to what they have. Measured for a nurse with one patient among 200,000 Observations:
    `Observation?_count=10` 271 ms (all of it: 1.2 ms), and ten times that with ten times the region (design.md 7:
    1.2 times); one client that asks it again and again is enough to keep the machine busy."""
    anna()
    by = staff()
    treated("anna")
    run(raw_connection(), _OTHERS)
    run(raw_connection(), "ANALYZE resource")
    seen = window.of(by, at=NOON)
    assert seen is not None
    question = page(parse("Observation", [("_count", "10")]))

    sql = f"EXPLAIN (ANALYZE, FORMAT JSON) {seen.around(question.sql)}"
    [(told,)] = run(raw_connection(), sql, (*seen.params, *question.params)).fetchall()
    import orjson

    plan = orjson.loads(told)[0]["Plan"]
    assert sum(_thrown_away(plan)) < 1000


def _thrown_away(plan: dict[str, Any]) -> Iterator[float]:
    removed = (value for name, value in plan.items() if name.startswith("Rows Removed by"))
    yield sum(removed) * plan["Actual Loops"]
    for one in plan.get("Plans", ()):
        yield from _thrown_away(one)
