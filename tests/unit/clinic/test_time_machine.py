"""Which earlier moment an address asks for."""

from datetime import UTC, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from sharedcare.clinic.time_machine import as_of, query_of

NOW = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("asked", "moment"),
    [
        ("2026-11-01T12:00:00+00:00", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("2026-11-01T13:00", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 10, 31, 23, tzinfo=UTC)),
        ("2026-11-22T14:03", None),
        ("2099-01-01T00:00:00+00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_an_earlier_moment_is_taken_and_what_is_none_means_now(asked: str, moment: datetime | None) -> None:
    request = RequestFactory().get(f"/?{urlencode({'at': asked})}")

    assert as_of(request, at=NOW, zone=ZONE) == moment


def test_a_link_leads_to_the_very_moment() -> None:
    moment = datetime(2026, 11, 1, 12, 0, 0, 271000, tzinfo=UTC)

    assert as_of(RequestFactory().get(f"/?{query_of(moment)}"), at=NOW, zone=ZONE) == moment
    assert query_of(None) == ""
