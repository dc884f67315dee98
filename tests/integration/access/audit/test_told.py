"""What an entry tells besides whom and what: in which role, and as of which moment."""

from datetime import UTC, datetime

import pytest

from sharedcare.access import looks
from sharedcare.records import portrait
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.accounts import staff
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON
from tests.integration.access.test_gate import two_patients


@pytest.mark.django_db
def test_a_look_at_the_past_is_traced_with_the_moment_and_the_role_of_whoever_looked() -> None:
    two_patients()
    treated("anna")
    by = staff()
    earlier = datetime(2025, 12, 24, 18, tzinfo=UTC)

    looks.history(by=by, type="Patient", id="anna", part=looks.Part(1), as_of=earlier, at=NOON)
    with looks.overview(by=by, patient="anna", at=NOON, as_of=earlier) as (visit, shown):
        visit(portrait.moments(patient="anna", types=shown, most=1))
    looks.read(by=by, type="Patient", id="anna", at=NOON)

    told = (
        raw_connection().execute("SELECT role, as_of FROM access_trail ORDER BY id DESC LIMIT 3").fetchall()
    )
    assert told == [("demo-anne-role", None), ("demo-anne-role", earlier), ("demo-anne-role", earlier)]
