"""What PostgreSQL has to be told, so that a patient's rows are found as fast among millions."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

_WITH_PATIENT = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind = 'r' AND a.attname IN ('shard', 'patient') AND c.relnamespace = 'public'::regnamespace
GROUP BY c.relname HAVING count(*) = 2"""

_TOLD = """
SELECT c.relname FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid WHERE 'f' = ANY (s.stxkind)"""


def _names(sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def test_the_planner_knows_of_every_searched_table_that_a_patient_has_one_shard() -> None:
    # Old versions are only ever looked for by their key.
    assert _names(_TOLD) == _names(_WITH_PATIENT) - {"resource_version"}
