"""From the browser that is sent away to whom the provider vouches for (OpenID Connect Core 1.0 section 3.1, RFC 7636)."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.crypto import constant_time_compare

from sharedcare.access.openid import tokens
from sharedcare.access.openid.discovery import endpoints_of
from sharedcare.access.openid.errors import Cancelled, NotVouchedFor
from sharedcare.access.openid.types import Begun, Endpoints, Provider, Serves, Vouched
from sharedcare.access.openid.wire import get_json, post_form

_BROKEN_OFF = {"access_denied", "login_required", "interaction_required"}


def begin(*, provider: Provider, back: str, at: datetime) -> tuple[str, Begun]:
    """The address that the browser is sent to, and what has to be kept until it is `back`. Raises ProviderIsAway."""
    begun = Begun(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": provider.scopes,
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": _challenge(begun.verifier),
        "code_challenge_method": "S256",
    }
    return _with(endpoints_of(provider, at=at).authorization, query), begun


def finish(
    *, provider: Provider, begun: Begun, brought: Mapping[str, str], back: str, at: datetime
) -> Vouched:
    """Whom the provider vouches for, from what the browser `brought` back.

    Raises Cancelled, NotVouchedFor or ProviderIsAway.
    """
    endpoints = endpoints_of(provider, at=at)
    _require_ours(provider, endpoints, begun, brought)
    answer = _exchange(provider, endpoints, begun, brought["code"], back)
    token = str(answer.get("id_token") or "")
    claims = tokens.id_token(token, provider=provider, nonce=begun.nonce, at=at)
    return _vouched(provider, token, _with_userinfo(provider, endpoints, claims, answer))


def end_address(*, provider: Provider, id_token: str, back: str, at: datetime) -> str | None:
    """Where the browser is sent to end the session at the provider too (RP-Initiated Logout 1.0); None if it cannot.

    Without an `id_token` the provider asks the person. Those of patients are not kept, since they hold CPR numbers.
    """
    endpoint = endpoints_of(provider, at=at).end_session
    hint = {"id_token_hint": id_token} if id_token else {}
    query = {"client_id": provider.client_id, "post_logout_redirect_uri": back, **hint}
    return _with(endpoint, query) if endpoint else None


def _require_ours(provider: Provider, endpoints: Endpoints, begun: Begun, brought: Mapping[str, str]) -> None:
    if not constant_time_compare(brought.get("state", ""), begun.state):
        raise NotVouchedFor("The answer belongs to another sign-in: its state is not ours.")
    issuer = brought.get("iss")
    # RFC 9207: who says that it tells its name, and does not, is another.
    if (issuer is not None or endpoints.tells_issuer) and issuer != provider.issuer:
        raise NotVouchedFor("The answer comes from another provider.")
    if "error" in brought:
        known = brought["error"] in _BROKEN_OFF
        raise Cancelled("The sign-in was broken off.") if known else NotVouchedFor("The provider refuses.")
    if not brought.get("code"):
        raise NotVouchedFor("The answer holds no code.")


def _exchange(provider: Provider, endpoints: Endpoints, begun: Begun, code: str, back: str) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": begun.verifier,
    }
    pair = (provider.client_id, provider.client_secret)
    if endpoints.secret_in_header:
        return post_form(endpoints.token, form, client=pair)
    secret = {"client_id": pair[0], "client_secret": pair[1]}
    return post_form(endpoints.token, {**form, **secret}, client=None)


def _with_userinfo(
    provider: Provider, endpoints: Endpoints, claims: dict[str, Any], answer: dict[str, Any]
) -> dict[str, Any]:
    """What the token claims, and what only the userinfo endpoint tells (section 5.3), where that is needed."""
    names = provider.claims
    needed = {names.cpr} if provider.serves is Serves.PATIENTS else {names.organization, names.authorization}
    if needed <= claims.keys() or not endpoints.userinfo or "access_token" not in answer:
        return claims
    told = get_json(endpoints.userinfo, bearer=str(answer["access_token"]))
    if told.get("sub") != claims["sub"]:
        raise NotVouchedFor("The provider tells of somebody else than the token.")
    return {**told, **claims}


def _vouched(provider: Provider, token: str, claims: dict[str, Any]) -> Vouched:
    def said(name: str) -> str | None:
        value = claims.get(name)
        return str(value).strip() or None if isinstance(value, str | int) else None

    names, is_staff = provider.claims, provider.serves is Serves.STAFF
    subject, organization = said("sub"), said(names.organization)
    if subject is None:
        raise NotVouchedFor("The token names nobody.")
    codes = None if organization is None else provider.organizations.get(organization, (organization,))
    return Vouched(
        subject=subject,
        id_token=token if is_staff else "",
        cpr=None if is_staff else said(names.cpr),
        organizations=codes if is_staff else None,
        authorization=said(names.authorization) if is_staff else None,
    )


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _with(address: str, query: dict[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"
