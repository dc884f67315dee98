"""What a provider says of itself: where it is asked what, and the keys it signs with (Discovery 1.0 section 4).

Both are remembered in the process for an hour. A token signed with a key that is not among them has the keys fetched
anew, at most once a minute, so that a provider can change its keys at any time.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sharedcare.access.openid.errors import ProviderIsAway
from sharedcare.access.openid.types import Endpoints, Provider
from sharedcare.access.openid.wire import get_json, is_safe

_REMEMBERED_FOR = timedelta(hours=1)
_AGAIN_AFTER = timedelta(minutes=1)
_PATH = "/.well-known/openid-configuration"


class _Keys(NamedTuple):
    keys: tuple[dict[str, Any], ...]
    at: datetime


_endpoints: dict[str, tuple[Endpoints, datetime]] = {}
_keys: dict[str, _Keys] = {}


def endpoints_of(provider: Provider, *, at: datetime) -> Endpoints:
    """Where the provider is asked what. Raises ProviderIsAway, also when it describes somebody else."""
    known = _endpoints.get(provider.issuer)
    if known is None or not timedelta(0) <= at - known[1] < _REMEMBERED_FOR:
        known = (_read(provider), at)
        _endpoints[provider.issuer] = known
    return known[0]


def keys_of(provider: Provider, *, kid: str | None, at: datetime) -> list[dict[str, Any]]:
    """The keys (RFC 7517) that a token may be signed with: the one of this `kid`, or all where a token names none."""
    known = _keys.get(provider.issuer)
    if known is None or not timedelta(0) <= at - known.at < _REMEMBERED_FOR:
        known = _fetched(provider, at)
    found = _fitting(known, kid)
    if not found and at - known.at >= _AGAIN_AFTER:
        found = _fitting(_fetched(provider, at), kid)
    return found


def forget() -> None:
    """Remember nothing of any provider."""
    _endpoints.clear()
    _keys.clear()


def _fitting(known: _Keys, kid: str | None) -> list[dict[str, Any]]:
    signing = [key for key in known.keys if key.get("use", "sig") == "sig"]
    return signing if kid is None else [key for key in signing if key.get("kid") == kid]


def _fetched(provider: Provider, at: datetime) -> _Keys:
    listed = get_json(endpoints_of(provider, at=at).keys).get("keys")
    if not isinstance(listed, list):
        raise ProviderIsAway("The provider lists no keys.")
    known = _Keys(tuple(key for key in listed if isinstance(key, dict)), at)
    _keys[provider.issuer] = known
    return known


def _read(provider: Provider) -> Endpoints:
    said = get_json(provider.issuer.rstrip("/") + _PATH)
    if said.get("issuer") != provider.issuer:
        raise ProviderIsAway("The provider describes an issuer that is not the one in the settings.")

    def address(name: str, *, needed: bool = True) -> str:
        found = said.get(name, "")
        if (needed or found) and not (isinstance(found, str) and is_safe(found)):
            raise ProviderIsAway(f"The provider has no safe {name}.")
        return str(found)

    return Endpoints(
        authorization=address("authorization_endpoint"),
        token=address("token_endpoint"),
        keys=address("jwks_uri"),
        userinfo=address("userinfo_endpoint", needed=False),
        end_session=address("end_session_endpoint", needed=False),
        secret_in_header="client_secret_basic"
        in said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]),
        tells_issuer=said.get("authorization_response_iss_parameter_supported") is True,
    )
