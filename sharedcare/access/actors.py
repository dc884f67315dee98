"""Who is asking: from a bearer token, or an account that has signed in, to an actor.

A token that was found good is remembered in the process for one second, so that a busy client costs one
look-up a second instead of one a request. Hence a revoked token works for one second more at most,
which `sharedcare token revoke` waits for; the end of its validity is looked at every time.

Source of the header's form: RFC 6750 section 2.1.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, Protocol

from psycopg import Cursor

from sharedcare.access import rights, scopes
from sharedcare.access.errors import Unauthenticated
from sharedcare.access.grants import queries
from sharedcare.access.types import Actor, Citizen, Ground, Post, Scopes
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection

PREFIX = "sc_"
"""What every token begins with, so that one that leaked into a file can be recognised."""

_NOBODY, _COMMAND, _PAGES = -1, 0, -2
"""What the trail has in place of a system client's number; `trail.sql` and its migrations say so too."""

REMEMBERED_FOR = timedelta(seconds=1)
_REMEMBERED_AT_MOST = 10_000

_LOOK_UP = """
SELECT c.id, c.name, c.organization, t.scopes, t.expires_at
FROM access_token t JOIN access_client c ON c.id = t.client_id
WHERE t.digest = %s AND t.revoked_at IS NULL AND c.revoked_at IS NULL"""


class _Holder(NamedTuple):
    client: int
    name: str
    organization: str | None
    scopes: Scopes
    expires_at: datetime
    looked_up_at: datetime
    post: Post | None


class Login(Protocol):
    """What an actor is made of: an account (`models.Account`). Described here, so that nobody who asks needs the table."""

    @property
    def pk(self) -> int:
        """Its number."""

    @property
    def username(self) -> str:
        """What the person types."""

    @property
    def organization(self) -> str | None:
        """The SOR code of the organisation acted for."""

    @property
    def practitioner_role(self) -> str:
        """The id of the PractitionerRole that it stands for, unless another is chosen."""

    @property
    def patient_id(self) -> str | None:
        """The id of the Patient whose own account it is; None for staff."""

    @property
    def scopes(self) -> str:
        """What the operator allows at most."""

    @property
    def persons(self) -> list[str]:
        """The ids of the RelatedPersons that a citizen is."""


_remembered: dict[str, _Holder] = {}


def authenticate(authorization: str | None, *, at: datetime, source: str | None, request: int) -> Actor:
    """The system client that an Authorization header speaks for. Raises Unauthenticated.

    `source` is the network address it came from, `request` the number under which the trail tells of this request.
    """
    token = _token(authorization)
    holder = _remembered.get(token)
    if holder is None or not timedelta(0) <= at - holder.looked_up_at < REMEMBERED_FOR:
        holder = _look_up(token, at)
    if holder.expires_at <= at:
        raise Unauthenticated("The bearer token has expired. Ask for a new one: sharedcare token.")
    return Actor(
        holder.client,
        holder.name,
        holder.organization,
        holder.scopes,
        Ground.SCOPE,
        source,
        request,
        post=holder.post,
    )


def is_known(authorization: str | None) -> bool:
    """Whether this header has been found good in this process: any other may be made up. It may have run out since."""
    return authorization is not None and authorization.partition(" ")[2].strip() in _remembered


def nobody() -> Actor:
    """Who asks for what is public. Holds no right at all."""
    return Actor(_NOBODY, "", None, Scopes(), Ground.SCOPE)


def of_account(
    account: Login, *, source: str | None, request: int | None, at: datetime, role: str | None = None
) -> Actor:
    """A person who has signed in, in one of their roles: the one named, or the account's own.

    What they may is what the role gives, as far as the operator lets the account; a role that has ended, or is not in
    the record, gives nothing. Whoever calls this has made sure that the account is active, the session its own and the
    role one of its person's.
    """
    if account.patient_id is not None or account.persons:
        return _citizen(account, source, request)
    role = role or account.practitioner_role
    post = queries.post(raw_connection(), role=key64(f"PractitionerRole/{role}"), at=at)
    held = Scopes() if post is None else _held(account.scopes, post.code)
    return Actor(
        _PAGES,
        account.username,
        account.organization if post is None else post.sor or account.organization,
        held,
        Ground.ROLE,
        source,
        request,
        account.pk,
        role,
        post,
    )


def _citizen(account: Login, source: str | None, request: int | None) -> Actor:
    """A patient or a relative: what they may follows from who they are, and no operator narrows it."""
    citizen = Citizen(
        None if account.patient_id is None else key64(f"Patient/{account.patient_id}"),
        tuple(key64(f"RelatedPerson/{one}") for one in account.persons),
    )
    held = (rights.OF_RELATIVE[3] if account.patient_id is None else rights.OF_PATIENT).scopes
    return Actor(
        _PAGES,
        account.username,
        None,
        held,
        Ground.RELATIVE if account.patient_id is None else Ground.OWN_RECORD,
        source,
        request,
        account.pk,
        citizen=citizen,
    )


@lru_cache(maxsize=256)
def _held(text: str, code: str) -> Scopes:
    return rights.of_role(code).scopes.within(scopes.parse(text, level="user")) if text else Scopes()


def operator(command: str) -> Actor:
    """Whoever types a `sharedcare` command on the machine itself; the trail tells of it by the command's name."""
    return Actor(_COMMAND, command, None, Scopes(), Ground.OPERATOR)


def digest(token: str) -> bytes:
    """What is stored of a token. Tokens are long and random, so a plain hash cannot be turned back."""
    return sha256(token.encode()).digest()


def _token(authorization: str | None) -> str:
    if not authorization:
        raise Unauthenticated(
            "A bearer token is needed here: Authorization: Bearer ... (sharedcare token makes one)."
        )
    scheme, _, token = authorization.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token.startswith(PREFIX) or not token.isascii():
        raise Unauthenticated("The Authorization header holds no bearer token of this server.")
    return token


def _look_up(token: str, at: datetime) -> _Holder:
    _remembered.pop(token, None)
    connection = raw_connection()
    row = Cursor(connection).execute(_LOOK_UP, (digest(token),), binary=True).fetchone()
    if row is None:
        raise Unauthenticated(
            "The bearer token is unknown or has been revoked. Ask for a new one: sharedcare token."
        )
    client, name, organization, written, expires_at = row
    post = None if organization is None else queries.post_of_system(connection, sor=organization)
    holder = _Holder(client, name, organization, scopes.parse(written), expires_at, at, post)
    if len(_remembered) >= _REMEMBERED_AT_MOST:
        _remembered.clear()
    _remembered[token] = holder
    return holder
