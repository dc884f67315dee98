"""Which accounts there are."""

from sharedcare.access.errors import NoSuchAccount
from sharedcare.access.models import Account
from sharedcare.access.types import Member


def accounts() -> list[Member]:
    """All accounts, those too that are disabled, in order of their names."""
    return [member(one) for one in Account.objects.order_by("username")]


def account_named(username: str) -> Account:
    """The account of this name. Raises NoSuchAccount."""
    found = Account.objects.filter(username=folded(username)).first()
    if found is None:
        raise NoSuchAccount(f"No account is called {username}. `sharedcare user list` tells all.")
    return found


def member(account: Account) -> Member:
    """What may be told of an account."""
    return Member(
        username=account.username,
        display=account.display,
        role=account.role,
        organization_name=account.organization_name,
        organization=account.organization,
        practitioner_role=account.practitioner_role,
        scopes=account.scopes,
        is_active=account.is_active,
        practitioner=account.practitioner,
    )


def folded(username: str) -> str:
    """A user name as it is stored: nobody is told apart by capitals or by a space at the end."""
    return username.strip().lower()
