"""Moments as they are written."""

from datetime import UTC, datetime, timedelta, timezone

from sharedcare.kernel import moments

EAST = timezone(timedelta(hours=2))


def test_what_says_no_offset_is_meant_here_and_what_says_one_is_left_as_it_is() -> None:
    assert moments.local("2026-11-25", EAST) == datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert moments.local("2026-11-25T12:00:00", EAST) == datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert moments.local("2026-11-25T12:00:00Z", EAST) == datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_form_says_exactly_when_or_nothing() -> None:
    assert moments.exact("2026-11-25T12:00:00+00:00") == datetime(2026, 11, 25, 12, tzinfo=UTC)
    for odd in ("", "1", "2026-11-25T12:00:00", "yesterday"):
        assert moments.exact(odd) is None
