"""Which programme a patient follows: the published version, or the newest where the enrolment names none, with its local layers."""

from sharedcare.care.publishing import queries
from sharedcare.care.publishing.local import over, places_of
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.programmes.layers import Layered


class Followed:
    """What the enrolments of a patient are looked up in. What is published is asked for once, by the first of them, and so is where an
    organisation treats."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._found: dict[tuple[str, str | None, str], Layered | None] = {}
        self._places: dict[str, list[str]] = {}

    def __call__(self, key: str, version: str | None, organisation: str) -> Layered | None:
        """The programme as it holds where the organisation (a reference) treats; None when nobody has published it, or when what
        stands there is not what was published."""
        asked = (key, version, organisation)
        if asked not in self._found:
            self._found[asked] = self._look(*asked)
        return self._found[asked]

    def _look(self, key: str, version: str | None, organisation: str) -> Layered | None:
        if self._shelf is None:
            self._shelf = queries.shelf()
        found = self._shelf.known(key=key, version=version)
        if found is None:
            return None
        return over(found, organisation=organisation, among=self._shelf, places=self._places_of)

    def _places_of(self, organisation: str) -> list[str]:
        if organisation not in self._places:
            self._places[organisation] = places_of(organisation)
        return self._places[organisation]
