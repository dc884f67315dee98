"""The way in and out of the FHIR door: from a WSGI environment to a call, and from a reply to an HTTP answer.

Who asks is settled before anything else is looked at; without a token only `metadata` is answered.
"""

import itertools
import secrets
from collections.abc import Mapping
from functools import lru_cache, partial
from ipaddress import ip_address
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.http.request import split_domain_port, validate_host

from sharedcare.api import address, body, callers, negotiation
from sharedcare.api.call import Call, Reply
from sharedcare.api.compression import WORTH_IT, accepts_gzip, gzipped
from sharedcare.api.errors import BadRequest
from sharedcare.api.guard import guarded
from sharedcare.api.interactions.bundles import transaction_or_batch
from sharedcare.api.interactions.later import search_system
from sharedcare.api.routes import INTERACTIONS, Route, find, route
from sharedcare.kernel.clock import now

MOUNTED_AT = "/fhir"
ROUTES: tuple[Route, ...] = (*INTERACTIONS, route("", POST=transaction_or_batch, GET=search_system))
_PUBLIC = frozenset({"metadata"})
# What a person's record says is kept by nobody on the way, and taken for nothing but JSON.
_SAFE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
# Counted from a random place: as good as random for telling requests apart, without a system call for each.
_numbers = itertools.count(secrets.randbits(62))


class Answer(NamedTuple):
    """What goes back over HTTP."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(environ: Mapping[str, Any], path: str) -> Answer:
    """Answer a request for an address below `/fhir`; `path` has no slash at either end."""
    number = next(_numbers)
    reply = guarded(partial(_reply, environ, path, number), request=number)
    return _answer(environ, reply, number)


def _reply(environ: Mapping[str, Any], path: str, number: int) -> Reply:
    method: str = environ["REQUEST_METHOD"]
    at = now()
    source = _source(environ.get("REMOTE_ADDR"))
    if path in _PUBLIC:
        by = callers.anybody(at=at, source=source)
    else:
        by = callers.caller(environ.get("HTTP_AUTHORIZATION"), at=at, source=source, request=number)
    found, place = find(path, ROUTES)
    interaction = found.interaction(method)
    parameters = address.wsgi_query(environ.get("QUERY_STRING", ""))
    negotiation.require_json(parameters, environ)
    base = _base(environ["wsgi.url_scheme"], environ.get("HTTP_HOST") or environ["SERVER_NAME"])
    return interaction(Call(method, place, parameters, environ, partial(body.read, environ), by, at, base))


@lru_cache(maxsize=1024)
def _source(address: str | None) -> str | None:
    """The network address for the trail; None for what is none, such as a local socket."""
    try:
        return str(ip_address(address or ""))
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _base(scheme: str, host: str) -> str:
    """The address of this door as the client knows it. A host that is not ours is refused."""
    domain, _port = split_domain_port(host)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        raise BadRequest(
            "This server does not answer to that host name (SHAREDCARE_HOSTS lists those it does)."
        )
    return f"{scheme}://{host}{MOUNTED_AT}"


def _answer(environ: Mapping[str, Any], reply: Reply, number: int) -> Answer:
    content = reply.body
    headers = {**reply.headers, **_SAFE, "X-Request-Id": f"{number:016x}"}
    if environ["wsgi.url_scheme"] == "https":
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if content:
        headers["Content-Type"] = negotiation.CONTENT_TYPE
        if "_pretty=true" in environ.get("QUERY_STRING", ""):
            content = msgspec.json.format(content, indent=2)
        if len(content) >= WORTH_IT:
            headers["Vary"] = "Accept-Encoding"
            if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
                content = gzipped(content)
                headers["Content-Encoding"] = "gzip"
    if content or reply.status not in (204, 304):
        headers["Content-Length"] = str(len(content))
    return Answer(reply.status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else content)
