"""What a proxy in front tells of the request: whether it came over https, and from where.

Only believed when the operator says that there is one (SHAREDCARE_PROXY): anybody can send these headers.
"""

from ipaddress import ip_address
from typing import Any


def seen_past(environ: dict[str, Any]) -> dict[str, Any]:
    """The request as the proxy received it: the last entry of each list is the one that the proxy wrote itself."""
    scheme = _last(environ.get("HTTP_X_FORWARDED_PROTO"))
    address = _last(environ.get("HTTP_X_FORWARDED_FOR"))
    told: dict[str, Any] = {}
    if scheme in ("http", "https"):
        told["wsgi.url_scheme"] = scheme
    if _is_address(address):
        told["REMOTE_ADDR"] = address
    return {**environ, **told}


def _last(header: str | None) -> str:
    return (header or "").rpartition(",")[2].strip().lower()


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
