"""A FHIR bundle whose resources point at each other."""

from collections.abc import Iterator
from typing import Any

from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.tree import Tree, many, one, text

_MOST = 2000


class Bundle:
    """The resources of a bundle, by what they are called in it.

    Within a document or a message a reference leads to the entry with that fullUrl; a relative one is completed from
    the fullUrl of the entry it stands in. Here the type and the id decide, which is the same for all that is published.
    https://hl7.org/fhir/R4/bundle.html#references
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.resources: list[Tree] = []
        self._called: dict[str, Tree] = {}
        entries = many(tree, "entry")
        if len(entries) > _MOST:
            raise BadBundle("Bundle.entry", f"There are more than {_MOST} entries. Send fewer at once.")
        for entry in entries:
            resource = one(entry, "resource")
            kind = text(resource, "resourceType")
            if not kind:
                continue
            self.resources.append(resource)
            for name in (text(entry, "fullUrl"), f"{kind}/{text(resource, 'id')}"):
                self._called.setdefault(name, resource)

    def of(self, kind: str) -> Iterator[Tree]:
        """Its resources of a type."""
        return (each for each in self.resources if each.get("resourceType") == kind)

    def only(self, kind: str) -> Tree:
        """Its one resource of a type. Raises BadBundle."""
        found = list(self.of(kind))
        if len(found) != 1:
            raise BadBundle("Bundle.entry", f"There must be one {kind}, and there are {len(found)}.")
        return found[0]

    def led_to(self, reference: Tree, *kinds: str) -> Tree | None:
        """What a reference leads to, if it is in the bundle and of one of these types."""
        address = text(reference, "reference").partition("/_history/")[0]
        found = self._called.get(address) or self._called.get("/".join(address.rsplit("/", 2)[-2:]))
        return found if found is not None and found.get("resourceType") in kinds else None

    def needed(self, reference: Tree, place: str, *kinds: str) -> Tree:
        """What a reference leads to. Raises BadBundle when that is not there."""
        found = self.led_to(reference, *kinds)
        if found is None:
            raise BadBundle(
                place, f"This must lead to a resource in the bundle, of type {' or '.join(kinds)}."
            )
        return found


def has_profile(tree: Tree, name: str) -> bool:
    """Whether the resource says that it follows a profile whose address ends so, of whatever version."""
    found: Any = one(tree, "meta").get("profile")
    said = found if isinstance(found, list) else []
    return any(isinstance(each, str) and each.partition("|")[0].endswith(f"/{name}") for each in said)
