"""Which programme a patient follows: the published version, or the newest where the enrolment names none, with its local layers."""

from sharedcare.care.publishing.local import over
from sharedcare.care.publishing.queries import known
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.types import Programme

_kept: dict[tuple[str, str], Programme] = {}
"""Versions that were found: they never change."""


def followed(key: str, version: str | None, organisation: str) -> Layered | None:
    """The programme as it holds where the organisation (a reference) treats; None when nobody has published it, or when what stands
    there is not what was published."""
    found = _kept.get((key, version)) if version is not None else None
    if found is None:
        found = known(key=key, version=version)
        if found is None:
            return None
        found = _kept.setdefault((key, found.version), found)
    return over(found, organisation=organisation)
