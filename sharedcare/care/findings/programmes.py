"""Which programme a patient follows: the published version, or the newest where the enrolment names none."""

from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.queries import programme
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.types import Programme

_kept: dict[tuple[str, str], Programme] = {}
"""Versions that were found: they never change."""


def followed(key: str, version: str | None) -> Programme | None:
    """The programme; None when nobody has published it, or when what stands there is not what was published."""
    if version is not None and (key, version) in _kept:
        return _kept[key, version]
    try:
        found = programme(key=key, version=version)
    except (NoSuchProgramme, NotAsPublished):
        return None
    return _kept.setdefault((key, found.version), found)
