"""What is known of a published version of a programme besides what its file says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Approval
from sharedcare.programmes.types.words import Wording


class Status(StrEnum):
    """Whether patients can be enrolled in it."""

    ACTIVE = "active"
    RETIRED = "retired"
    """Nobody new: who follows it stays on it."""


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
class Published:
    """What came of publishing. Not `is_new`: the same had been published before, and nothing was changed."""

    programme: Programme
    is_new: bool
    warnings: int


def order(version: str) -> tuple[int, ...]:
    """A version as numbers."""
    return tuple(int(each) for each in version.split("."))
