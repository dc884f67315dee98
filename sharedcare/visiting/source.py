"""From where a request came, and its number: what the trail tells of it."""

import itertools
import secrets
from ipaddress import ip_address

from django.http import HttpRequest

_numbers = itertools.count(secrets.randbits(62))


def source_of(request: HttpRequest) -> str | None:
    """The network address; None for what is none, such as a local socket."""
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR") or ""))
    except ValueError:
        return None


def next_number() -> int:
    """A number for a request, as the FHIR door gives each of its own."""
    return next(_numbers)
