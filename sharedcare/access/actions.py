"""Registering system clients, giving them tokens and taking them back."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from sharedcare.access import scopes, trail
from sharedcare.access.actors import PREFIX, digest
from sharedcare.access.errors import BadScope, ClientIsBound, NoSuchToken
from sharedcare.access.models import AccessToken, Client
from sharedcare.access.queries import client_named, issued
from sharedcare.access.types import Action, Actor, Errand, Ground, Issued, Scopes
from sharedcare.records.storage.connection import raw_connection


@transaction.atomic
def issue_token(
    *, client: str, scope: str, organization: str | None, valid_for: timedelta, at: datetime
) -> str:
    """A new bearer token for a system client, which is registered when it is met for the first time.

    The token is told once and stored only as a digest. Raises BadScope, or ClientIsBound when the client
    is registered with another organisation or has been revoked.
    """
    granted = scopes.parse(scope)
    if granted.may_launch and organization is None:
        raise BadScope(
            "The scope launch takes an organisation, whose people the system vouches for: --organization."
        )
    if valid_for <= timedelta(0):
        raise BadScope("A token must be valid for some time.")
    known, _ = Client.objects.get_or_create(
        name=client, defaults={"organization": organization, "created_at": at}
    )
    if known.revoked_at is not None:
        raise ClientIsBound(f"The client {client} has been revoked. Register a new one under another name.")
    if known.organization != organization:
        raise ClientIsBound(f"The client {client} is registered with another organisation. Use another name.")
    token = PREFIX + secrets.token_urlsafe(32)
    AccessToken.objects.create(
        client=known,
        digest=digest(token),
        scopes=scopes.written(granted),
        issued_at=at,
        expires_at=at + valid_for,
    )
    _trace(Action.ISSUE_TOKEN, known, at, what=scopes.written(granted))
    return token


@transaction.atomic
def revoke_token(*, token: str, at: datetime) -> Issued:
    """End a token, told by itself or by its number; every process stops taking it within `actors.REMEMBERED_FOR`.

    To revoke it again changes nothing. Raises NoSuchToken.
    """
    found = _named(token)
    if found.revoked_at is None:
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        _trace(Action.REVOKE, found.client, at, what=f"token {found.pk}")
    return issued(found)


@transaction.atomic
def revoke_tokens(*, client: str, at: datetime) -> int:
    """End all tokens of a client that are not yet revoked: how many. It can be given new ones. Raises NoSuchClient."""
    found = client_named(client)
    many = AccessToken.objects.filter(client=found, revoked_at=None).update(revoked_at=at)
    if many:
        _trace(Action.REVOKE, found, at, what="all tokens")
    return many


@transaction.atomic
def revoke_client(*, client: str, at: datetime) -> None:
    """End a client and with it all of its tokens, for good. Raises NoSuchClient."""
    found = client_named(client)
    Client.objects.filter(pk=found.pk, revoked_at=None).update(revoked_at=at)
    _trace(Action.REVOKE, found, at, what="client")


def _named(token: str) -> AccessToken:
    known = AccessToken.objects.select_related("client").select_for_update(of=("self",))
    if token.startswith(PREFIX):
        found = known.filter(digest=digest(token)).first()
    else:
        found = known.filter(pk=int(token)).first() if token.isascii() and token.isdigit() else None
    if found is None:
        # Not repeated: it could be a token of somewhere else.
        raise NoSuchToken("There is no such token. `sharedcare token list` tells the number of each.")
    return found


def _trace(action: Action, client: Client, at: datetime, *, what: str) -> None:
    about = Actor(client.pk, client.name, client.organization, Scopes(), Ground.OPERATOR)
    entry = trail.entry(by=about, errand=Errand(action, (), what=what), ground=Ground.OPERATOR, at=at)
    trail.write(raw_connection(), entry)
