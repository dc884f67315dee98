"""Who asks at the FHIR door, and whether they ask too often: a client by its number, whoever is not known by where they are.

A microsecond of the memory of this process (`kernel.pace`); nothing is asked of the database for it. What is not known to be
a token is counted before it is looked up, so that made-up ones cost nobody anything; a good one is unknown only once.
"""

from datetime import datetime

from django.conf import settings

from sharedcare.access import actors
from sharedcare.access.types import Actor
from sharedcare.api.errors import TooFast
from sharedcare.kernel.addresses import neighbourhood
from sharedcare.kernel.pace import Pace

clients = Pace(per_minute=settings.ENVIRONMENT.pace_client)
strangers = Pace(per_minute=settings.ENVIRONMENT.pace_stranger)


def caller(authorization: str | None, *, at: datetime, source: str | None, request: int) -> Actor:
    """The client with this token. Raises TooFast, or Unauthenticated."""
    if not actors.is_known(authorization):
        _stranger(source, at)
    by = actors.authenticate(authorization, at=at, source=source, request=request)
    if wait := clients.take(by.client, at=at):
        raise TooFast(wait)
    return by


def anybody(*, at: datetime, source: str | None) -> Actor:
    """Somebody who asks for what is public. Raises TooFast."""
    _stranger(source, at)
    return actors.nobody()


def _stranger(source: str | None, at: datetime) -> None:
    if wait := strangers.take(neighbourhood(source), at=at):
        raise TooFast(wait)
