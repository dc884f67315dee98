"""Registering system clients, giving them tokens and taking them back."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from sharedcare.access import scopes, trail
from sharedcare.access.actors import PREFIX, digest
from sharedcare.access.errors import BadScope, ClientIsBound, NoSuchClient
from sharedcare.access.models import AccessToken, Client
from sharedcare.access.types import Action, Actor, Errand, Ground, Scopes
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
def revoke_token(*, token: str, at: datetime) -> bool:
    """End a token now; every process stops taking it within `actors.REMEMBERED_FOR`. False when there is none."""
    found = AccessToken.objects.select_related("client").filter(digest=digest(token), revoked_at=None).first()
    if found is None:
        return False
    found.revoked_at = at
    found.save(update_fields=["revoked_at"])
    _trace(Action.REVOKE, found.client, at, what="token")
    return True


@transaction.atomic
def revoke_client(*, client: str, at: datetime) -> None:
    """End a client and with it all of its tokens, for good. Raises NoSuchClient."""
    found = Client.objects.filter(name=client).first()
    if found is None:
        raise NoSuchClient(f"No client is called {client}. Its name is the one given to `sharedcare token`.")
    Client.objects.filter(pk=found.pk, revoked_at=None).update(revoked_at=at)
    _trace(Action.REVOKE, found, at, what="client")


def _trace(action: Action, client: Client, at: datetime, *, what: str) -> None:
    about = Actor(client.pk, client.name, client.organization, Scopes(), Ground.OPERATOR)
    entry = trail.entry(by=about, errand=Errand(action, (), what=what), ground=Ground.OPERATOR, at=at)
    trail.write(raw_connection(), entry)
