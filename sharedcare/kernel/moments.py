"""Moments as they are written, in ISO 8601."""

from datetime import date, datetime, tzinfo


def local(text: str, zone: tzinfo) -> datetime:
    """A date or a moment; without an offset it is meant in the zone, a date from its beginning. Raises ValueError."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=zone)


def exact(text: str) -> datetime | None:
    """A moment that says its offset, as pages of ours write it into a form; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def day(text: str) -> date | None:
    """The day that was typed in a form; None where it is none, or one of another century."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2200 else None
