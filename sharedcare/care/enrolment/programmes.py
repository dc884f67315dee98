"""The programmes that patients can be enrolled in."""

from functools import cache
from pathlib import Path

import sharedcare.programmes
from sharedcare.care.enrolment.errors import BadChoice
from sharedcare.programmes.files import read
from sharedcare.programmes.shape import programme_of
from sharedcare.programmes.types import Programme

# Until published versions are kept in the record, those that ship are what can be followed.
_SHIPPED = Path(sharedcare.programmes.__file__).parent / "shipped"


def programme(*, key: str, version: str | None = None) -> Programme:
    """What a version of a programme says; without a version the newest. Raises BadChoice."""
    found = _shipped().get(key)
    if found is None or version not in (None, "", found.version):
        named = f"No version {version} of a programme" if version else "No programme"
        raise BadChoice(f"{named} {key} is published.")
    return found


def programmes() -> tuple[Programme, ...]:
    """Each programme in its newest version, by key."""
    return tuple(one for _, one in sorted(_shipped().items()))


@cache
def _shipped() -> dict[str, Programme]:
    found = [programme_of(read(file.read_bytes()).data) for file in _SHIPPED.glob("*.yaml")]
    return {one.key: one for one in found}
