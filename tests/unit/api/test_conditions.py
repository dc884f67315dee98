"""Versions and times in HTTP headers."""

from datetime import UTC, datetime, timedelta

import pytest

from sharedcare.api import conditions
from sharedcare.records.errors import MalformedResource
from sharedcare.records.types import Stored

UPDATED = datetime(2026, 3, 1, 12, 30, 15, 250_000, tzinfo=UTC)
STORED = Stored("Patient", "a", 3, UPDATED, b"{}", 1, 1)


@pytest.mark.parametrize("known", ['W/"3"', '"3"', 'W/"1", W/"3"', "*"])
def test_who_holds_the_version_already_need_not_get_it_again(known: str) -> None:
    assert conditions.is_known({"HTTP_IF_NONE_MATCH": known}, STORED)


@pytest.mark.parametrize("known", ['W/"2"', "3", "", 'W/"33"'])
def test_who_holds_another_version_gets_this_one(known: str) -> None:
    assert not conditions.is_known({"HTTP_IF_NONE_MATCH": known}, STORED)


@pytest.mark.parametrize(("ago", "known"), [(-1, True), (0, True), (1, False)])
def test_a_resource_that_has_not_changed_since_is_known(ago: int, known: bool) -> None:
    since = conditions.http_date(UPDATED - timedelta(seconds=ago))

    assert conditions.is_known({"HTTP_IF_MODIFIED_SINCE": since}, STORED) == known


def test_the_version_counts_before_the_date() -> None:
    headers = {"HTTP_IF_NONE_MATCH": 'W/"2"', "HTTP_IF_MODIFIED_SINCE": conditions.http_date(UPDATED)}

    assert not conditions.is_known(headers, STORED)


@pytest.mark.parametrize("since", ["yesterday", "2026-03-01", "Mon, 99 Foo 2026 99:99:99 GMT"])
def test_a_date_that_cannot_be_read_is_no_condition(since: str) -> None:
    assert not conditions.is_known({"HTTP_IF_MODIFIED_SINCE": since}, STORED)


def test_a_version_is_told_as_weak_etag_and_http_date() -> None:
    assert conditions.version_headers(STORED) == {
        "ETag": 'W/"3"',
        "Last-Modified": "Sun, 01 Mar 2026 12:30:15 GMT",
    }


@pytest.mark.parametrize(
    ("headers", "seen"),
    [
        ({}, None),
        ({"HTTP_IF_MATCH": 'W/"3"'}, 3),
        ({"HTTP_IF_MATCH": '"12"'}, 12),
        ({"HTTP_IF_NONE_MATCH": "*"}, 0),
    ],
)
def test_a_change_says_which_version_it_builds_on(headers: dict[str, str], seen: int | None) -> None:
    assert conditions.seen_version(headers) == seen


@pytest.mark.parametrize("etag", ["*", "", 'W/"0"', 'W/"x"', 'W/"1", W/"2"', 'W/"99999999999"'])
def test_an_if_match_that_names_no_version_is_refused(etag: str) -> None:
    with pytest.raises(MalformedResource):
        conditions.seen_version({"HTTP_IF_MATCH": etag})
