"""Asking a provider over HTTP: a few seconds, a little JSON, no redirects."""

import base64
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import quote, urlencode, urlsplit

import orjson

from sharedcare.access.openid.errors import ProviderIsAway

_PATIENCE = 10.0
_LONGEST = 512 * 1024
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def is_safe(address: str) -> bool:
    """Whether nobody on the way can look on: https, or this machine itself."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def get_json(address: str, *, bearer: str | None = None) -> dict[str, Any]:
    """The JSON object at an address. Raises ProviderIsAway."""
    headers = {} if bearer is None else {"Authorization": f"Bearer {bearer}"}
    return _asked(address, headers, None)


def post_form(address: str, form: Mapping[str, str], *, client: tuple[str, str] | None) -> dict[str, Any]:
    """The JSON object that a form is answered with. `client` goes into the header (RFC 6749 section 2.3.1)."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if client is not None:
        pair = ":".join(quote(part, safe="") for part in client)
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return _asked(address, headers, urlencode(form).encode())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        """A provider answers where its own description says, and nowhere else."""


def _asked(address: str, headers: dict[str, str], body: bytes | None) -> dict[str, Any]:
    if not is_safe(address):
        raise ProviderIsAway("The provider has an address that is not https.")
    request = urllib.request.Request(  # noqa: S310 - the scheme is looked at just above
        address, data=body, headers={**headers, "Accept": "application/json"}
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_PATIENCE) as answer:
            return _object(answer)
    except urllib.error.HTTPError as error:
        error.close()
        raise ProviderIsAway(f"The provider answers with status {error.code}.") from None
    except OSError:
        raise ProviderIsAway("The provider does not answer.") from None


def _object(answer: IO[bytes]) -> dict[str, Any]:
    try:
        found = orjson.loads(answer.read(_LONGEST))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ProviderIsAway("The provider answers with something that is no JSON object.")
    return found
