"""Which earlier moment an address asks for, and what is said when it cannot be shown."""

from datetime import UTC, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from sharedcare.clinic.time_machine.asked import Asked, Trouble, asked_of, query_of, shown
from sharedcare.clinic.time_machine.words import told

NOW = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Copenhagen")


def asked(query: str) -> Asked:
    return asked_of(RequestFactory().get(f"/?{query}"), at=NOW, zone=ZONE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01T12:00:00+00:00", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("2026-11-01T13:00", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 10, 31, 23, tzinfo=UTC)),
        ("0001-01-01", datetime(1, 1, 1, tzinfo=ZONE)),
        ("", None),
    ],
)
def test_an_earlier_moment_is_taken_and_none_means_now(text: str, moment: datetime | None) -> None:
    assert asked(urlencode({"at": text})) == Asked(moment)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("yesterday", Trouble.UNCLEAR),
        ("2026-13-01", Trouble.UNCLEAR),
        ("2026-11-22T14:03", Trouble.AHEAD),
        ("9999-12-31T23:59:59-12:00", Trouble.AHEAD),
    ],
)
def test_what_is_no_earlier_moment_means_now_and_is_not_passed_over(text: str, trouble: Trouble) -> None:
    assert asked(urlencode({"at": text})) == Asked(None, trouble)


def test_where_there_was_nothing_yet_it_is_said_beside_what_there_is_now() -> None:
    there_since_november = {None: "now", NOW: "then"}.get

    assert shown(Asked(datetime(1990, 1, 1, tzinfo=UTC)), there_since_november) == (
        "now",
        Asked(None, Trouble.BEFORE),
    )
    assert shown(Asked(NOW), there_since_november) == ("then", Asked(NOW))
    assert shown(Asked(), there_since_november) == ("now", Asked())


def test_of_nobody_there_is_nothing_at_any_moment() -> None:
    assert shown(Asked(NOW), lambda _: None)[0] is None


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("trouble", Trouble)
def test_the_example_that_is_given_is_understood(trouble: Trouble, language: str) -> None:
    sentence = told(trouble, language=language, at=NOW, zone=ZONE)

    example = sentence.rpartition(" ")[2]
    assert example == "2026-11-21T14:02"
    assert asked(urlencode({"at": example})).moment == datetime(2026, 11, 21, 13, 2, tzinfo=UTC)


def test_a_link_leads_to_the_very_moment() -> None:
    moment = datetime(2026, 11, 1, 12, 0, 0, 271000, tzinfo=UTC)

    assert asked(query_of(moment)) == Asked(moment)
    assert query_of(None) == ""
