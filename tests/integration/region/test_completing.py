"""A made-up region of an earlier version gets the agreements and programmes that came since, and keeps what was done in it."""

from datetime import UTC, datetime

import orjson
import pytest

from sharedcare.access import gate, looks
from sharedcare.access.actors import operator
from sharedcare.care.publishing import queries
from sharedcare.config.progress import silence
from sharedcare.config.region.completing import complete
from sharedcare.records.document import parse
from sharedcare.records.types import References, Update
from sharedcare.region import region
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 3, 1, 12, tzinfo=UTC)
COPD = "agreement-copd"


def store(*resources: dict[str, object]) -> None:
    changes = [Update(parse(orjson.dumps(one)), str(one["id"])) for one in resources]
    gate.act(by=operator("test"), changes=changes, at=NOON, references=References.MAY_DANGLE)


def contract() -> dict[str, object] | None:
    found = looks.read(by=operator("test"), type="Contract", id=COPD, at=NOON)
    return None if found is None else orjson.loads(found.content or b"{}")


def test_the_agreements_come_and_one_that_somebody_ended_stays_ended() -> None:
    store(*(one for one in region.common(until=UNTIL) if one["resourceType"] != "Contract"))
    assert contract() is None

    complete(until=UNTIL, at=NOON, report=silence)

    made = contract()
    assert made is not None
    assert made["status"] == "executed"
    store({**made, "status": "cancelled"})

    complete(until=UNTIL, at=NOON, report=silence)

    ended = contract()
    assert ended is not None
    assert ended["status"] == "cancelled"
    assert [(one.key, one.version) for one in queries.published()] == [
        ("copd", "1.0.0"),
        ("heart-failure", "1.0.0"),
        ("ischaemic-heart-disease", "1.0.0"),
        ("pregnancy", "1.0.0"),
        ("type-2-diabetes", "1.0.0"),
    ]
