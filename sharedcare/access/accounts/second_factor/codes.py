"""Six digits from an app, and recovery codes on paper: whether one fits, once.

The arithmetic is allauth's (RFC 6238). Not its bookkeeping: that lies in a cache, which each process of the web server
would have for itself, so that a code could be used a second time at another one.
"""

from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.utils.crypto import constant_time_compare

from sharedcare.access.models import Account

_PERIOD = 30
_AROUND = (-1, 0, 1)
"""A clock that is half a minute off, and somebody who types slowly, are let in."""


def new_secret() -> str:
    """A key for an app, in Base32 as apps take it."""
    secret: str = generate_totp_secret()
    return secret


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """The half minute that a code belongs to; None when it fits none around `at`."""
    typed = "".join(code.split())
    now = int(at.timestamp()) // _PERIOD
    if not secret:
        return None
    fitting = [
        now + offset
        for offset in _AROUND
        if constant_time_compare(format_hotp_value(hotp_value(secret, now + offset)), typed)
    ]
    return max(fitting, default=None)


def uses_app(account: Account, code: str, *, at: datetime) -> bool:
    """Whether the account's app shows this code now, and it was not used before; it then is. In a transaction."""
    one = _locked(account, Authenticator.Type.TOTP)
    if one is None:
        return False
    step = step_of(get_adapter().decrypt(one.data["secret"]), code, at=at)
    if step is None or step <= one.data.get("step", 0):
        return False
    one.data["step"] = step
    one.last_used_at = at
    one.save(update_fields=["data", "last_used_at"])
    return True


def uses_recovery(account: Account, code: str, *, at: datetime) -> bool:
    """Whether this is one of the account's recovery codes that was not used before; it then is. In a transaction."""
    one = _locked(account, Authenticator.Type.RECOVERY_CODES)
    if one is None or not get_adapter().decrypt(one.data["seed"]):
        return False
    typed = "".join(letter for letter in code if letter.isalnum())
    if not RecoveryCodes(one).validate_code(typed):
        return False
    Authenticator.objects.filter(pk=one.pk).update(last_used_at=at)
    return True


def _locked(account: Account, type: str) -> Authenticator | None:
    known = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=type)
    found: Authenticator | None = known.first()
    return found
