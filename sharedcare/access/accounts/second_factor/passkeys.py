"""The two ceremonies of a passkey: making one and showing that one has it (Web Authentication Level 3).

They are allauth's, on Yubico's `fido2`. A ceremony belongs to one browser: what it was asked is kept in its session, and
the name that it is at is part of what is signed. So each of these takes the request that it is a part of.
"""

from typing import Any

import orjson
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from sharedcare.access.errors import WrongProof
from sharedcare.access.models import Account

_LONGEST = 20_000


def making(request: HttpRequest, account: Account) -> dict[str, Any]:
    """What a browser is asked to make a passkey from, in the JSON that browsers take."""
    with request_context(request):
        asked: dict[str, Any] = auth.begin_registration(account, passwordless=True)
    return asked


def made(request: HttpRequest, credential: str) -> dict[str, Any]:
    """The passkey that a browser has made. Raises WrongProof when it is not the answer to what was asked."""
    sent = _parsed(credential)
    try:
        with request_context(request):
            auth.complete_registration(auth.parse_registration_response(sent))
    except (ValidationError, ValueError, TypeError, KeyError):
        raise WrongProof("The passkey was not made as it was asked for. Try again.") from None
    return sent


def showing(request: HttpRequest, account: Account | None) -> dict[str, Any]:
    """What a browser is asked to sign: by one of the account's passkeys, or by any that it has for us."""
    with request_context(request):
        asked: dict[str, Any] = auth.begin_authentication(account)
    return asked


def shown(request: HttpRequest, credential: str, *, account: Account | None) -> tuple[Account, Authenticator]:
    """Whose passkey has signed, and which it is; `account` where that is known already. Raises WrongProof."""
    sent = _parsed(credential)
    try:
        with request_context(request):
            whose = account or auth.extract_user_from_response(sent)
            one = auth.complete_authentication(whose, auth.parse_authentication_response(sent))
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError, ImmediateHttpResponse):
        raise WrongProof("This passkey is not known here, or it was not shown as it was asked for.") from None
    return whose, one


def _parsed(credential: str) -> dict[str, Any]:
    try:
        sent = orjson.loads(credential[:_LONGEST])
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise WrongProof("No passkey was sent. Try again.")
    return sent
