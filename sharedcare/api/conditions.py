"""Versions and times in HTTP headers: ETag, If-Match, If-None-Match, Last-Modified, If-Modified-Since.

Source: R4 http.html sections 3.1.0.1.3 (versions) and 3.1.0.1.5 (conditional read).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from sharedcare.records.bundles import NOT_YET, version_of
from sharedcare.records.types import Stored


def version_headers(stored: Stored) -> dict[str, str]:
    """What tells the client which version it got."""
    return {"ETag": etag(stored.version), "Last-Modified": http_date(stored.updated)}


def etag(version: int) -> str:
    """A version as a weak ETag, which is how FHIR writes it."""
    return f'W/"{version}"'


def http_date(moment: datetime) -> str:
    """A moment as HTTP writes it, to the second."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def is_known(headers: Mapping[str, str], stored: Stored) -> bool:
    """Whether the client already holds this version, so that 304 says all. If-None-Match counts before the date."""
    known = headers.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        return known.strip() == "*" or etag(stored.version) in _etags(known)
    since = _date(headers.get("HTTP_IF_MODIFIED_SINCE"))
    # HTTP dates know no milliseconds: a version of the same second counts as seen.
    return since is not None and stored.updated - timedelta(seconds=1) < since


def seen_version(headers: Mapping[str, str]) -> int | None:
    """The version that a change builds on: of If-Match, or none yet for If-None-Match: *. Raises MalformedResource."""
    if headers.get("HTTP_IF_NONE_MATCH", "").strip() == "*":
        return NOT_YET
    return version_of(headers.get("HTTP_IF_MATCH"))


def _etags(header: str) -> list[str]:
    return [
        tag if tag.startswith("W/") else f"W/{tag}" for tag in (part.strip() for part in header.split(","))
    ]


def _date(header: str | None) -> datetime | None:
    if not header:
        return None
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None  # RFC 9110 section 13.1.3: a date that cannot be read is ignored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
