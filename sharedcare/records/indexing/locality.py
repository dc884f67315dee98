"""Where this house stands: its time zone, and the addresses under which its own resources are known.

Settings say it once at start; everything that indexes or searches asks here, or is told explicitly.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Locality:
    """`zone` is where a date without a time zone is meant; `own_urls` end with a slash each."""

    zone: ZoneInfo
    own_urls: tuple[str, ...] = ()


_settled = [Locality(ZoneInfo("Europe/Copenhagen"))]


def settle(*, zone: str, own_urls: Iterable[str]) -> None:
    """Say where this house stands. Stored dates and references then need a reindex.

    `zone` is a name of the IANA time zone database; raises ZoneInfoNotFoundError for any other.
    """
    _settled[0] = Locality(ZoneInfo(zone), tuple(url.rstrip("/") + "/" for url in own_urls))


def here() -> Locality:
    """Where this house stands: Denmark, and at no address, unless settings have said otherwise."""
    return _settled[0]
