"""The only place that reads the clock. Everything below the doors is told the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, to the millisecond, which is the precision of a FHIR `instant` here."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
