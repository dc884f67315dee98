"""What a programme says for patients of an organisation: the version followed, with the local layers that hold there over it.

Judging and planning ask this for each patient, so what was laid once is kept: versions and layers never change.
"""

from collections.abc import Callable, Sequence

from sharedcare.access.grants import queries as grants
from sharedcare.care.publishing import queries
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.layers import Layered, layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from sharedcare.records.storage.connection import raw_connection

_kept: dict[tuple[int, ...], tuple[Programme, tuple[Layer, ...], Layered]] = {}
"""By what they are, which is kept beside it so that nothing else can be the same."""
_KEPT_AT_MOST = 500


def local(*, key: str, version: str | None, organisation: str) -> Layered:
    """A version (None: the newest) as it holds where an organisation (a reference) treats: nation, region and organisation over it.

    Raises as `queries.programme`. Where a layer is no longer what was published the standard holds: `queries.tampered` tells of it,
    and to judge nobody any more would be worse.
    """
    among = queries.shelf()
    return over(among.version(key=key, version=version).programme, organisation=organisation, among=among)


def places_of(organisation: str) -> list[str]:
    """Where an organisation (a reference) treats, as layers name it: its SOR code and those of all above it, the widest first."""
    return grants.sor_codes(raw_connection(), reference=organisation) if organisation else []


def over(
    programme: Programme,
    *,
    organisation: str,
    among: Shelf,
    places: Callable[[str], Sequence[str]] = places_of,
) -> Layered:
    """The same, of a version and a shelf that are at hand. `places` answers as `places_of` does, which is asked only where the programme
    has layers."""
    try:
        if not among.has_layers(key=programme.key):
            return _laid(programme, ())
        return _laid(programme, among.layers(key=programme.key, organisations=places(organisation)))
    except NotAsPublished:
        return _laid(programme, ())


def _laid(programme: Programme, layers: tuple[Layer, ...]) -> Layered:
    key = (id(programme), *map(id, layers))
    if key not in _kept:
        if len(_kept) >= _KEPT_AT_MOST:
            _kept.clear()
        _kept[key] = (
            programme,
            layers,
            layered(programme, layers) if layers else Layered(programme, programme),
        )
    return _kept[key][2]
