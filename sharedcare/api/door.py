"""The one Django view of the FHIR door: from an HTTP request to a call, and from a reply to an HTTP response.

Who asks is settled before anything else is looked at; without a token only `metadata` is answered.
"""

import itertools
import secrets
from collections.abc import Mapping
from functools import lru_cache, partial
from ipaddress import ip_address
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host

from sharedcare.access import actors
from sharedcare.api import address, body, negotiation
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
# Counted from a random place: as good as random for telling requests apart, without a system call for each.
_numbers = itertools.count(secrets.randbits(62))


def answer(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer a request for an address below `/fhir`."""
    number = next(_numbers)
    reply = guarded(partial(_reply, request, path, number), request=number)
    return _response(request, reply, number)


# The door speaks to programs with a bearer token in each request, not to browsers with a cookie.
answer.csrf_exempt = True  # type: ignore[attr-defined]
answer.login_required = False  # type: ignore[attr-defined]


def _reply(request: HttpRequest, path: str, number: int) -> Reply:
    environ = request.META
    method = request.method or ""
    at = now()
    if path in _PUBLIC:
        by = actors.nobody()
    else:
        by = actors.authenticate(
            environ.get("HTTP_AUTHORIZATION"),
            at=at,
            source=_source(environ.get("REMOTE_ADDR")),
            request=number,
        )
    found, place = find(path, ROUTES)
    interaction = found.interaction(method)
    parameters = address.wsgi_query(environ.get("QUERY_STRING", ""))
    negotiation.require_json(parameters, environ)
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    base = _base(request.scheme or "http", host)
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


def _response(request: HttpRequest, reply: Reply, number: int) -> HttpResponse:
    content = reply.body
    environ: Mapping[str, Any] = request.META
    if content and "_pretty=true" in environ.get("QUERY_STRING", ""):
        content = msgspec.json.format(content, indent=2)
    response = HttpResponse(status=reply.status)
    headers = response.headers
    if content:
        headers["Content-Type"] = negotiation.CONTENT_TYPE
        if len(content) >= WORTH_IT:
            headers["Vary"] = "Accept-Encoding"
            if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
                content = gzipped(content)
                headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(content))
    else:
        del headers["Content-Type"]
    # What a person's record says is kept by nobody on the way.
    headers["Cache-Control"] = "no-store"
    headers["X-Request-Id"] = f"{number:016x}"
    for name, value in reply.headers.items():
        headers[name] = value
    if request.method != "HEAD":
        response.content = content
    return response
