"""People of an organisation and the roles they hold."""

from dataclasses import dataclass
from datetime import timedelta

LASTS = timedelta(days=7)
"""How long an invitation can be used."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role to be given: its code (of `urn:sharedcare:role`), what it is called there, and the organisation (id)."""

    code: str
    title: str
    organization: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that is held: the id of the PractitionerRole, and the version it has."""

    id: str
    version: int
    practitioner: str
    post: Post
    organization_name: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works there: the id of the Practitioner, their name and roles; the user name of their account, if they
    have one, and whether they have been invited and not come yet."""

    practitioner: str
    name: str
    roles: tuple[HeldRole, ...]
    username: str = ""
    is_invited: bool = False


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be invited."""

    given: str
    family: str
    username: str
    post: Post


@dataclass(frozen=True, slots=True)
class Invited:
    """What an administrator hands over: told once, and known here only as a digest."""

    username: str
    token: str
