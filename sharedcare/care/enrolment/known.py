"""What a look at a patient's record has brought, in resources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """A patient's resources as far as the reader may see them, each with its version."""

    trees: tuple[Tree, ...]
    versions: Mapping[str, int]

    def of(self, kind: str) -> list[Tree]:
        """Those of one type, the newest first."""
        return [one for one in self.trees if one["resourceType"] == kind]

    def version(self, tree: Mapping[str, Any]) -> int:
        """The version that this is."""
        return self.versions[f"{tree['resourceType']}/{tree['id']}"]

    def with_changed(self, trees: Iterable[Tree]) -> "Known":
        """The same, with these in the place of what they were; the versions stay those that are stored."""
        new = {(one["resourceType"], one["id"]): one for one in trees}
        return replace(
            self, trees=tuple(new.get((one["resourceType"], one["id"]), one) for one in self.trees)
        )


NOTHING = Known((), {})
"""Where nobody has looked."""
