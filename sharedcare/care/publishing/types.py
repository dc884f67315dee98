"""What is known of a published version of a programme, or of a local layer, besides what its file says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sharedcare.programmes.differing import Carried
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.words import Wording


class Status(StrEnum):
    """Whether patients can be enrolled in it; of a layer: whether it holds."""

    ACTIVE = "active"
    RETIRED = "retired"
    """Nobody new: who follows it stays on it. Of a layer: it holds no more."""


@dataclass(frozen=True, slots=True)
class PublishedProgramme:
    """One version that has been published. `id` is the PlanDefinition's."""

    id: str
    key: str
    version: str
    title: Wording
    owner: str
    status: Status
    published_at: datetime
    approvals: tuple[Approval, ...]

    @property
    def is_approved(self) -> bool:
        """Whether somebody answers for it; without, it is for demonstration only."""
        return bool(self.approvals)

    @property
    def order(self) -> tuple[int, ...]:
        """By what the newest is found: 1.10.0 comes after 1.9.0."""
        return order(self.version)


@dataclass(frozen=True, slots=True)
class PublishedLayer:
    """One version of a local layer. `key` names it: `KEY:region`, or `KEY:organisation:` and a SOR code."""

    id: str
    key: str
    status: Status
    published_at: datetime
    layer: Layer

    @property
    def version(self) -> str:
        """Its own version."""
        return self.layer.version

    @property
    def order(self) -> tuple[int, ...]:
        """As of a programme."""
        return order(self.layer.version)


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing. Not `is_new`: the same had been published before, and nothing was changed. `result` is what
    holds with a layer over its programme; `carried` are approvals of an older version that says something else."""

    what: Programme | Layer
    key: str
    is_new: bool
    warnings: int
    result: Layered | None = None
    carried: tuple[Carried, ...] = ()


def order(version: str) -> tuple[int, ...]:
    """A version as numbers."""
    return tuple(int(each) for each in version.split("."))
