"""The FHIR door in front of Django: the same answers as `views.fhir`, without what Django does around a view.

Measured on a read of one resource: of the processor time that the web server spends on it, a third went to building
Django's request and response, resolving the address and sending signals that nobody here listens to. The view
stays, since tests and tools speak to it.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from sharedcare.api.door import MOUNTED_AT, answer

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]

_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}
_BELOW = f"{MOUNTED_AT}/"


def in_front_of(django: Application) -> Application:
    """A WSGI application that answers `/fhir` and all below itself, and leaves the rest to Django."""

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if not path.startswith(_BELOW) and path != MOUNTED_AT:
            return django(environ, start)
        status, headers, body = answer(environ, path[len(_BELOW) :].removesuffix("/"))
        start(_LINES[status], list(headers.items()))
        return (body,)

    return application
