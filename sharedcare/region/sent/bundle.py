"""What MedCom's FHIR documents and messages have in common: entries with full addresses, profiles and ids."""

from random import Random
from typing import Any
from uuid import UUID

from sharedcare.region.citizen import Citizen
from sharedcare.region.systems import CPR, Resource

_GUIDES = "http://medcomfhir.dk/ig/"


class Bundle:
    """A bundle under way. `guide` is the implementation guide that it follows."""

    def __init__(self, guide: str, chance: Random) -> None:
        self._guide, self._chance = guide, chance
        self.entries: list[Resource] = []

    def name(self) -> str:
        """A new id: a UUID, as every sender's system makes them."""
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def add(self, type: str, profile: str, /, **members: Any) -> Resource:
        """Add an entry; the answer is the Reference to it. `profile` is `guide/name`."""
        name = members.pop("id", None) or self.name()
        resource = {"resourceType": type, "id": name, "meta": {"profile": [profile_of(profile)]}, **members}
        self.entries.append({"fullUrl": f"{_GUIDES}{self._guide}/{type}/{name}", "resource": resource})
        return {"reference": f"{type}/{name}"}

    def person(self, who: Citizen, profile: str, **more: Any) -> Resource:
        """The person, as messages name one."""
        return self.add(
            "Patient",
            profile,
            identifier=[{"system": CPR, "value": who.cpr}],
            name=[{"use": "official", "family": who.family, "given": who.given.split()}],
            **more,
        )


def profile_of(profile: str) -> str:
    """The address of a profile that is named as `guide/name`."""
    guide, _, name = profile.partition("/")
    return f"{_GUIDES}{guide}/StructureDefinition/{name}"
