"""Who works: the one list of everything that goes on beside the web server.

A duty is called again and again. It does a little, answers whether there is more to do at once, and remembers in the
database how far it has come, since it can be ended at any moment. Whoever follows the record is a `Follower`, and the
rest is done for it here; something else, such as what only the clock begins, is a duty of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sharedcare.access.actors import operator
from sharedcare.access.audit.sealing import Sealing
from sharedcare.care.enrolment import keeping_up
from sharedcare.care.plan import admitted
from sharedcare.config.environment import Environment
from sharedcare.config.worker.handing_over import HandingOver
from sharedcare.config.worker.keeping_up import KeepingUp
from sharedcare.config.worker.reminding import Reminding
from sharedcare.config.worker.watching import Watching
from sharedcare.exchange.receive import waiting
from sharedcare.following.actions import advance
from sharedcare.following.types import Follower


class Duty(Protocol):
    """Something that is done in little steps. `name` is what the log calls it."""

    @property
    def name(self) -> str: ...

    def step(self, *, at: datetime) -> bool:
        """Do what there is to do now, or a part of it; whether there may be more at once."""


@dataclass(frozen=True, slots=True)
class Following:
    """The duty to hand a follower what changed. The trail tells of its looks by its name."""

    follower: Follower

    @property
    def name(self) -> str:
        """The follower's."""
        return self.follower.name

    def step(self, *, at: datetime) -> bool:
        """Hand on the next changes."""
        return advance(follower=self.follower, by=operator(f"worker {self.name}"), at=at)


def duties(environment: Environment) -> tuple[Duty, ...]:
    """All of them. Each is independent of the others, and their order means nothing."""
    return (
        Following(waiting.follower(zone=environment.time_zone)),
        Following(admitted.follower(zone=environment.time_zone)),
        Following(keeping_up.follower()),
        Sealing(),
        Watching(),
        HandingOver(zone=environment.time_zone),
        KeepingUp(zone=environment.time_zone),
        Reminding(zone=environment.time_zone, is_on=environment.mail is not None),
    )
