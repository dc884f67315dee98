"""What a follower is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sharedcare.access.types import Actor
from sharedcare.records.feed import Change


class Follow(Protocol):
    """Does what follows from changes. Raises whatever it likes: the same changes then come again, later."""

    def __call__(self, changes: Sequence[Change], *, by: Actor, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Follower:
    """Who is handed the changes of resources of some types.

    Its bookmark is kept under `name`, which therefore never changes and is no other's. A new name begins with the first
    change there ever was. After a kill or an error the same changes come again, so `follow` must do no harm twice.
    """

    name: str
    types: tuple[str, ...]
    follow: Follow
