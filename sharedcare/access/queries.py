"""Which tokens there are."""

from sharedcare.access.errors import NoSuchClient
from sharedcare.access.models import AccessToken, Client
from sharedcare.access.types import Issued


def tokens(*, client: str | None = None) -> list[Issued]:
    """All tokens that were ever issued, or those of one client, the oldest first. Raises NoSuchClient."""
    found = AccessToken.objects.select_related("client").order_by("id")
    if client is None:
        return [issued(one) for one in found]
    return [issued(one) for one in found.filter(client=client_named(client))]


def client_named(name: str) -> Client:
    """The client of this name. Raises NoSuchClient."""
    found = Client.objects.filter(name=name).first()
    if found is None:
        raise NoSuchClient(
            f"No client is called {name}. Its name is the one given to `sharedcare token`; `sharedcare token list` tells all."
        )
    return found


def issued(token: AccessToken) -> Issued:
    """What may be told of a token. It ends with its client at the latest."""
    ends = [moment for moment in (token.revoked_at, token.client.revoked_at) if moment is not None]
    return Issued(
        number=token.pk,
        client=token.client.name,
        organization=token.client.organization,
        scopes=token.scopes,
        issued_at=token.issued_at,
        expires_at=token.expires_at,
        revoked_at=min(ends, default=None),
    )
