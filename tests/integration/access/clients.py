"""System clients and the trail, as tests speak of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sharedcare.access import actors
from sharedcare.access.actions import issue_token
from sharedcare.access.types import Actor
from sharedcare.records.storage.connection import raw_connection, run

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def token(scope: str = "system/*.cruds", client: str = "laboratory", **options: Any) -> str:
    valid_for = options.pop("valid_for", timedelta(days=1))
    return issue_token(
        client=client, scope=scope, organization=None, valid_for=valid_for, at=options.pop("at", NOON)
    )


def actor(scope: str = "system/*.cruds", client: str = "laboratory", at: datetime = NOON) -> Actor:
    header = f"Bearer {token(scope, client, at=at)}"
    return actors.authenticate(header, at=at, source="192.0.2.7", request=42)


def trail() -> list[dict[str, Any]]:
    """The trail without the tokens that tests needed to get in."""
    rows = run(
        raw_connection(),
        "SELECT action, ground, type, key, version, what, refusal, patients, keys, versions, request, host(source), client"
        " FROM access_trail WHERE action NOT IN (10, 11, 12, 13, 14, 15) ORDER BY id",
    ).fetchall()
    names = [
        "action",
        "ground",
        "type",
        "key",
        "version",
        "what",
        "refusal",
        "patients",
        "keys",
        "versions",
        "request",
        "source",
        "client",
    ]
    return [dict(zip(names, row, strict=True)) for row in rows]
