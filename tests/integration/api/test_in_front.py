"""The FHIR door in front of Django answers as its view does, and leaves everything else alone."""

import io
from typing import Any

import pytest

from sharedcare.api.wsgi import in_front_of
from sharedcare.kernel.clock import now
from tests.integration.access.clients import token

pytestmark = pytest.mark.django_db


def ask(
    path: str, *, authorization: str = "", host: str = "localhost:8000"
) -> tuple[str, dict[str, str], bytes]:
    """The status line, headers and body that a web server gets for this path."""
    started: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": host,
        "SERVER_NAME": "localhost",
        "HTTP_AUTHORIZATION": authorization,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    application = in_front_of(lambda _environ, start: (start("200 OK", []), [b"Django"])[1])
    body = b"".join(application(environ, lambda *told: started.extend(told)))
    return started[0], dict(started[1]), body


@pytest.mark.parametrize("path", ["/", "/healthz", "/fhirx", "/FHIR/Patient"])
def test_what_is_not_below_the_door_is_djangos(path: str) -> None:
    assert ask(path)[2] == b"Django"


@pytest.mark.parametrize("path", ["/fhir", "/fhir/", "/fhir/Patient/a", "/fhir/Patient/a/", "/fhir/nothing"])
def test_everything_below_the_door_asks_for_a_token(path: str) -> None:
    status, headers, _ = ask(path)

    assert status == "401 Unauthorized"
    assert headers["WWW-Authenticate"].startswith("Bearer")


def test_with_a_token_it_answers_as_the_view_does() -> None:
    status, headers, body = ask("/fhir/Patient/never", authorization=f"Bearer {token(at=now())}")

    assert status == "404 Not Found"
    assert headers["Content-Length"] == str(len(body))
    assert ask("/fhir/metadata")[0] == "200 OK"


def test_a_host_that_is_not_ours_is_refused() -> None:
    assert ask("/fhir/metadata", host="evil.example")[0] == "400 Bad Request"
