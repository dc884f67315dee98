"""Which second factors an account has."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from sharedcare.access.accounts.second_factor.types import Factors, Passkey
from sharedcare.access.models import Account


def factors_of(account: Account) -> Factors:
    """All of an account's second factors, the oldest passkey first."""
    app_since, passkeys, left = None, [], 0
    for one in Authenticator.objects.filter(user_id=account.pk).order_by("created_at", "pk"):
        if one.type == Authenticator.Type.TOTP:
            app_since = one.created_at
        elif one.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(Passkey(one.pk, one.wrap().name, one.created_at, one.last_used_at))
        elif get_adapter().decrypt(one.data["seed"]):
            left = len(one.wrap().get_unused_codes())
    return Factors(app_since, tuple(passkeys), left)
