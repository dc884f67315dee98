"""What is served where: the addresses of the FHIR door with the interaction that each method starts.

Bundles, which are sent to the root, are not among them: their entries are answered by this table,
and a bundle inside a bundle is none of it.

Source: R4 http.html section 3.1.0.3 (the list of interactions).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sharedcare.api.call import Interaction
from sharedcare.api.errors import MethodNotAllowed, NoSuchAddress
from sharedcare.api.interactions import later
from sharedcare.api.interactions.capabilities import capabilities
from sharedcare.api.interactions.create import create
from sharedcare.api.interactions.delete import delete
from sharedcare.api.interactions.everything import everything
from sharedcare.api.interactions.history_instance import history_instance
from sharedcare.api.interactions.read import read
from sharedcare.api.interactions.search_compartment import search_compartment
from sharedcare.api.interactions.search_type import search_type
from sharedcare.api.interactions.update import update
from sharedcare.api.interactions.validate import validate
from sharedcare.api.interactions.vread import vread
from sharedcare.records.definitions.resource_types import is_resource_type


@dataclass(frozen=True, slots=True)
class Route:
    """One form of address below `/fhir`, and what each method starts there."""

    pattern: re.Pattern[str]
    methods: Mapping[str, Interaction]

    def interaction(self, method: str) -> Interaction:
        """What this method starts here. Raises MethodNotAllowed."""
        found = self.methods.get(method)
        if found is None:
            raise MethodNotAllowed(self.methods)
        return found


_TYPE = r"(?P<type>[A-Z][A-Za-z]+)"
_ID = r"(?P<id>[A-Za-z0-9\-.]{1,64})"
_VERSION = r"(?P<version>[A-Za-z0-9\-.]{1,64})"


def route(pattern: str, **methods: Interaction) -> Route:
    """A route whose HEAD is its GET without the body."""
    if "GET" in methods:
        methods["HEAD"] = methods["GET"]
    return Route(re.compile(pattern), methods)


# The most frequent first: they are tried in this order.
INTERACTIONS: tuple[Route, ...] = (
    route(f"{_TYPE}/{_ID}", GET=read, PUT=update, DELETE=delete, PATCH=later.patch),
    route(_TYPE, GET=search_type, POST=create, PUT=later.conditional_update, DELETE=later.conditional_delete),
    route(f"{_TYPE}/_search", POST=search_type),
    route("metadata", GET=capabilities),
    route(f"{_TYPE}/{_ID}/_history/{_VERSION}", GET=vread),
    route(f"{_TYPE}/{_ID}/_history", GET=history_instance),
    route(rf"(?P<type>Patient)/{_ID}/\$everything", GET=everything),
    route(f"Patient/{_ID}/{_TYPE}", GET=search_compartment),
    route(f"Patient/{_ID}/{_TYPE}/_search", POST=search_compartment),
    route(r"\$validate", POST=validate),
    route(rf"{_TYPE}/\$validate", POST=validate),
    route(f"{_TYPE}/_history", GET=later.history_type),
    route("_history", GET=later.history_system),
    route("_search", POST=later.search_system),
)


def find(path: str, routes: Iterable[Route] = INTERACTIONS) -> tuple[Route, dict[str, str]]:
    """The route of an address below `/fhir`, and the parts of it. Raises NoSuchAddress."""
    for candidate in routes:
        if found := candidate.pattern.fullmatch(path):
            place = found.groupdict()
            if "type" in place and not is_resource_type(place["type"]):
                raise NoSuchAddress(
                    "The address names no resource type of FHIR R4; they are written like Observation."
                )
            return candidate, place
    raise NoSuchAddress(
        "Nothing is served at this address. The CapabilityStatement at metadata says what is."
    )
