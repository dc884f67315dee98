"""Whether a token is what it says: signed by the provider, for us, now, and for this very sign-in.

Sources: OpenID Connect Core 1.0 section 3.1.3.7, Back-Channel Logout 1.0 section 2.6, RFC 8725 (JWT best current practices).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

from sharedcare.access.openid.discovery import keys_of
from sharedcare.access.openid.errors import NotVouchedFor
from sharedcare.access.openid.types import Provider

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""By key pairs alone: not `none`, and no secret that both sides hold, such as HS256 with the public key as the secret."""

_CLOCKS_APART = timedelta(seconds=60)
_OLDEST_LOGOUT = timedelta(minutes=5)
_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
_LONGEST = 64 * 1024


def id_token(token: str, *, provider: Provider, nonce: str, at: datetime) -> dict[str, Any]:
    """What an ID token claims. Raises NotVouchedFor, or ProviderIsAway when its keys cannot be had."""
    claims = _signed(token, provider, at, ["iss", "aud", "sub", "exp", "iat"])
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise NotVouchedFor("The token was made for another sign-in: its nonce is not ours.")
    return claims


def logout_token(token: str, *, provider: Provider, at: datetime) -> dict[str, Any]:
    """What a logout token claims. Raises NotVouchedFor or ProviderIsAway."""
    claims = _signed(token, provider, at, ["iss", "aud", "iat", "jti"])
    events = claims.get("events")
    if not isinstance(events, Mapping) or _LOGOUT not in events or "nonce" in claims:
        raise NotVouchedFor("The token is no logout token.")
    if at - datetime.fromtimestamp(claims["iat"], tz=at.tzinfo) > _OLDEST_LOGOUT:
        raise NotVouchedFor("The logout token is old.")
    return claims


def _signed(token: str, provider: Provider, at: datetime, needed: list[str]) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(token[:_LONGEST])
    except jwt.PyJWTError:
        raise NotVouchedFor("The token cannot be read.") from None
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise NotVouchedFor("The token is not signed by a key pair.")
    kid = header.get("kid")
    fitting = [key for key in keys_of(provider, kid=kid, at=at) if key.get("alg", algorithm) == algorithm]
    if len(fitting) != 1:
        raise NotVouchedFor("The token is signed with a key that the provider does not have.")
    claims = _checked(token, fitting[0], algorithm, provider, needed)
    _require_now(claims, at)
    _require_party(claims, provider)
    return claims


def _checked(
    token: str, key: dict[str, Any], algorithm: str, provider: Provider, needed: list[str]
) -> dict[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=jwt.PyJWK(key, algorithm=algorithm).key,
            algorithms=[algorithm],
            audience=provider.client_id,
            issuer=provider.issuer,
            # The moment is ours to tell: it was read at the door.
            options={"require": needed, "verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
    except jwt.PyJWTError as error:
        raise NotVouchedFor(f"The token is not good: {type(error).__name__}.") from None
    return claims


def _require_now(claims: dict[str, Any], at: datetime) -> None:
    now, apart = at.timestamp(), _CLOCKS_APART.total_seconds()
    times = {name: claims[name] for name in ("exp", "iat", "nbf") if name in claims}
    if not all(isinstance(time, int | float) for time in times.values()):
        raise NotVouchedFor("The token has a time that is no number.")
    if times.get("exp", now + 1) <= now - apart:
        raise NotVouchedFor("The token has expired.")
    if max(times.get("iat", now), times.get("nbf", now)) > now + apart:
        raise NotVouchedFor("The token is from the future.")


def _require_party(claims: dict[str, Any], provider: Provider) -> None:
    """Among several audiences, we have to be the one it was made for."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise NotVouchedFor("The token was made for another party.")
